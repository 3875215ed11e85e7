using Parlance.Chat.Conversations;
using Parlance.Chat.Data;

namespace Parlance.Chat.Hooks;

/// <summary>The SQL of <c>hooks</c>.</summary>
internal static class HookStore
{
    private const string Query =
        """
        SELECT h.id, h.conversation_id, h.bot_id, h.token_id, h.created_by, h.created_at, h.disabled_at, u.display_name AS name, t.last_used_at
        FROM hooks h JOIN users u ON u.id = h.bot_id LEFT JOIN personal_tokens t ON t.id = h.token_id
        """;

    /// <summary>All of a conversation, the oldest first: there are few.</summary>
    public static Task<IReadOnlyList<Hook>> ListAsync(DbSession db, ConversationId conversation) =>
        db.QueryAsync<Hook>($"{Query} WHERE h.conversation_id = @conversation ORDER BY h.id", new { conversation });

    /// <exception cref="ChatError"><c>not_found</c>: this conversation has no such hook.</exception>
    public static async Task<Hook> RequireAsync(DbSession db, ConversationId conversation, Guid id) =>
        await db.FindAsync<Hook>($"{Query} WHERE h.id = @id AND h.conversation_id = @conversation", new { id, conversation }) ?? throw ChatError.NotFound("hook");

    public static Task<int> InsertAsync(DbSession db, Hook hook) => db.ExecuteAsync(
        "INSERT INTO hooks (id, conversation_id, bot_id, token_id, created_by, created_at, disabled_at) "
        + "VALUES (@Id, @ConversationId, @BotId, @TokenId, @CreatedBy, @CreatedAt, @DisabledAt)",
        hook);

    public static Task<int> UpdateAsync(DbSession db, Hook hook) =>
        db.ExecuteAsync("UPDATE hooks SET token_id = @TokenId, disabled_at = @DisabledAt WHERE id = @Id", hook);

    public static Task<int> DeleteAsync(DbSession db, Guid id) => db.ExecuteAsync("DELETE FROM hooks WHERE id = @id", new { id });
}
