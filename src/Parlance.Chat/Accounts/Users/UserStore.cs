using Parlance.Chat.Data;

namespace Parlance.Chat.Accounts.Users;

/// <summary>The SQL of <c>users</c>. Deleted accounts are never found.</summary>
internal static class UserStore
{
    public const string Columns =
        "id, kind, role, username, username_key, display_name, email, email_key, verified_email_key, password_hash, color, bio, status_text, "
        + "status_emoji, locale, time_zone, owner_id, created_at, updated_at, version, two_step_at, disabled_at, deleted_at";

    public static Task<User?> FindAsync(DbSession db, UserId id) =>
        db.FindAsync<User>($"SELECT {Columns} FROM users WHERE id = @id AND deleted_at IS NULL", new { id });

    public static async Task<User> RequireAsync(DbSession db, UserId id) =>
        await FindAsync(db, id).ConfigureAwait(false) ?? throw ChatError.Unauthenticated();

    /// <summary>The account whose name this is the <see cref="Username.Key"/> of.</summary>
    public static Task<User?> FindByUsernameKeyAsync(DbSession db, string key) =>
        db.FindAsync<User>($"SELECT {Columns} FROM users WHERE username_key = @key AND deleted_at IS NULL", new { key });

    /// <summary>The account that has proved this address.</summary>
    public static Task<User?> FindByVerifiedEmailAsync(DbSession db, string emailKey) =>
        db.FindAsync<User>($"SELECT {Columns} FROM users WHERE verified_email_key = @emailKey AND deleted_at IS NULL", new { emailKey });

    /// <summary>All who claim this address and have not proved it, oldest first.</summary>
    public static Task<IReadOnlyList<User>> ClaimingEmailAsync(DbSession db, string emailKey) => db.QueryAsync<User>(
        $"SELECT {Columns} FROM users WHERE email_key = @emailKey AND verified_email_key IS NULL AND deleted_at IS NULL ORDER BY id",
        new { emailKey });

    /// <summary>The bots of somebody, the newest first.</summary>
    public static Task<IReadOnlyList<User>> BotsOfAsync(DbSession db, UserId owner) =>
        db.QueryAsync<User>($"SELECT {Columns} FROM users WHERE owner_id = @owner AND deleted_at IS NULL ORDER BY id DESC", new { owner });

    /// <summary>Makes those wait for each other who count what an account has, and nobody who only refers to it. SQLite has one writer.</summary>
    public static Task LockAsync(DbSession db, UserId id) =>
        db.Dialect is Dialect.Postgres ? db.ExecuteAsync("SELECT id FROM users WHERE id = @id FOR NO KEY UPDATE", new { id }) : Task.CompletedTask;

    public static async Task<bool> AnyAsync(DbSession db) => await db.FindAsync<int?>("SELECT 1 FROM users LIMIT 1").ConfigureAwait(false) is not null;

    public static Task<int> InsertAsync(DbSession db, User user) => db.ExecuteAsync(
        $"INSERT INTO users ({Columns}, search_text) VALUES (@Id, @Kind, @Role, @Username, @UsernameKey, @DisplayName, @Email, @EmailKey, @VerifiedEmailKey, "
        + "@PasswordHash, @Color, @Bio, @StatusText, @StatusEmoji, @Locale, @TimeZone, @OwnerId, @CreatedAt, @UpdatedAt, @Version, @TwoStepAt, "
        + "@DisabledAt, @DeletedAt, @SearchText)",
        user);

    /// <summary>Writes the whole row back, if nobody else has since it was read. The version goes up by one.</summary>
    /// <returns>The row as it stands now.</returns>
    /// <exception cref="ChatError"><c>conflict</c>: it has changed meanwhile.</exception>
    public static async Task<User> UpdateAsync(DbSession db, User user, DateTimeOffset now)
    {
        var updated = user with { Version = user.Version + 1, UpdatedAt = now };
        var rows = await db.ExecuteAsync(
            """
            UPDATE users SET role = @Role, username = @Username, username_key = @UsernameKey, display_name = @DisplayName, email = @Email,
                email_key = @EmailKey, verified_email_key = @VerifiedEmailKey, password_hash = @PasswordHash, color = @Color, bio = @Bio,
                status_text = @StatusText, status_emoji = @StatusEmoji, locale = @Locale, time_zone = @TimeZone, updated_at = @UpdatedAt,
                version = @Version, search_text = @SearchText, two_step_at = @TwoStepAt, disabled_at = @DisabledAt, deleted_at = @DeletedAt
            WHERE id = @Id AND version = @Version - 1
            """,
            updated).ConfigureAwait(false);
        return rows is 1 ? updated : throw ChatError.Conflict("The account has been changed meanwhile. Read it again.");
    }
}
