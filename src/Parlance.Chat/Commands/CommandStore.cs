using Parlance.Chat.Accounts;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;

namespace Parlance.Chat.Commands;

/// <summary>The SQL of <c>commands</c> and <c>command_calls</c>.</summary>
internal static class CommandStore
{
    private const string Columns = "name, bot_id, description, hint, role, created_by, created_at";
    private const string CallColumns = "id, name, bot_id, user_id, conversation_id, expires_at, answered_at, shown_to";

    /// <summary>Those of the bots that are in a conversation. There are few commands and there may be many members: each bot is looked for among them.</summary>
    public static Task<IReadOnlyList<RegisteredCommand>> InAsync(DbSession db, ConversationId conversation, ServerRole role) => db.QueryAsync<RegisteredCommand>(
        """
        SELECT c.name, c.bot_id, c.description, c.hint, c.role, c.created_by, c.created_at
        FROM commands c JOIN users u ON u.id = c.bot_id AND u.disabled_at IS NULL AND u.deleted_at IS NULL
        WHERE c.role <= @role
            AND (SELECT COUNT(*) FROM members m WHERE m.conversation_id = @conversation AND m.user_id = c.bot_id AND m.left_at IS NULL) > 0
        ORDER BY c.name
        """,
        new { conversation, role });

    public static Task<RegisteredCommand?> FindAsync(DbSession db, string name) =>
        db.FindAsync<RegisteredCommand>($"SELECT {Columns} FROM commands WHERE name = @name", new { name });

    public static Task<long> CountAsync(DbSession db) => db.ScalarAsync<long>("SELECT COUNT(*) FROM commands");

    public static Task<long> CountAsync(DbSession db, UserId bot) => db.ScalarAsync<long>("SELECT COUNT(*) FROM commands WHERE bot_id = @bot", new { bot });

    public static Task<int> InsertAsync(DbSession db, RegisteredCommand row) =>
        db.ExecuteAsync($"INSERT INTO commands ({Columns}) VALUES (@Name, @BotId, @Description, @Hint, @Role, @CreatedBy, @CreatedAt)", row);

    public static Task<int> UpdateAsync(DbSession db, RegisteredCommand row) =>
        db.ExecuteAsync("UPDATE commands SET description = @Description, hint = @Hint, role = @Role WHERE name = @Name", row);

    public static Task<int> DeleteAsync(DbSession db, string name) => db.ExecuteAsync("DELETE FROM commands WHERE name = @name", new { name });

    /// <summary>Keeps a call, and forgets those of the same person that nobody can answer any more.</summary>
    public static async Task InsertAsync(DbSession db, Call call, DateTimeOffset forgetBefore)
    {
        await db.ExecuteAsync("DELETE FROM command_calls WHERE user_id = @UserId AND expires_at < @forgetBefore", new { call.UserId, forgetBefore });
        await db.ExecuteAsync($"INSERT INTO command_calls ({CallColumns}) VALUES (@Id, @Name, @BotId, @UserId, @ConversationId, @ExpiresAt, @AnsweredAt, @ShownTo)", call);
    }

    public static Task<Call?> FindCallAsync(DbSession db, UserId bot, Guid id) =>
        db.FindAsync<Call>($"SELECT {CallColumns} FROM command_calls WHERE id = @id AND bot_id = @bot", new { id, bot });

    /// <returns>False when it was answered before, or it is too late.</returns>
    public static async Task<bool> TakeAsync(DbSession db, Guid id, ShownTo shownTo, DateTimeOffset now) => await db.ExecuteAsync(
        "UPDATE command_calls SET answered_at = @now, shown_to = @shownTo WHERE id = @id AND answered_at IS NULL AND expires_at > @now",
        new { id, shownTo, now }) is 1;

    /// <summary>Takes an answer back that could not be given.</summary>
    public static Task<int> GiveBackAsync(DbSession db, Guid id) =>
        db.ExecuteAsync("UPDATE command_calls SET answered_at = NULL, shown_to = NULL WHERE id = @id", new { id });

    /// <summary>Forgets what a bot understands, and what somebody has asked or was asked.</summary>
    public static async Task ForgetAsync(DbSession db, UserId user)
    {
        await db.ExecuteAsync("DELETE FROM commands WHERE bot_id = @user", new { user });
        await db.ExecuteAsync("DELETE FROM command_calls WHERE user_id = @user", new { user });
        await db.ExecuteAsync("DELETE FROM command_calls WHERE bot_id = @user", new { user });
    }
}
