using Parlance.Chat.Data;

namespace Parlance.Chat.Accounts.TwoFactor;

/// <summary>Whether signing in to an account takes a second step.</summary>
internal sealed class TwoStep(RecoveryCodes recovery, TimeProvider clock)
{
    public static async Task<bool> IsOnAsync(DbSession db, UserId user) =>
        await db.ScalarAsync<long>("SELECT COUNT(*) FROM users WHERE id = @user AND two_step_at IS NOT NULL", new { user }) > 0;

    public static async Task<bool> HasFactorAsync(DbSession db, UserId user) =>
        await TotpStore.IsOnAsync(db, user) || await db.ScalarAsync<long>("SELECT COUNT(*) FROM passkeys WHERE user_id = @user", new { user }) > 0;

    // The version goes up with it: whoever has read the account and writes it back must not undo this.
    public Task TurnOnAsync(DbSession db, UserId user) => db.ExecuteAsync(
        "UPDATE users SET two_step_at = @now, updated_at = @now, version = version + 1 WHERE id = @user AND two_step_at IS NULL",
        new { user, now = clock.GetUtcNow() });

    /// <summary>The second step is no more, and neither are the recovery codes that stood in for it.</summary>
    /// <exception cref="ChatError"><c>second_factor_required</c>: the server asks this account for one.</exception>
    public async Task TurnOffAsync(DbSession db, UserId user)
    {
        if (await SecondFactorDuty.AppliesAsync(db, user))
        {
            throw ChatError.SecondFactorRequired();
        }

        await db.ExecuteAsync(
            "UPDATE users SET two_step_at = NULL, updated_at = @now, version = version + 1 WHERE id = @user AND two_step_at IS NOT NULL",
            new { user, now = clock.GetUtcNow() });
        await RecoveryCodes.RemoveAsync(db, user);
    }

    /// <summary>After a factor was removed: without any left, nobody could take the second step.</summary>
    public async Task TurnOffWithoutFactorsAsync(DbSession db, UserId user)
    {
        if (!await HasFactorAsync(db, user))
        {
            await TurnOffAsync(db, user);
        }
    }

    /// <summary>Recovery codes for an account that has none left.</summary>
    /// <returns>The new ones; none when there were some.</returns>
    public async Task<IReadOnlyList<string>> EnsureRecoveryCodesAsync(DbSession db, UserId user) =>
        await RecoveryCodes.LeftAsync(db, user) is 0 ? await recovery.ReplaceAsync(db, user) : [];
}
