using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Http;

namespace Parlance.Chat.Messages;

/// <summary>
/// Reads what a message said before, the oldest first: what it said at first, and the newest 99 of its other texts. Nothing is left of one that is
/// deleted.
/// </summary>
internal sealed class ListEdits(ChatDatabase database, RateLimiter limiter)
{
    /// <summary>What a message once said.</summary>
    public sealed record Version
    {
        /// <summary>Markdown as written.</summary>
        public string Text { get; init; } = "";

        /// <summary>When it was written.</summary>
        public DateTimeOffset WrittenAt { get; init; }
    }

    /// <param name="Versions">At most 100, without the one that the message has now.</param>
    public sealed record Listed(IReadOnlyList<Version> Versions) : Reply;

    public Task<Listed> HandleAsync(Actor actor, DeleteMessage.Request request, CancellationToken cancel)
    {
        var validation = new Validation();
        var id = ConversationRules.Conversation(validation, request.Conversation);
        var seq = MessageRules.Seq(validation, request.Seq);
        validation.ThrowIfInvalid();
        limiter.Take(RateLimit.ReadsPerUser, actor.User.ToString());
        return database.ReadAsync(db => ReadAsync(db, actor, id, seq), cancel);
    }

    private static async Task<Listed> ReadAsync(DbSession db, Actor actor, ConversationId id, long seq)
    {
        var place = await Place.RequireAsync(db, actor, id, Act.Read);
        await MessageStore.RequireAsync(db, place, seq);
        return new(await db.QueryAsync<Version>(
            "SELECT text, written_at FROM message_edits WHERE conversation_id = @id AND seq = @seq ORDER BY number LIMIT @EditsMax", new { id, seq, MessageLimits.EditsMax }));
    }
}
