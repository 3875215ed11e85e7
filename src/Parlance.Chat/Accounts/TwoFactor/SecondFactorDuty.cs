using Parlance.Chat.Accounts.Sessions;
using Parlance.Chat.Data;
using Parlance.Chat.Settings;

namespace Parlance.Chat.Accounts.TwoFactor;

/// <summary>That some have to sign in with a second step, by the server's settings (ASVS 6.3.3).</summary>
internal sealed class SecondFactorDuty(TimeProvider clock)
{
    /// <summary>Whether this account is one of those who have to.</summary>
    public static async Task<bool> AppliesAsync(DbSession db, UserId user) => Standing.NeedsSecondFactor(
        await db.ScalarAsync<ServerRole>("SELECT role FROM users WHERE id = @user", new { user }),
        (await SettingsStore.CurrentAsync(db)).SecondFactor);

    /// <summary>
    /// Asks more people than before, or fewer. The sockets of those who lack a second step are cut, and those of their bots; their sessions go
    /// on, since that is where they set one up.
    /// </summary>
    /// <exception cref="ChatError"><c>second_factor_required</c>: nobody shuts themselves out.</exception>
    public async Task ChangeAsync(DbSession db, UserId by, SecondFactorRule before, SecondFactorRule after)
    {
        if (after <= before)
        {
            return;
        }

        if (!await TwoStep.IsOnAsync(db, by))
        {
            throw ChatError.SecondFactorRequired();
        }

        var lacking = await db.QueryAsync<UserId>(
            "SELECT id FROM users WHERE kind = @kind AND role >= @least AND two_step_at IS NULL AND disabled_at IS NULL AND deleted_at IS NULL",
            new { kind = AccountKind.Person, least = after is SecondFactorRule.Administrators ? ServerRole.Administrator : ServerRole.Guest });
        foreach (var user in lacking)
        {
            await SessionStore.AnnounceAsync(db, user, session: null, token: null, EndReason.SecondFactorRequired, clock);
        }
    }
}
