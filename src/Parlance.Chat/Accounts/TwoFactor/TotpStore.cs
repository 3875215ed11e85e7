using System.Security.Cryptography;
using Parlance.Chat.Data;
using Parlance.Chat.Security;

namespace Parlance.Chat.Accounts.TwoFactor;

/// <summary>The authenticator app of an account: at most one, its secret sealed, of no effect before a first code has shown that it arrived.</summary>
internal sealed class TotpStore(SecretBox box, TimeProvider clock)
{
    private const string SealPurpose = "totp";

    public static async Task<bool> IsOnAsync(DbSession db, UserId user) =>
        await db.ScalarAsync<long>("SELECT COUNT(*) FROM totp WHERE user_id = @user AND confirmed_at IS NOT NULL", new { user }) > 0;

    /// <summary>Makes a secret that waits for its first code, in place of one that waits already.</summary>
    /// <exception cref="ChatError"><c>conflict</c>: an app is set up.</exception>
    public async Task<byte[]> BeginAsync(DbSession db, UserId user)
    {
        var secret = RandomNumberGenerator.GetBytes(Totp.SecretBytes);
        var rows = await db.ExecuteAsync(
            """
            INSERT INTO totp (user_id, sealed_secret, created_at, confirmed_at, last_step) VALUES (@user, @secret, @now, NULL, 0)
            ON CONFLICT (user_id) DO UPDATE SET sealed_secret = excluded.sealed_secret, created_at = excluded.created_at, last_step = 0
            WHERE totp.confirmed_at IS NULL
            """,
            new { user, secret = box.Seal(SealPurpose, secret), now = clock.GetUtcNow() });
        return rows is 1 ? secret : throw ChatError.Conflict("An authenticator app is set up already. Remove it first.");
    }

    /// <summary>Takes the first code of a secret that waits.</summary>
    /// <returns>Whether it was right. It is good for nothing else then.</returns>
    public Task<bool> ConfirmAsync(DbSession db, UserId user, string? code) => TakeAsync(db, user, code, confirmed: false);

    /// <summary>Takes a code, once.</summary>
    public Task<bool> AcceptAsync(DbSession db, UserId user, string? code) => TakeAsync(db, user, code, confirmed: true);

    /// <returns>False when there was none.</returns>
    public static async Task<bool> RemoveAsync(DbSession db, UserId user) => await db.ExecuteAsync("DELETE FROM totp WHERE user_id = @user", new { user }) > 0;

    private async Task<bool> TakeAsync(DbSession db, UserId user, string? code, bool confirmed)
    {
        var now = clock.GetUtcNow();
        var row = await db.FindAsync<Row>("SELECT sealed_secret, confirmed_at, last_step FROM totp WHERE user_id = @user", new { user });
        if (row is null || row.ConfirmedAt is not null != confirmed
            || Totp.FindStep(box.Open(SealPurpose, row.SealedSecret), code, now, row.LastStep) is not { } step)
        {
            return false;
        }

        // The comparison is the database's: of two requests with one code, the second waits for the first and then finds the step taken.
        return await db.ExecuteAsync(
            """
            UPDATE totp SET last_step = @step, confirmed_at = COALESCE(confirmed_at, @now)
            WHERE user_id = @user AND last_step < @step AND sealed_secret = @SealedSecret
            """,
            new { user, step, now, row.SealedSecret }) is 1;
    }

    private sealed record Row
    {
        public byte[] SealedSecret { get; init; } = [];

        public DateTimeOffset? ConfirmedAt { get; init; }

        public long LastStep { get; init; }
    }
}
