using Parlance.Chat.Data;

namespace Parlance.Chat.Accounts.Users;

/// <summary>Sees to it that a server has an administrator.</summary>
internal static class Administrators
{
    /// <summary>
    /// Makes changes of who is one wait for each other on PostgreSQL: two who demote each other at once must not both succeed. Called before
    /// anything is read. SQLite has one writer. Whoever only refers to one, such as a change of a conversation that one has made, need not wait.
    /// </summary>
    public static Task LockAsync(DbSession db) => db.Dialect is Dialect.Postgres
        ? db.QueryAsync<UserId>("SELECT id FROM users WHERE role = @role ORDER BY id FOR NO KEY UPDATE", new { role = ServerRole.Administrator })
        : Task.CompletedTask;

    /// <summary>Asked before an administrator stops being one.</summary>
    /// <exception cref="ChatError"><c>last_administrator</c>.</exception>
    public static async Task RequireAnotherAsync(DbSession db, UserId leaving)
    {
        var others = await db.ScalarAsync<long>(
            "SELECT COUNT(*) FROM users WHERE role = @role AND kind = @kind AND id <> @leaving AND disabled_at IS NULL AND deleted_at IS NULL",
            new { role = ServerRole.Administrator, kind = AccountKind.Person, leaving });
        if (others is 0)
        {
            throw ChatError.LastAdministrator();
        }
    }
}
