using Parlance.Chat.Accounts;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;

namespace Parlance.Chat.Drafts;

/// <summary>The SQL of <c>drafts</c>.</summary>
internal static class DraftStore
{
    public const string Columns = "conversation_id, thread, text, reply_to, at, rev";

    public static Task<Draft?> FindAsync(DbSession db, UserId user, ConversationId conversation, long thread) => db.FindAsync<Draft>(
        $"SELECT {Columns} FROM drafts WHERE user_id = @user AND conversation_id = @conversation AND thread = @thread", new { user, conversation, thread });

    /// <summary>How many somebody has that are not empty.</summary>
    public static Task<long> CountAsync(DbSession db, UserId user) => db.ScalarAsync<long>(
        "SELECT COUNT(*) FROM drafts WHERE user_id = @user AND text <> ''", new { user });

    /// <summary>Those that are not empty, the last first.</summary>
    public static Task<IReadOnlyList<Draft>> OfAsync(DbSession db, UserId user, long before, int take) => db.QueryAsync<Draft>(
        $"SELECT {Columns} FROM drafts WHERE user_id = @user AND text <> '' AND rev < @before ORDER BY rev DESC LIMIT @take", new { user, before, take });

    /// <summary>Writes the row, new or not.</summary>
    public static Task<int> PutAsync(DbSession db, UserId user, Draft row) => db.ExecuteAsync(
        $"""
        INSERT INTO drafts (user_id, {Columns}) VALUES (@user, @ConversationId, @Thread, @Text, @ReplyTo, @At, @Rev)
        ON CONFLICT (user_id, conversation_id, thread) DO UPDATE SET text = excluded.text, reply_to = excluded.reply_to, at = excluded.at, rev = excluded.rev
        """,
        new { user, row.ConversationId, row.Thread, row.Text, row.ReplyTo, row.At, row.Rev });
}
