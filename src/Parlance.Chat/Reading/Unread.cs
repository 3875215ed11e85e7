using Parlance.Chat.Accounts;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Messages;

namespace Parlance.Chat.Reading;

/// <summary>
/// What somebody has not read: counted from the messages each time that it is asked for, never kept, so that it cannot drift. Exact up to
/// <see cref="CountMax"/>, which stands for that many and more; the cost is bounded by it.
/// </summary>
internal sealed record Unread
{
    public const int CountMax = 99;

    // One bound, since SQLite looks at no more than one of two.
    private const string ReadTo = "(CASE WHEN r.seq >= m.visible_from THEN r.seq ELSE m.visible_from - 1 END)";

    public ConversationId ConversationId { get; init; }

    /// <summary>Messages by others, not deleted, behind the read position; what is only in a thread left out.</summary>
    public long Messages { get; init; }

    /// <summary>Those that name this person, or everybody, in threads too.</summary>
    public long Mentions { get; init; }

    public static async Task<IReadOnlyDictionary<ConversationId, Unread>> CountAsync(DbSession db, UserId user, IReadOnlyList<ConversationId> conversations)
    {
        // In the order of the index, so that PostgreSQL stops with the last one that counts instead of gathering all first. A reader's own messages are
        // passed over; whoever writes that much has read on the way. A message that names them and everybody is one mention, theirs.
        var rows = await db.QueryAsync<Unread>(
            $"""
            SELECT m.conversation_id,
                (SELECT COUNT(*) FROM (SELECT x.seq FROM messages x WHERE x.conversation_id = m.conversation_id
                    AND x.seq > {ReadTo} AND x.author_id <> m.user_id AND x.deleted_at IS NULL AND x.aside = 0 ORDER BY x.seq LIMIT {CountMax + 1}) counted) AS messages,
                (SELECT COUNT(*) FROM (SELECT 1 FROM mentions n JOIN messages x ON x.conversation_id = n.conversation_id AND x.seq = n.seq
                    WHERE n.user_id IN (m.user_id, @everybody) AND n.conversation_id = m.conversation_id
                    AND n.seq > {ReadTo} AND x.author_id <> m.user_id AND x.deleted_at IS NULL
                    AND (n.user_id = m.user_id OR NOT EXISTS (SELECT 1 FROM mentions o WHERE o.user_id = m.user_id AND o.conversation_id = n.conversation_id AND o.seq = n.seq))
                    LIMIT {CountMax + 1}) counted) AS mentions
            FROM members m
            LEFT JOIN read_positions r ON r.user_id = m.user_id AND r.conversation_id = m.conversation_id
            WHERE m.user_id = @user AND m.conversation_id IN @conversations
            """,
            new { user, everybody = MentionStore.Everybody, conversations = DbList.Of(conversations) });
        return rows.ToDictionary(row => row.ConversationId);
    }
}
