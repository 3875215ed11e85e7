using Parlance.Chat.Accounts.Passkeys;
using Parlance.Chat.Accounts.Providers;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Data;

namespace Parlance.Chat.Accounts.TwoFactor;

/// <summary>How one can sign in to an account.</summary>
/// <param name="Password">Whether it has one.</param>
/// <param name="TwoStep">Whether signing in takes a second step.</param>
/// <param name="Totp">The authenticator app.</param>
/// <param name="Passkeys">Oldest first.</param>
/// <param name="Providers">The linked identity providers.</param>
internal sealed record SignInMethods(bool Password, bool TwoStep, SignInMethods.App Totp, IReadOnlyList<PasskeyItem> Passkeys, IReadOnlyList<LinkedProvider> Providers)
{
    /// <param name="Enabled">Whether an app is set up.</param>
    /// <param name="RecoveryCodesLeft">How many recovery codes are unused.</param>
    public sealed record App(bool Enabled, long RecoveryCodesLeft);
}

internal sealed class ListSignInMethods(ChatDatabase database, LinkedProviders providers)
{
    public Task<SignInMethods> HandleAsync(Actor actor, CancellationToken cancel) => database.ReadAsync(
        async db =>
        {
            var user = await UserStore.RequireAsync(db, actor.User);
            return new SignInMethods(
                user.PasswordHash is not null,
                user.TwoStepAt is not null,
                new(await TotpStore.IsOnAsync(db, user.Id), await RecoveryCodes.LeftAsync(db, user.Id)),
                [.. (await PasskeyStore.OfAsync(db, user.Id)).Select(PasskeyItem.Of)],
                await providers.ListAsync(db, user.Id));
        },
        cancel);
}
