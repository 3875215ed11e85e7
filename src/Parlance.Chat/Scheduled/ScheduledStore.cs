using Parlance.Chat.Accounts;
using Parlance.Chat.Data;

namespace Parlance.Chat.Scheduled;

/// <summary>The SQL of <c>scheduled_messages</c>.</summary>
internal static class ScheduledStore
{
    public const string Columns = "id, user_id, client_id, conversation_id, to_id, text, reply_to, thread, also, silent, due_at, state, problem, seq, rev";

    public static Task<ScheduledMessage?> FindAsync(DbSession db, Guid id) =>
        db.FindAsync<ScheduledMessage>($"SELECT {Columns} FROM scheduled_messages WHERE id = @id", new { id });

    /// <summary>One's own, which was not removed.</summary>
    /// <exception cref="ChatError"><c>not_found</c>.</exception>
    public static async Task<ScheduledMessage> RequireAsync(DbSession db, UserId user, Guid id) =>
        await FindAsync(db, id) is { State: not ScheduledState.Removed } row && row.UserId == user ? row : throw ChatError.NotFound("scheduled message");

    /// <summary>What an earlier request with this client id has made.</summary>
    public static Task<ScheduledMessage?> FindMadeAsync(DbSession db, UserId user, Guid clientId) => db.FindAsync<ScheduledMessage>(
        $"SELECT {Columns} FROM scheduled_messages WHERE user_id = @user AND client_id = @clientId", new { user, clientId });

    public static Task<long> CountAsync(DbSession db, UserId user) =>
        db.ScalarAsync<long>("SELECT COUNT(*) FROM scheduled_messages WHERE user_id = @user AND state IN (0, 2)", new { user });

    /// <summary>Those that may still be sent, what was changed last first.</summary>
    public static Task<IReadOnlyList<ScheduledMessage>> OpenAsync(DbSession db, UserId user, long before, int take) => db.QueryAsync<ScheduledMessage>(
        $"SELECT {Columns} FROM scheduled_messages WHERE user_id = @user AND state IN (0, 2) AND rev < @before ORDER BY rev DESC LIMIT @take", new { user, before, take });

    public static Task<int> InsertAsync(DbSession db, ScheduledMessage row) => db.ExecuteAsync(
        $"""
        INSERT INTO scheduled_messages ({Columns}) VALUES (@Id, @UserId, @ClientId, @ConversationId, @ToId, @Text, @ReplyTo, @Thread, @Also, @Silent, @DueAt, @State, @Problem, @Seq, @Rev)
        """,
        row);

    /// <summary>Writes what has become of a row, if it is still the one of that rev.</summary>
    public static async Task<bool> UpdateAsync(DbSession db, ScheduledMessage row, long knownRev) => await db.ExecuteAsync(
        """
        UPDATE scheduled_messages SET conversation_id = @ConversationId, text = @Text, silent = @Silent, due_at = @DueAt, state = @State, problem = @Problem, seq = @Seq, rev = @Rev
        WHERE id = @Id AND rev = @knownRev
        """,
        new { row.Id, row.ConversationId, row.Text, row.Silent, row.DueAt, row.State, row.Problem, row.Seq, row.Rev, knownRev }) is 1;
}
