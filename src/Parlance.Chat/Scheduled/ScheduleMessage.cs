using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Due;
using Parlance.Chat.Feeds;
using Parlance.Chat.Http;
using Parlance.Chat.Messages;

namespace Parlance.Chat.Scheduled;

/// <summary>Writes a message now that is sent later. Whether its author may send it is asked when it is due.</summary>
internal sealed class ScheduleMessage(ChatDatabase database, DueWork due, FeedPublisher feeds, RateLimiter limiter, TimeProvider clock)
{
    /// <param name="ClientId">A UUID made by the client for this message. A repeated request returns the first result.</param>
    /// <param name="Conversation">Where. Either this or <c>to</c>.</param>
    /// <param name="To">To whom, in the direct conversation with them.</param>
    /// <param name="Text">Markdown, 1 to 20,000 characters.</param>
    /// <param name="At">When it is sent, within a year.</param>
    /// <param name="ReplyTo">The seq of the message that it answers.</param>
    /// <param name="Thread">The seq of the message in whose thread it is said.</param>
    /// <param name="Also">True to have what is said in a thread among the messages of the conversation too.</param>
    /// <param name="Silent">True to interrupt nobody.</param>
    public sealed record Request(
        Guid? ClientId, ConversationId? Conversation, UserId? To, string? Text, DateTimeOffset? At, long? ReplyTo, long? Thread, bool? Also, bool? Silent);

    /// <param name="Scheduled">As it is now.</param>
    public sealed record Changed(ScheduledRow Scheduled) : Reply;

    public async Task<Changed> HandleAsync(Actor actor, Request request, CancellationToken cancel)
    {
        var validation = new Validation();
        var now = clock.GetUtcNow();
        SendMessage.Check(validation, new(request.Conversation, request.To, request.ClientId, request.Text, request.ReplyTo, request.Silent, Thread: request.Thread, Also: request.Also));
        var at = DueTime.Check(validation, request.At, now);
        validation.ThrowIfInvalid();
        limiter.Take(RateLimit.MessagesPerUser, actor.User.ToString());
        var row = new ScheduledMessage
        {
            Id = Guid.CreateVersion7(now),
            UserId = actor.User,
            ClientId = request.ClientId!.Value,
            ConversationId = request.Conversation,
            ToId = request.To,
            Text = request.Text!,
            ReplyTo = request.ReplyTo,
            Thread = request.Thread,
            Also = request.Also ?? false,
            Silent = request.Silent ?? false,
            DueAt = at,
        };
        return new(ScheduledRow.Of(await database.WriteAsync(db => AddAsync(db, actor, row), cancel)));
    }

    private async Task<ScheduledMessage> AddAsync(DbSession db, Actor actor, ScheduledMessage row)
    {
        await ScheduledChange.LockAsync(db, actor.User);
        if (await ScheduledStore.FindMadeAsync(db, actor.User, row.ClientId) is { } made)
        {
            return made;
        }

        if (row.ConversationId is { } conversation)
        {
            var place = await Place.RequireAsync(db, actor, conversation, Act.Read);
            foreach (var seq in new[] { row.ReplyTo, row.Thread }.OfType<long>())
            {
                await MessageStore.RequireAsync(db, place, seq);
            }
        }
        else
        {
            await DirectConversations.RequireReachableAsync(db, actor.User, row.ToId!.Value);
        }

        if (await ScheduledStore.CountAsync(db, actor.User) >= ScheduledLimits.OpenMax)
        {
            throw ChatError.Conflict("You have as many scheduled messages as there may be.");
        }

        var added = await ScheduledChange.AddAsync(db, feeds, row);
        await due.PutAsync(db, SendScheduled.Word, added.Key, added.DueAt);
        return added;
    }
}
