using Parlance.Chat.Data;

namespace Parlance.Chat.Accounts.Passkeys;

/// <summary>The SQL of <c>passkeys</c>.</summary>
internal static class PasskeyStore
{
    private const string Columns =
        "credential_id, id, user_id, name, public_key, sign_count, transports, is_user_verified, is_backup_eligible, is_backed_up, attestation, "
        + "client_data, created_at, last_used_at";

    public static Task<IReadOnlyList<Passkey>> OfAsync(DbSession db, UserId user) =>
        db.QueryAsync<Passkey>($"SELECT {Columns} FROM passkeys WHERE user_id = @user ORDER BY created_at, id", new { user });

    public static Task<Passkey?> FindAsync(DbSession db, byte[] credentialId) =>
        db.FindAsync<Passkey>($"SELECT {Columns} FROM passkeys WHERE credential_id = @credentialId", new { credentialId });

    public static Task<Passkey?> FindAsync(DbSession db, UserId user, Guid id) =>
        db.FindAsync<Passkey>($"SELECT {Columns} FROM passkeys WHERE user_id = @user AND id = @id", new { user, id });

    public static Task<long> CountAsync(DbSession db, UserId user) =>
        db.ScalarAsync<long>("SELECT COUNT(*) FROM passkeys WHERE user_id = @user", new { user });

    public static Task<int> InsertAsync(DbSession db, Passkey passkey) => db.ExecuteAsync(
        $"INSERT INTO passkeys ({Columns}) VALUES (@CredentialId, @Id, @UserId, @Name, @PublicKey, @SignCount, @Transports, @IsUserVerified, "
        + "@IsBackupEligible, @IsBackedUp, @Attestation, @ClientData, @CreatedAt, @LastUsedAt)",
        passkey);

    /// <summary>
    /// Notes a use that was judged outside this transaction. The count is compared again: of two uses at once with one count, one is a copy
    /// (WebAuthn, section 6.1.1). Authenticators that do not count always say zero.
    /// </summary>
    /// <returns>False when the passkey is gone, or has been used with this count or a later one meanwhile.</returns>
    public static async Task<bool> NoteUseAsync(DbSession db, byte[] credentialId, long signCount, bool isBackedUp, DateTimeOffset now) => await db.ExecuteAsync(
        """
        UPDATE passkeys SET sign_count = @signCount, is_backed_up = @isBackedUp, last_used_at = @now
        WHERE credential_id = @credentialId AND (sign_count < @signCount OR (sign_count = 0 AND @signCount = 0))
        """,
        new { credentialId, signCount, isBackedUp, now }) is 1;

    public static Task<int> RenameAsync(DbSession db, UserId user, Guid id, string name) =>
        db.ExecuteAsync("UPDATE passkeys SET name = @name WHERE user_id = @user AND id = @id", new { user, id, name });

    public static Task<int> RemoveAsync(DbSession db, UserId user, Guid id) =>
        db.ExecuteAsync("DELETE FROM passkeys WHERE user_id = @user AND id = @id", new { user, id });
}
