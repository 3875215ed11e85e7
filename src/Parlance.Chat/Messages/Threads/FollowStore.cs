using System.Globalization;
using Parlance.Chat.Accounts;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;

namespace Parlance.Chat.Messages.Threads;

/// <summary>The SQL of <c>followed_threads</c>.</summary>
internal static class FollowStore
{
    public const string Columns = "user_id, conversation_id, thread, state, seq, version, at, rev";

    private static readonly string Qualified = string.Join(", ", Columns.Split(", ").Select(column => "f." + column));

    public static Task<FollowedThread?> FindAsync(DbSession db, UserId user, ConversationId conversation, long thread) => db.FindAsync<FollowedThread>(
        $"SELECT {Columns} FROM followed_threads WHERE user_id = @user AND conversation_id = @conversation AND thread = @thread", new { user, conversation, thread });

    /// <summary>What these people have to do with a thread.</summary>
    public static async Task<IReadOnlyDictionary<UserId, FollowedThread>> OfAsync(DbSession db, Message root, IReadOnlyCollection<UserId> users)
    {
        var rows = await db.QueryAsync<FollowedThread>(
            $"SELECT {Columns} FROM followed_threads WHERE user_id IN @users AND conversation_id = @ConversationId AND thread = @Seq",
            new { users = DbList.Of(users), root.ConversationId, root.Seq });
        return rows.ToDictionary(row => row.UserId);
    }

    /// <summary>Those of these people who are in the conversation and may read the first message.</summary>
    public static Task<IReadOnlyList<UserId>> ReadersAsync(DbSession db, Message root, IReadOnlyCollection<UserId> users) => db.QueryAsync<UserId>(
        "SELECT user_id FROM members WHERE conversation_id = @ConversationId AND user_id IN @users AND left_at IS NULL AND visible_from <= @Seq",
        new { users = DbList.Of(users), root.ConversationId, root.Seq });

    public static Task<long> CountAsync(DbSession db, UserId user) => db.ScalarAsync<long>(
        "SELECT COUNT(*) FROM followed_threads WHERE user_id = @user AND state = 1", new { user });

    /// <summary>The one of those that somebody follows that was touched longest ago.</summary>
    public static Task<FollowedThread?> OldestAsync(DbSession db, UserId user) => db.FindAsync<FollowedThread>(
        $"SELECT {Columns} FROM followed_threads WHERE user_id = @user AND state = 1 ORDER BY rev LIMIT 1", new { user });

    /// <summary>What somebody follows and may read, that in which something was said last first.</summary>
    public static Task<IReadOnlyList<FollowedThread>> ActiveAsync(DbSession db, UserId user, ThreadCursor before, int take) => db.QueryAsync<FollowedThread>(
        // All that one account follows is put in order: no more than a thousand rows. What was said in a thread is written down in one place, and not
        // with everybody who follows it.
        $"""
        SELECT {Qualified} FROM followed_threads f
        JOIN members p ON p.conversation_id = f.conversation_id AND p.user_id = f.user_id AND p.left_at IS NULL AND p.visible_from <= f.thread
        JOIN messages m ON m.conversation_id = f.conversation_id AND m.seq = f.thread
        WHERE f.user_id = @user AND f.state = 1 AND (COALESCE(m.last_reply_at, m.created_at) < @At
            OR (COALESCE(m.last_reply_at, m.created_at) = @At AND (f.conversation_id, f.thread) < (@Conversation, @Thread)))
        ORDER BY COALESCE(m.last_reply_at, m.created_at) DESC, f.conversation_id DESC, f.thread DESC LIMIT {take.ToString(CultureInfo.InvariantCulture)}
        """,
        new { user, before.At, before.Conversation, before.Thread });

    /// <summary>The first messages of these threads.</summary>
    public static async Task<IReadOnlyDictionary<(ConversationId, long), Message>> RootsAsync(DbSession db, UserId user, IReadOnlyList<FollowedThread> threads)
    {
        var rows = await db.QueryAsync<Message>(
            $"""
            SELECT {string.Join(", ", MessageStore.Columns.Split(", ").Select(column => "m." + column))} FROM followed_threads f
            JOIN messages m ON m.conversation_id = f.conversation_id AND m.seq = f.thread
            WHERE f.user_id = @user AND f.rev IN @revs
            """,
            new { user, revs = DbList.Of(threads.Select(row => row.Rev)) });
        return rows.DistinctBy(row => (row.ConversationId, row.Seq)).ToDictionary(row => (row.ConversationId, row.Seq));
    }

    /// <summary>How many replies by others somebody has not read in each of these threads; one above the highest stands for more.</summary>
    public static async Task<IReadOnlyDictionary<(ConversationId, long), long>> UnreadAsync(DbSession db, UserId user, IReadOnlyList<FollowedThread> threads)
    {
        var rows = await db.QueryAsync<Count>(
            $"""
            SELECT f.conversation_id, f.thread,
                (SELECT COUNT(*) FROM (SELECT x.seq FROM messages x WHERE x.conversation_id = f.conversation_id AND x.thread = f.thread
                    AND x.seq > f.seq AND x.author_id <> f.user_id AND x.deleted_at IS NULL ORDER BY x.seq LIMIT {ThreadLimits.CountMax + 1}) counted) AS number
            FROM followed_threads f WHERE f.user_id = @user AND f.rev IN @revs
            """,
            new { user, revs = DbList.Of(threads.Select(row => row.Rev)) });
        return rows.ToDictionary(row => (row.ConversationId, row.Thread), row => row.Number);
    }

    /// <summary>Writes the row, new or not.</summary>
    public static Task<int> PutAsync(DbSession db, FollowedThread row) => db.ExecuteAsync(
        $"""
        INSERT INTO followed_threads ({Columns}) VALUES (@UserId, @ConversationId, @Thread, @State, @Seq, @Version, @At, @Rev)
        ON CONFLICT (user_id, conversation_id, thread) DO UPDATE SET state = excluded.state, seq = excluded.seq, version = excluded.version,
            at = excluded.at, rev = excluded.rev
        """,
        row);

    private sealed record Count
    {
        public ConversationId ConversationId { get; init; }

        public long Thread { get; init; }

        public long Number { get; init; }
    }
}
