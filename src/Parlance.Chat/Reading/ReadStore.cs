using Parlance.Chat.Accounts;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;

namespace Parlance.Chat.Reading;

/// <summary>The SQL of <c>read_positions</c>.</summary>
internal static class ReadStore
{
    public const string Columns = "conversation_id, seq, version, at, rev";

    public static Task<ReadPosition?> FindAsync(DbSession db, UserId user, ConversationId conversation) => db.FindAsync<ReadPosition>(
        $"SELECT {Columns} FROM read_positions WHERE user_id = @user AND conversation_id = @conversation", new { user, conversation });

    public static async Task<IReadOnlyDictionary<ConversationId, ReadPosition>> OfAsync(DbSession db, UserId user, IReadOnlyList<ConversationId> conversations)
    {
        var rows = await db.QueryAsync<ReadPosition>(
            $"SELECT {Columns} FROM read_positions WHERE user_id = @user AND conversation_id IN @conversations", new { user, conversations = DbList.Of(conversations) });
        return rows.ToDictionary(row => row.ConversationId);
    }

    public static Task<int> PutAsync(DbSession db, UserId user, ReadPosition row) => db.ExecuteAsync(
        """
        INSERT INTO read_positions (user_id, conversation_id, seq, version, at, rev) VALUES (@user, @ConversationId, @Seq, @Version, @At, @Rev)
        ON CONFLICT (user_id, conversation_id) DO UPDATE SET seq = excluded.seq, version = excluded.version, at = excluded.at, rev = excluded.rev
        """,
        new { user, row.ConversationId, row.Seq, row.Version, row.At, row.Rev });
}
