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
        // On PostgreSQL, two first registrations at once: one waits for the other here. SQLite has one writer.
        if (db.Dialect is Dialect.Postgres)
        {
            await db.ExecuteAsync("SELECT pg_advisory_xact_lock(7022001)").ConfigureAwait(false);
        }

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
}
