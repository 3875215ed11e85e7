using Parlance.Chat.Data;

namespace Parlance.Chat.Accounts.Providers;

/// <summary>The SQL of <c>external_logins</c>. Those of deleted accounts are never found.</summary>
internal static class ExternalLoginStore
{
    private const string Columns = "e.issuer, e.subject, e.provider, e.user_id, e.email, e.linked_at, e.last_used_at";

    public static Task<ExternalLogin?> FindAsync(DbSession db, string issuer, string subject) => db.FindAsync<ExternalLogin>(
        $"SELECT {Columns} FROM external_logins e JOIN users u ON u.id = e.user_id WHERE e.issuer = @issuer AND e.subject = @subject AND u.deleted_at IS NULL",
        new { issuer, subject });

    public static Task<IReadOnlyList<ExternalLogin>> OfAsync(DbSession db, UserId user) =>
        db.QueryAsync<ExternalLogin>($"SELECT {Columns} FROM external_logins e WHERE e.user_id = @user ORDER BY e.linked_at, e.issuer", new { user });

    /// <summary>Links, in place of what a deleted account may have left behind.</summary>
    public static async Task AddAsync(DbSession db, ExternalLogin login)
    {
        await db.ExecuteAsync(
            """
            DELETE FROM external_logins WHERE issuer = @Issuer AND subject = @Subject
                AND user_id IN (SELECT id FROM users WHERE deleted_at IS NOT NULL)
            """,
            login);
        await db.ExecuteAsync(
            "INSERT INTO external_logins (issuer, subject, provider, user_id, email, linked_at, last_used_at) "
            + "VALUES (@Issuer, @Subject, @Provider, @UserId, @Email, @LinkedAt, @LastUsedAt)",
            login);
    }

    public static Task<int> NoteUseAsync(DbSession db, ExternalLogin login) => db.ExecuteAsync(
        "UPDATE external_logins SET provider = @Provider, email = @Email, last_used_at = @LastUsedAt WHERE issuer = @Issuer AND subject = @Subject",
        login);

    public static Task<int> RemoveAsync(DbSession db, UserId user, string issuer) =>
        db.ExecuteAsync("DELETE FROM external_logins WHERE user_id = @user AND issuer = @issuer", new { user, issuer });

    /// <summary>Unlinks everything, when the account goes or when somebody else proves to own its address.</summary>
    public static Task<int> RemoveAllAsync(DbSession db, UserId user) => db.ExecuteAsync("DELETE FROM external_logins WHERE user_id = @user", new { user });
}
