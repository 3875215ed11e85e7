using Parlance.Chat.Accounts;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Messages;

namespace Parlance.Chat.Saved;

/// <summary>The SQL of <c>saved_messages</c>.</summary>
internal static class SavedStore
{
    public const string Columns = "conversation_id, seq, at, removed, rev";

    public static Task<SavedMessage?> FindAsync(DbSession db, UserId user, ConversationId conversation, long seq) => db.FindAsync<SavedMessage>(
        $"SELECT {Columns} FROM saved_messages WHERE user_id = @user AND conversation_id = @conversation AND seq = @seq", new { user, conversation, seq });

    public static Task<long> CountAsync(DbSession db, UserId user) => db.ScalarAsync<long>(
        "SELECT COUNT(*) FROM saved_messages WHERE user_id = @user AND removed = 0", new { user });

    /// <summary>What somebody has saved, the last first.</summary>
    public static Task<IReadOnlyList<SavedMessage>> OfAsync(DbSession db, UserId user, long before, int take) => db.QueryAsync<SavedMessage>(
        $"SELECT {Columns} FROM saved_messages WHERE user_id = @user AND removed = 0 AND rev < @before ORDER BY rev DESC LIMIT @take", new { user, before, take });

    /// <summary>The messages of a stretch of what somebody has saved, as far as they may read them now.</summary>
    public static Task<IReadOnlyList<Message>> MessagesAsync(DbSession db, UserId user, long fromRev, long toRev) => db.QueryAsync<Message>(
        $"""
        SELECT {string.Join(", ", MessageStore.Columns.Split(", ").Select(column => "m." + column))} FROM saved_messages s
        JOIN members p ON p.conversation_id = s.conversation_id AND p.user_id = s.user_id AND p.left_at IS NULL AND p.visible_from <= s.seq
        JOIN messages m ON m.conversation_id = s.conversation_id AND m.seq = s.seq
        WHERE s.user_id = @user AND s.removed = 0 AND s.rev BETWEEN @fromRev AND @toRev
        """,
        new { user, fromRev, toRev });

    /// <summary>Writes the row, new or not.</summary>
    public static Task<int> PutAsync(DbSession db, UserId user, SavedMessage row) => db.ExecuteAsync(
        $"""
        INSERT INTO saved_messages (user_id, {Columns}) VALUES (@user, @ConversationId, @Seq, @At, @Removed, @Rev)
        ON CONFLICT (user_id, conversation_id, seq) DO UPDATE SET at = excluded.at, removed = excluded.removed, rev = excluded.rev
        """,
        new { user, row.ConversationId, row.Seq, row.At, row.Removed, row.Rev });
}
