using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Data;
using Parlance.Chat.Due;
using Parlance.Chat.Feeds;
using Parlance.Chat.Http;
using Parlance.Chat.Messages;

namespace Parlance.Chat.Scheduled;

/// <summary>
/// Sends a scheduled message when it is due, or sooner if its author says so, as any message is sent. One that is refused when it is due stays, with the reason.
/// </summary>
internal sealed class SendScheduled(ChatDatabase database, SendMessage send, FeedPublisher feeds, RateLimiter limiter) : IDueHandler
{
    /// <summary>The kind of work.</summary>
    public const string Word = "scheduled";

    public string Kind => Word;

    /// <summary>Sends it now. One that is sent already is as it is.</summary>
    public async Task<ScheduleMessage.Changed> HandleAsync(Actor actor, EditScheduled.Which request, CancellationToken cancel)
    {
        var validation = new Validation();
        validation.Require(request.Id is not null, "id", "the id of a scheduled message");
        validation.ThrowIfInvalid();
        limiter.Take(RateLimit.MessagesPerUser, actor.User.ToString());
        var row = await database.ReadAsync(db => ScheduledStore.RequireAsync(db, actor.User, request.Id!.Value), cancel);
        if (!row.IsOpen)
        {
            return new(ScheduledRow.Of(row));
        }

        var sending = SendMessage.Prepare(row.ToRequest());
        var sent = await send.OnceMoreIfBothBeginAsync(
            async db =>
            {
                var sent = await SendAsync(db, actor, row, sending);
                await DueWork.DropAsync(db, Word, row.Key);
                return sent;
            },
            cancel);
        return new(ScheduledRow.Of(sent));
    }

    public async Task<DueStep> RunAsync(DueItem item, CancellationToken cancel)
    {
        var id = Guid.ParseExact(item.Key, "N");
        if (await database.ReadAsync(db => ScheduledStore.FindAsync(db, id), cancel) is not { State: ScheduledState.Waiting } row)
        {
            return DueStep.Done();
        }

        var sending = SendMessage.Prepare(row.ToRequest());
        return DueStep.Done(
            async db => await SendAsync(db, await AbsentActor.RequireAsync(db, row.UserId), row, sending),
            (db, refusal) => FailAsync(db, row, refusal));
    }

    // What has changed meanwhile undoes it all, the message too.
    private async Task<ScheduledMessage> SendAsync(DbSession db, Actor actor, ScheduledMessage row, SendMessage.Sending sending)
    {
        var message = await send.SendAsync(db, actor, sending);
        return await ScheduledChange.PutAsync(
            db, feeds, row, row.Emptied(ScheduledState.Sent) with { ConversationId = message.ConversationId, Seq = message.Seq });
    }

    private async Task FailAsync(DbSession db, ScheduledMessage row, ChatError refusal)
    {
        // What a filter does to whoever writes such things.
        await (refusal.Aftermath?.Invoke(db) ?? Task.CompletedTask);
        try
        {
            await ScheduledChange.PutAsync(db, feeds, row, row with { State = ScheduledState.Failed, Problem = refusal.Code });
        }
        catch (ChatError)
        {
            throw new LeaseLostException();
        }
    }
}
