using Parlance.Chat.Accounts;
using Parlance.Chat.Data;
using Parlance.Chat.Messages;
using Parlance.Chat.Messages.Threads;

namespace Parlance.Chat.Notifications;

/// <summary>Who is told of a message, and how: what is asked before anybody is.</summary>
internal static class Notices
{
    /// <summary>Should this message notify these people, and how? Whoever is not in the conversation is not told.</summary>
    /// <param name="db">A snapshot.</param>
    /// <param name="message">As it is in this snapshot.</param>
    /// <param name="people">A bounded number of them.</param>
    /// <param name="now">When it is decided.</param>
    /// <returns>For each of them who is, or was, a member.</returns>
    public static async Task<IReadOnlyDictionary<UserId, Notice>> OfAsync(DbSession db, Message message, IReadOnlyCollection<UserId> people, DateTimeOffset now)
    {
        var cases = await db.QueryAsync<NoticeCase>(
            """
            SELECT c.kind, p.user_id, p.left_at, p.visible_from, r.seq AS read_to, l.level, l.muted_until, n.keywords, n.quiet, s.state, s.until,
                t.seq AS thread_read_to, CASE WHEN t.state = @follows THEN 1 ELSE 0 END AS follows_thread,
                CASE WHEN b.user_id IS NULL THEN 0 ELSE 1 END AS is_blocked,
                CASE WHEN a.seq IS NULL THEN 0 ELSE 1 END AS is_answer
            FROM members p
            JOIN conversations c ON c.id = p.conversation_id
            LEFT JOIN read_positions r ON r.user_id = p.user_id AND r.conversation_id = p.conversation_id
            LEFT JOIN followed_threads t ON t.user_id = p.user_id AND t.conversation_id = p.conversation_id AND t.thread = @Thread
            LEFT JOIN notification_levels l ON l.user_id = p.user_id AND l.conversation_id = p.conversation_id
            LEFT JOIN notification_rules n ON n.user_id = p.user_id
            LEFT JOIN presence s ON s.user_id = p.user_id
            LEFT JOIN blocks b ON b.user_id = p.user_id AND b.other_id = @AuthorId AND b.removed = 0
            LEFT JOIN messages a ON a.conversation_id = p.conversation_id AND a.seq = @ReplyTo AND a.author_id = p.user_id
            WHERE p.conversation_id = @ConversationId AND p.user_id IN @people
            """,
            new { message.ConversationId, message.AuthorId, message.ReplyTo, message.Thread, follows = FollowState.Follows, people = DbList.Of(people) });
        return cases.ToDictionary(one => one.UserId, one => one.Decide(message, now));
    }
}
