using Parlance.Chat.Accounts;
using Parlance.Chat.Data;
using Parlance.Chat.Messages;

namespace Parlance.Chat.Reminders;

/// <summary>The SQL of <c>reminders</c>.</summary>
internal static class ReminderStore
{
    public const string Columns = "id, user_id, client_id, conversation_id, seq, text, due_at, state, rev";

    public static Task<Reminder?> FindAsync(DbSession db, Guid id) => db.FindAsync<Reminder>($"SELECT {Columns} FROM reminders WHERE id = @id", new { id });

    /// <exception cref="ChatError"><c>not_found</c>: there is none, or it is somebody else's.</exception>
    public static async Task<Reminder> RequireAsync(DbSession db, UserId user, Guid id) =>
        await FindAsync(db, id) is { } row && row.UserId == user ? row : throw ChatError.NotFound("reminder");

    /// <summary>What an earlier request with this client id has made.</summary>
    public static Task<Reminder?> FindMadeAsync(DbSession db, UserId user, Guid clientId) => db.FindAsync<Reminder>(
        $"SELECT {Columns} FROM reminders WHERE user_id = @user AND client_id = @clientId", new { user, clientId });

    public static Task<long> CountAsync(DbSession db, UserId user) =>
        db.ScalarAsync<long>("SELECT COUNT(*) FROM reminders WHERE user_id = @user AND state < 2", new { user });

    /// <summary>Those that are not done, what was changed last first.</summary>
    public static Task<IReadOnlyList<Reminder>> OpenAsync(DbSession db, UserId user, long before, int take) => db.QueryAsync<Reminder>(
        $"SELECT {Columns} FROM reminders WHERE user_id = @user AND state < 2 AND rev < @before ORDER BY rev DESC LIMIT @take", new { user, before, take });

    /// <summary>The messages that a stretch of somebody's reminders is about, as far as they may read them now.</summary>
    public static Task<IReadOnlyList<Message>> MessagesAsync(DbSession db, UserId user, long fromRev, long toRev) => db.QueryAsync<Message>(
        $"""
        SELECT DISTINCT {string.Join(", ", MessageStore.Columns.Split(", ").Select(column => "m." + column))} FROM reminders r
        JOIN members p ON p.conversation_id = r.conversation_id AND p.user_id = r.user_id AND p.left_at IS NULL AND p.visible_from <= r.seq
        JOIN messages m ON m.conversation_id = r.conversation_id AND m.seq = r.seq
        WHERE r.user_id = @user AND r.state < 2 AND r.rev BETWEEN @fromRev AND @toRev
        """,
        new { user, fromRev, toRev });

    public static Task<int> InsertAsync(DbSession db, Reminder row) => db.ExecuteAsync(
        $"INSERT INTO reminders ({Columns}) VALUES (@Id, @UserId, @ClientId, @ConversationId, @Seq, @Text, @DueAt, @State, @Rev)", row);

    /// <summary>Writes what has become of a row, if it is still the one of that rev.</summary>
    public static async Task<bool> UpdateAsync(DbSession db, Reminder row, long knownRev) => await db.ExecuteAsync(
        "UPDATE reminders SET text = @Text, due_at = @DueAt, state = @State, rev = @Rev WHERE id = @Id AND rev = @knownRev",
        new { row.Id, row.Text, row.DueAt, row.State, row.Rev, knownRev }) is 1;
}
