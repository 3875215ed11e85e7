using Parlance.Chat.Data;
using Parlance.Chat.Messages;

namespace Parlance.Chat.Retention.Holds;

/// <summary>What was deleted while somebody held it: out of everybody's sight, and not gone.</summary>
internal static class HeldTexts
{
    /// <summary>Whether somebody holds a message of <c>@ConversationId</c> by <c>@AuthorId</c>, in SQL.</summary>
    public const string IsHeld =
        "EXISTS (SELECT 1 FROM holds h WHERE h.conversation_id = @ConversationId AND h.lifted_at IS NULL) "
        + "OR EXISTS (SELECT 1 FROM holds h WHERE h.user_id = @AuthorId AND h.lifted_at IS NULL)";

    /// <summary>Puts by what a message says and has said, if somebody holds it, before it is deleted.</summary>
    public static Task<int> KeepAsync(DbSession db, Message message, DateTimeOffset now) => db.ExecuteAsync(
        $"""
        INSERT INTO held_texts (conversation_id, seq, number, author_id, text, written_at, kept_at)
        SELECT conversation_id, seq, number, author_id, text, written_at, CAST(@now AS BIGINT) FROM (
            SELECT e.conversation_id, e.seq, e.number, m.author_id, e.text, e.written_at FROM message_edits e
                JOIN messages m ON m.conversation_id = e.conversation_id AND m.seq = e.seq WHERE e.conversation_id = @ConversationId AND e.seq = @Seq
            UNION ALL
            SELECT conversation_id, seq, 0, author_id, CAST(@Said AS TEXT), COALESCE(edited_at, created_at) FROM messages WHERE conversation_id = @ConversationId AND seq = @Seq) said
        WHERE {IsHeld}
        """,
        new { message.ConversationId, message.Seq, message.AuthorId, message.Said, now });

    /// <summary>Takes away some of those that nobody holds any more.</summary>
    /// <returns>How many.</returns>
    public static async Task<int> ForgetAsync(DbSession db)
    {
        var forgotten = await db.ExecuteAsync(
            """
            DELETE FROM held_texts WHERE (conversation_id, seq, number) IN (
                SELECT t.conversation_id, t.seq, t.number FROM held_texts t
                WHERE NOT EXISTS (SELECT 1 FROM holds h WHERE h.conversation_id = t.conversation_id AND h.lifted_at IS NULL)
                    AND NOT EXISTS (SELECT 1 FROM holds h WHERE h.user_id = t.author_id AND h.lifted_at IS NULL)
                LIMIT @BatchMax)
            """,
            new { RetentionLimits.BatchMax });
        await db.ExecuteAsync("UPDATE purge SET left_over = left_over + @forgotten WHERE id = 1", new { forgotten });
        return forgotten;
    }
}
