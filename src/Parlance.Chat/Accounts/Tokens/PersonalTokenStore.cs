using Parlance.Chat.Data;
using Parlance.Chat.Http;

namespace Parlance.Chat.Accounts.Tokens;

/// <summary>The SQL of <c>personal_tokens</c>, but for the check at the door, which is in <see cref="Actors"/>.</summary>
internal static class PersonalTokenStore
{
    private const string Columns = "id, user_id, name, scopes, created_at, expires_at, last_used_at, revoked_at";

    /// <summary>A part of those that were not revoked, the newest first.</summary>
    public static Task<IReadOnlyList<PersonalToken>> ListAsync(DbSession db, UserId user, PageQuery page) => db.QueryAsync<PersonalToken>(
        $"SELECT {Columns} FROM personal_tokens WHERE user_id = @user AND revoked_at IS NULL AND id < @Before ORDER BY id DESC LIMIT @Take",
        new { user, page.Before, page.Take });

    public static Task<IReadOnlyList<PersonalToken>> AllAsync(DbSession db, UserId user) =>
        db.QueryAsync<PersonalToken>($"SELECT {Columns} FROM personal_tokens WHERE user_id = @user ORDER BY id DESC", new { user });

    public static Task<long> CountLiveAsync(DbSession db, UserId user, DateTimeOffset now) => db.ScalarAsync<long>(
        "SELECT COUNT(*) FROM personal_tokens WHERE user_id = @user AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > @now)",
        new { user, now });

    public static Task<int> InsertAsync(DbSession db, PersonalToken token, byte[] mac) => db.ExecuteAsync(
        "INSERT INTO personal_tokens (id, user_id, name, token_mac, scopes, created_at, expires_at, last_used_at, revoked_at) "
        + "VALUES (@Id, @UserId, @Name, @mac, @Scopes, @CreatedAt, @ExpiresAt, NULL, NULL)",
        new { token.Id, token.UserId, token.Name, mac, token.Scopes, token.CreatedAt, token.ExpiresAt });

    /// <returns>False when the account has no such token.</returns>
    public static async Task<bool> RevokeAsync(DbSession db, UserId user, Guid id, DateTimeOffset now) => await db.ExecuteAsync(
        "UPDATE personal_tokens SET revoked_at = @now WHERE id = @id AND user_id = @user AND revoked_at IS NULL",
        new { id, user, now }) is 1;

    /// <summary>Forgets those of an account that ended long ago.</summary>
    public static Task<int> ForgetAsync(DbSession db, UserId user, DateTimeOffset before) => db.ExecuteAsync(
        "DELETE FROM personal_tokens WHERE user_id = @user AND (revoked_at < @before OR expires_at < @before)",
        new { user, before });
}
