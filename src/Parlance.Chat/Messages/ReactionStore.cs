using Dapper;
using Parlance.Chat.Accounts;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Feeds;

namespace Parlance.Chat.Messages;

/// <summary>The SQL of <c>reactions</c>.</summary>
internal static class ReactionStore
{
    public const string Columns = "seq, user_id, emoji, at, removed, rev";

    public static Task<Reaction?> FindAsync(DbSession db, ConversationId conversation, long seq, UserId user, string emoji) => db.FindAsync<Reaction>(
        $"SELECT {Columns} FROM reactions WHERE conversation_id = @conversation AND seq = @seq AND emoji = @emoji AND user_id = @user",
        new { conversation, seq, user, emoji });

    /// <summary>All of these messages, at most 500 stretches of them, those that were taken back left out.</summary>
    public static async Task<IReadOnlyList<Reaction>> OfAsync(DbSession db, ConversationId conversation, IReadOnlyList<SeqRange> ranges)
    {
        var args = new DynamicParameters();
        args.Add("conversation", conversation);
        var stretches = new List<string>();
        foreach (var (number, (from, to)) in ranges.Index())
        {
            // Not as a list of seqs: a plan that PostgreSQL has made for conversations of the usual size finds it cheaper to read all reactions there are in
            // one, and does so in the largest too.
            stretches.Add($"SELECT {Columns} FROM reactions WHERE conversation_id = @conversation AND seq BETWEEN @from{number} AND @to{number} AND removed = 0");
            args.Add($"from{number}", from);
            args.Add($"to{number}", to);
        }

        var rows = await db.QueryAsync<Reaction>(string.Join(" UNION ALL ", stretches), args);
        return [.. rows.OrderBy(row => row.Seq).ThenBy(row => row.At)];
    }

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
