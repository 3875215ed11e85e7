using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Data;
using Parlance.Chat.Due;
using Parlance.Chat.Feeds;
using Parlance.Chat.Http;
using Parlance.Chat.Messages;

namespace Parlance.Chat.Scheduled;

/// <summary>Gives a message that was not sent yet another text or time, or takes it back. One that could not be sent waits again with its new time.</summary>
internal sealed class EditScheduled(ChatDatabase database, DueWork due, FeedPublisher feeds, RateLimiter limiter, TimeProvider clock)
{
    /// <param name="Id">Which; over HTTP it is in the address.</param>
    /// <param name="Text">Markdown, 1 to 20,000 characters; as it was if it is left out.</param>
    /// <param name="At">When it is sent, within a year; as it was if it is left out.</param>
    /// <param name="Silent">True to interrupt nobody; as it was if it is left out.</param>
    public sealed record Request(Guid? Id, string? Text, DateTimeOffset? At, bool? Silent);

    /// <param name="Id">Which; over HTTP it is in the address.</param>
    public sealed record Which(Guid? Id);

    public async Task<ScheduleMessage.Changed> HandleAsync(Actor actor, Request request, CancellationToken cancel)
    {
        var validation = new Validation();
        validation.Require(request.Id is not null, "id", "the id of a scheduled message");
        var text = request.Text is null ? null : MessageRules.Text(validation, request.Text);
        DateTimeOffset? at = request.At is null ? null : DueTime.Check(validation, request.At, clock.GetUtcNow());
        validation.ThrowIfInvalid();
        limiter.Take(RateLimit.ChangesPerUser, actor.User.ToString());
        return new(ScheduledRow.Of(await database.WriteAsync(db => EditAsync(db, actor, request.Id!.Value, text, at, request.Silent), cancel)));
    }

    public async Task<ScheduleMessage.Changed> HandleRemoveAsync(Actor actor, Which request, CancellationToken cancel)
    {
        var validation = new Validation();
        validation.Require(request.Id is not null, "id", "the id of a scheduled message");
        validation.ThrowIfInvalid();
        limiter.Take(RateLimit.ChangesPerUser, actor.User.ToString());
        return new(ScheduledRow.Of(await database.WriteAsync(db => RemoveAsync(db, actor, request.Id!.Value), cancel)));
    }

    private async Task<ScheduledMessage> EditAsync(DbSession db, Actor actor, Guid id, string? text, DateTimeOffset? at, bool? silent)
    {
        var row = await RequireOpenAsync(db, actor, id);
        if (row.State is ScheduledState.Failed && at is null)
        {
            throw ChatError.Invalid("at", "a time to come, within a year");
        }

        var edited = row with { Text = text ?? row.Text, DueAt = at ?? row.DueAt, Silent = silent ?? row.Silent, State = ScheduledState.Waiting, Problem = null };
        if (edited == row)
        {
            return row;
        }

        var put = await ScheduledChange.PutAsync(db, feeds, row, edited);
        await due.PutAsync(db, SendScheduled.Word, put.Key, put.DueAt);
        return put;
    }

    private async Task<ScheduledMessage> RemoveAsync(DbSession db, Actor actor, Guid id)
    {
        var row = await RequireOpenAsync(db, actor, id);
        var removed = await ScheduledChange.PutAsync(db, feeds, row, row.Emptied(ScheduledState.Removed));
        await DueWork.DropAsync(db, SendScheduled.Word, removed.Key);
        return removed;
    }

    private static async Task<ScheduledMessage> RequireOpenAsync(DbSession db, Actor actor, Guid id)
    {
        await ScheduledChange.LockAsync(db, actor.User);
        var row = await ScheduledStore.RequireAsync(db, actor.User, id);
        return row.IsOpen ? row : throw ChatError.Conflict("This message is sent already.");
    }
}
