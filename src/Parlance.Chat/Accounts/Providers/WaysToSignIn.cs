using Parlance.Chat.Data;

namespace Parlance.Chat.Accounts.Providers;

/// <summary>Keeps the last way to sign in from being removed. Asked after a removal and in its transaction, which the refusal undoes.</summary>
internal sealed class WaysToSignIn(ProviderDirectory providers)
{
    /// <summary>Makes two removals at once wait for each other, so that not both find the other's way still there. SQLite has one writer.</summary>
    public static Task LockAsync(DbSession db, UserId user) =>
        db.Dialect is Dialect.Postgres ? db.ExecuteAsync("SELECT id FROM users WHERE id = @user FOR UPDATE", new { user }) : Task.CompletedTask;

    /// <exception cref="ChatError"><c>last_sign_in_method</c>.</exception>
    public async Task RequireOneAsync(DbSession db, UserId user)
    {
        var own = await db.ScalarAsync<long>(
            """
            SELECT (SELECT COUNT(*) FROM users WHERE id = @user AND password_hash IS NOT NULL) + (SELECT COUNT(*) FROM passkeys WHERE user_id = @user)
            """,
            new { user });
        // A provider that has left the configuration lets nobody in.
        if (own is 0 && !(await ExternalLoginStore.OfAsync(db, user)).Any(login => providers.Of(login) is not null))
        {
            throw ChatError.LastSignInMethod();
        }
    }
}
