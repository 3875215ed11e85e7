using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Audit;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Due;
using Parlance.Chat.Http;
using Parlance.Chat.Messages;

namespace Parlance.Chat.Polls;

/// <summary>Closes one's own poll, or as a moderator somebody else's, or, at the time that its author has named, whichever it is. What it has come to stays.</summary>
internal sealed class ClosePoll(ChatDatabase database, MessageLog log, RateLimiter limiter) : IDueHandler
{
    /// <param name="Conversation">Where; over HTTP it is in the address.</param>
    /// <param name="Seq">Which message; over HTTP in the address.</param>
    public sealed record Request(ConversationId? Conversation, long? Seq);

    public string Kind => PollWork.Closing;

    public async Task<EditMessage.Edited> HandleAsync(Actor actor, Request request, CancellationToken cancel)
    {
        var validation = new Validation();
        var id = ConversationRules.Conversation(validation, request.Conversation);
        var seq = MessageRules.Seq(validation, request.Seq);
        validation.ThrowIfInvalid();
        limiter.Take(RateLimit.ChangesPerUser, actor.User.ToString());
        return new(MessageRow.Of(await database.WriteAsync(db => CloseAsync(db, actor, id, seq), cancel)));
    }

    // In an archive too: nobody could choose there meanwhile, and it was known when it would close.
    public Task<DueStep> RunAsync(DueItem item, CancellationToken cancel) => Task.FromResult(DueStep.Done(async db =>
    {
        var (id, seq) = PollWork.Read(item);
        var conversation = await db.FindLockedAsync<Conversation>(
            "SELECT 1 FROM conversations WHERE id = @id FOR NO KEY UPDATE", $"SELECT {ConversationStore.Columns} FROM conversations WHERE id = @id", new { id });
        if (conversation is not null && await MessageStore.FindAsync(db, id, seq) is { Poll: { ClosedAt: null } poll } message)
        {
            log.Tell(db, conversation, await MessageStore.PutPollAsync(db, message, poll with { ClosedAt = log.Now }));
        }
    }));

    private async Task<Message> CloseAsync(DbSession db, Actor actor, ConversationId id, long seq)
    {
        var place = await Place.RequireAsync(db, actor, id, Act.Read, lockRow: true);
        var message = await MessageStore.RequireAsync(db, place, seq);
        if (message.AuthorId != actor.User)
        {
            place.Require(Act.DeleteOthers);
        }

        // As with a deletion: whoever is muted may still end what they have begun; in an archive all stays as it is.
        place.RequireOpen();
        var poll = message.Poll ?? throw ChatError.NotFound("poll");
        if (poll.ClosedAt is not null)
        {
            return message;
        }

        if (message.AuthorId != actor.User)
        {
            await AuditLog.WriteAsync(db, actor, new Audited(AuditAction.PollClosed) { Conversation = id, User = message.AuthorId, Seq = seq }, log.Now);
        }

        var closed = await MessageStore.PutPollAsync(db, message, poll with { ClosedAt = log.Now });
        log.Tell(db, place, seq, closed.Rev, MessageRow.Of(closed));
        await PollWork.DropAsync(db, message);
        return closed;
    }
}
