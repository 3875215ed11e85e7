using Parlance.Chat.Accounts;
using Parlance.Chat.Data;

namespace Parlance.Chat.Presence;

/// <summary>The SQL of <c>presence</c>.</summary>
internal static class PresenceStore
{
    public const string Columns = "user_id, state, until, rev";

    /// <summary>What somebody has chosen.</summary>
    public static async Task<ChosenPresence> ReadAsync(DbSession db, UserId user) =>
        await db.FindAsync<ChosenPresence>($"SELECT {Columns} FROM presence WHERE user_id = @user", new { user }) ?? new() { UserId = user };

    public static Task<int> PutAsync(DbSession db, ChosenPresence row) => db.ExecuteAsync(
        """
        INSERT INTO presence (user_id, state, until, rev) VALUES (@UserId, @State, @Until, @Rev)
        ON CONFLICT (user_id) DO UPDATE SET state = excluded.state, until = excluded.until, rev = excluded.rev
        """,
        row);

    /// <summary>Notes when others last saw these people. It never moves back, and nothing is noted of an account that is deleted.</summary>
    public static Task<int> SeenAsync(DbSession db, IEnumerable<UserId> users, DateTimeOffset at) => db.ExecuteAsync(
        """
        INSERT INTO presence (user_id, state, last_seen_at, rev)
        SELECT id, 0, @at, 0 FROM users WHERE id IN @users AND deleted_at IS NULL
        ON CONFLICT (user_id) DO UPDATE SET last_seen_at = excluded.last_seen_at
            WHERE presence.last_seen_at IS NULL OR presence.last_seen_at < excluded.last_seen_at
        """,
        new { users = DbList.Of(users), at });
}
