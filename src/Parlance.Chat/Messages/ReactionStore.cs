using Parlance.Chat.Accounts;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;

namespace Parlance.Chat.Messages;

/// <summary>The SQL of <c>reactions</c>.</summary>
internal static class ReactionStore
{
    public const string Columns = "seq, user_id, emoji, at, removed, rev";

    public static Task<Reaction?> FindAsync(DbSession db, ConversationId conversation, long seq, UserId user, string emoji) => db.FindAsync<Reaction>(
        $"SELECT {Columns} FROM reactions WHERE conversation_id = @conversation AND seq = @seq AND emoji = @emoji AND user_id = @user",
        new { conversation, seq, user, emoji });

    /// <summary>All of these messages, those that were taken back left out.</summary>
    public static Task<IReadOnlyList<Reaction>> OfAsync(DbSession db, ConversationId conversation, IReadOnlyList<long> seqs) => db.QueryAsync<Reaction>(
        $"SELECT {Columns} FROM reactions WHERE conversation_id = @conversation AND seq IN @seqs AND removed = 0 ORDER BY seq, at",
        new { conversation, seqs = DbList.Of(seqs) });

    /// <summary>How many there are of each emoji.</summary>
    public static async Task<IReadOnlyDictionary<string, long>> CountAsync(DbSession db, ConversationId conversation, long seq)
    {
        var rows = await db.QueryAsync<Count>(
            "SELECT emoji, COUNT(*) AS number FROM reactions WHERE conversation_id = @conversation AND seq = @seq AND removed = 0 GROUP BY emoji",
            new { conversation, seq });
        return rows.ToDictionary(row => row.Emoji, row => row.Number, StringComparer.Ordinal);
    }

    public static Task<int> PutAsync(DbSession db, ConversationId conversation, Reaction row) => db.ExecuteAsync(
        """
        INSERT INTO reactions (conversation_id, seq, user_id, emoji, at, removed, rev) VALUES (@conversation, @Seq, @UserId, @Emoji, @At, @Removed, @Rev)
        ON CONFLICT (conversation_id, seq, emoji, user_id) DO UPDATE SET at = excluded.at, removed = excluded.removed, rev = excluded.rev
        """,
        new { conversation, row.Seq, row.UserId, row.Emoji, row.At, row.Removed, row.Rev });

    private sealed record Count
    {
        public string Emoji { get; init; } = "";

        public long Number { get; init; }
    }
}
