using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Data;
using Parlance.Chat.Due;
using Parlance.Chat.Feeds;
using Parlance.Chat.Http;

namespace Parlance.Chat.Reminders;

/// <summary>Puts a reminder off to another time, whether it was due already or not, or is done with it.</summary>
internal sealed class ChangeReminder(ChatDatabase database, DueWork due, FeedPublisher feeds, RateLimiter limiter, TimeProvider clock)
{
    /// <param name="Id">Which; over HTTP it is in the address.</param>
    /// <param name="At">When it is due next, within a year.</param>
    public sealed record Snooze(Guid? Id, DateTimeOffset? At);

    /// <param name="Id">Which; over HTTP it is in the address.</param>
    public sealed record Which(Guid? Id);

    public async Task<AddReminder.Changed> HandleAsync(Actor actor, Snooze request, CancellationToken cancel)
    {
        var validation = new Validation();
        validation.Require(request.Id is not null, "id", "the id of a reminder");
        var at = DueTime.Check(validation, request.At, clock.GetUtcNow());
        validation.ThrowIfInvalid();
        limiter.Take(RateLimit.ChangesPerUser, actor.User.ToString());
        return new(ReminderRow.Of(await database.WriteAsync(db => SnoozeAsync(db, actor.User, request.Id!.Value, at), cancel)));
    }

    public async Task<AddReminder.Changed> HandleDoneAsync(Actor actor, Which request, CancellationToken cancel)
    {
        var validation = new Validation();
        validation.Require(request.Id is not null, "id", "the id of a reminder");
        validation.ThrowIfInvalid();
        limiter.Take(RateLimit.ChangesPerUser, actor.User.ToString());
        return new(ReminderRow.Of(await database.WriteAsync(db => FinishAsync(db, actor.User, request.Id!.Value), cancel)));
    }

    private async Task<Reminder> SnoozeAsync(DbSession db, UserId user, Guid id, DateTimeOffset at)
    {
        await ReminderChange.LockAsync(db, user);
        var row = await ReminderStore.RequireAsync(db, user, id);
        if (row.State is ReminderState.Done)
        {
            throw ChatError.Conflict("This reminder is done.");
        }

        if (row.State is ReminderState.Waiting && row.DueAt == at)
        {
            return row;
        }

        var put = await ReminderChange.PutAsync(db, feeds, row, row with { State = ReminderState.Waiting, DueAt = at });
        await due.PutAsync(db, Remind.Word, put.Key, at);
        return put;
    }

    private async Task<Reminder> FinishAsync(DbSession db, UserId user, Guid id)
    {
        await ReminderChange.LockAsync(db, user);
        var row = await ReminderStore.RequireAsync(db, user, id);
        if (row.State is ReminderState.Done)
        {
            return row;
        }

        var put = await ReminderChange.PutAsync(db, feeds, row, row with { State = ReminderState.Done, Text = "" });
        await DueWork.DropAsync(db, Remind.Word, put.Key);
        return put;
    }
}
