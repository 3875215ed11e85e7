using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Data;
using Parlance.Chat.Settings;

namespace Parlance.Chat.Accounts.TwoFactor;

/// <summary>Makes the secret for an authenticator app. Nothing changes for the account until <see cref="ConfirmTotp"/>.</summary>
internal sealed class SetUpTotp(ChatDatabase database, TotpStore totp, SettingsStore settings)
{
    /// <param name="Secret">For typing, in base32.</param>
    /// <param name="Uri">For the app: <c>otpauth://totp/…</c>.</param>
    /// <param name="Qr">The same as a picture to scan, the text of an SVG.</param>
    public sealed record Answer(string Secret, string Uri, string Qr);

    /// <exception cref="ChatError"><c>conflict</c>: there is an app already.</exception>
    public async Task<Answer> HandleAsync(Actor actor, CancellationToken cancel)
    {
        var server = (await settings.GetAsync(cancel)).Name;
        var (user, secret) = await database.WriteAsync(
            async db => (await UserStore.RequireAsync(db, actor.User), Base32.Encode(await totp.BeginAsync(db, actor.User))),
            cancel);
        var uri = OtpAuthUri.Of(server, user.Username, secret);
        return new(secret, uri, QrSvg.Of(uri));
    }
}
