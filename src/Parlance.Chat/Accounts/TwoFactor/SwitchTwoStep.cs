using Microsoft.Extensions.Logging;
using Parlance.Chat.Accounts.Providers;
using Parlance.Chat.Data;

namespace Parlance.Chat.Accounts.TwoFactor;

/// <summary>Lets the owner of passkeys say that a password alone no longer signs in, or that it does again.</summary>
internal sealed partial class SwitchTwoStep(ChatDatabase database, TwoStep twoStep, ILogger<SwitchTwoStep> logger)
{
    /// <param name="Enabled">Whether signing in takes a second step.</param>
    public sealed record Request(bool? Enabled);

    /// <param name="Enabled">Whether signing in takes a second step.</param>
    /// <param name="RecoveryCodes">New ones, shown this once; none when the account has some.</param>
    public sealed record Answer(bool Enabled, IReadOnlyList<string> RecoveryCodes);

    /// <exception cref="ChatError"><c>conflict</c>: there is nothing to take the second step with, or an authenticator app that asks for it.</exception>
    public async Task<Answer> HandleAsync(Actor actor, Request request, CancellationToken cancel)
    {
        var enabled = request.Enabled ?? throw ChatError.Invalid("enabled", "true or false");
        var codes = await database.WriteAsync(
            async db =>
            {
                await WaysToSignIn.LockAsync(db, actor.User);
                return enabled ? await TurnOnAsync(db, actor.User) : await TurnOffAsync(db, actor.User);
            },
            cancel);
        LogSwitched(actor.User, enabled);
        return new(enabled, codes);
    }

    private async Task<IReadOnlyList<string>> TurnOnAsync(DbSession db, UserId user)
    {
        if (!await TwoStep.HasFactorAsync(db, user))
        {
            throw ChatError.Conflict("Add a passkey or an authenticator app first.");
        }

        await twoStep.TurnOnAsync(db, user);
        return await twoStep.EnsureRecoveryCodesAsync(db, user);
    }

    private async Task<IReadOnlyList<string>> TurnOffAsync(DbSession db, UserId user)
    {
        if (await TotpStore.IsOnAsync(db, user))
        {
            throw ChatError.Conflict("The authenticator app is a second step. Remove it to sign in without.");
        }

        await twoStep.TurnOffAsync(db, user);
        return [];
    }

    [LoggerMessage(10173, LogLevel.Information, "User {User} switched the second step of signing in: {Enabled}")]
    private partial void LogSwitched(UserId user, bool enabled);
}
