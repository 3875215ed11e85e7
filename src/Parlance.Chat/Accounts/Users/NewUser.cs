using Parlance.Chat.Data;

namespace Parlance.Chat.Accounts.Users;

/// <summary>Makes accounts: the one place that decides what a new one is.</summary>
internal static class NewUser
{
    /// <summary>Inserts an account. The very first person becomes the administrator.</summary>
    /// <param name="db">A transaction.</param>
    /// <param name="draft">Who it is: kind, role, names, addresses. The rest is filled in.</param>
    /// <param name="clock">Dates it.</param>
    /// <exception cref="ChatError"><c>username_taken</c>.</exception>
    public static async Task<User> InsertAsync(DbSession db, User draft, TimeProvider clock)
    {
        await WaitForOthersAsync(db).ConfigureAwait(false);
        var now = clock.GetUtcNow();
        var id = UserId.New(clock);
        var first = draft.Kind is AccountKind.Person && !await UserStore.AnyAsync(db).ConfigureAwait(false);
        var user = draft with
        {
            Id = id,
            Role = first ? ServerRole.Administrator : draft.Role,
            UsernameKey = Username.Key(draft.Username),
            Color = draft.Color is "" ? Avatar.ColorOf(id) : draft.Color,
            CreatedAt = now,
            UpdatedAt = now,
            Version = 1,
        };
        if (await db.FindAsync<UserId?>("SELECT id FROM users WHERE username_key = @UsernameKey", user).ConfigureAwait(false) is not null)
        {
            throw ChatError.UsernameTaken();
        }

        await UserStore.InsertAsync(db, user).ConfigureAwait(false);
        return user;
    }

    /// <summary>
    /// Lets one transaction after another ask whether there are accounts, and make one. Before the question: of two first people one waits here and
    /// then finds the other's account. SQLite has one writer in any case.
    /// </summary>
    public static Task WaitForOthersAsync(DbSession db) => db.Dialect is Dialect.Postgres
        ? db.ExecuteAsync("SELECT pg_advisory_xact_lock(7022001)")
        : Task.CompletedTask;
}
