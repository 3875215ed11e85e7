using Parlance.Chat.Accounts;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;

namespace Parlance.Chat.Reading.Receipts;

/// <summary>The SQL of <c>receipts</c>.</summary>
internal static class ReceiptStore
{
    public const string Columns = "user_id, seq, at, removed, rev";

    public static Task<Receipt?> FindAsync(DbSession db, ConversationId conversation, UserId user) => db.FindAsync<Receipt>(
        $"SELECT {Columns} FROM receipts WHERE conversation_id = @conversation AND user_id = @user", new { conversation, user });

    /// <summary>Those of the people who are there now, who read last first.</summary>
    public static Task<IReadOnlyList<Receipt>> OfAsync(DbSession db, ConversationId conversation) => db.QueryAsync<Receipt>(
        $"""
        SELECT {string.Join(", ", Columns.Split(", ").Select(column => "r." + column))} FROM receipts r
        JOIN members m ON m.conversation_id = r.conversation_id AND m.user_id = r.user_id AND m.left_at IS NULL
        WHERE r.conversation_id = @conversation AND r.removed = 0 ORDER BY r.rev DESC LIMIT {ReceiptLimits.MembersMax}
        """,
        new { conversation });

    /// <summary>Where somebody lets it be seen how far they have read, by the ids, and with nobody else changing these conversations until the commit.</summary>
    public static Task<IReadOnlyList<ConversationId>> LockAsync(DbSession db, UserId user) => db.QueryAsync<ConversationId>(
        $"""
        SELECT c.id FROM conversations c WHERE c.id IN (SELECT r.conversation_id FROM receipts r WHERE r.user_id = @user AND r.removed = 0)
        ORDER BY c.id {(db.Dialect is Dialect.Postgres ? "FOR NO KEY UPDATE OF c" : "")}
        """,
        new { user });

    /// <summary>Writes the row, new or not.</summary>
    public static Task<int> PutAsync(DbSession db, ConversationId conversation, Receipt row) => db.ExecuteAsync(
        $"""
        INSERT INTO receipts (conversation_id, {Columns}) VALUES (@conversation, @UserId, @Seq, @At, @Removed, @Rev)
        ON CONFLICT (conversation_id, user_id) DO UPDATE SET seq = excluded.seq, at = excluded.at, removed = excluded.removed, rev = excluded.rev
        """,
        new { conversation, row.UserId, row.Seq, row.At, row.Removed, row.Rev });
}
