using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Audit;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Http;

namespace Parlance.Chat.Messages;

/// <summary>Deletes one's own message, or as a moderator somebody else's. Its place stays, empty.</summary>
internal sealed class DeleteMessage(ChatDatabase database, MessageLog log, RateLimiter limiter)
{
    /// <param name="Conversation">Where; over HTTP it is in the address.</param>
    /// <param name="Seq">Which message; over HTTP in the address.</param>
    public sealed record Request(ConversationId? Conversation, long? Seq);

    public async Task<EditMessage.Edited> HandleAsync(Actor actor, Request request, CancellationToken cancel)
    {
        var validation = new Validation();
        var id = ConversationRules.Conversation(validation, request.Conversation);
        var seq = MessageRules.Seq(validation, request.Seq);
        validation.ThrowIfInvalid();
        limiter.Take(RateLimit.ChangesPerUser, actor.User.ToString());
        return new(MessageRow.Of(await database.WriteAsync(db => DeleteAsync(db, actor, id, seq), cancel)));
    }

    /// <summary>The same, in a transaction of somebody else.</summary>
    public async Task<Message> DeleteAsync(DbSession db, Actor actor, ConversationId id, long seq)
    {
        var place = await Place.ReadAsync(db, actor, id, lockRow: true);
        place.Require(place.IsMember ? Act.Read : Act.DeleteOthers);
        var message = await MessageStore.RequireAsync(db, place, seq);
        if (message.AuthorId != actor.User)
        {
            place.Require(Act.DeleteOthers);
        }

        // Whoever is muted may still take back what they said; in an archive all stays as it is.
        place.RequireOpen();
        return await DeleteAsync(db, actor, place, message, report: null);
    }

    /// <summary>
    /// Deletes what was reported to the administrators of the server, in a transaction that has asked for one: wherever it was said, in an archive or in
    /// a conversation that they are not in. They see nothing of it by that but what was reported to them.
    /// </summary>
    public async Task<Message> DeleteReportedAsync(DbSession db, Actor actor, ConversationId id, long seq, Guid report)
    {
        var place = await Place.ReadAsync(db, actor, id, lockRow: true) with { VisibleFrom = 1 };
        return await DeleteAsync(db, actor, place, await MessageStore.RequireAsync(db, place, seq), report);
    }

    private async Task<Message> DeleteAsync(DbSession db, Actor actor, Place place, Message message, Guid? report)
    {
        if (message.DeletedAt is not null)
        {
            return message;
        }

        if (message.AuthorId != actor.User)
        {
            var audited = new Audited(AuditAction.MessageDeleted) { Conversation = place.Conversation, User = message.AuthorId, Seq = message.Seq, About = report };
            await AuditLog.WriteAsync(db, actor, audited with { Before = AuditLog.ToJson(new { message.CreatedAt }) }, log.Now);
        }

        return await log.DeleteAsync(db, place, message, actor.User);
    }
}
