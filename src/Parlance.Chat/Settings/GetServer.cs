using Microsoft.AspNetCore.Http;
using Parlance.Chat.Accounts.Passkeys;
using Parlance.Chat.Accounts.Providers;
using Parlance.Chat.Accounts.SignIn;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Data;
using Parlance.Chat.Mail;

namespace Parlance.Chat.Settings;

/// <summary>Tells anybody what kind of server this is.</summary>
internal sealed class GetServer(ChatDatabase database, SettingsStore settings, MailOptions mail, ProviderDirectory providers)
{
    public const string InsecureHttp = "insecure_http";
    private volatile bool _hasAccounts;

    public async Task<ServerInfo> HandleAsync(HttpContext context, CancellationToken cancel)
    {
        var current = await settings.GetAsync(cancel);
        var publicUrl = await settings.PublicUrlAsync(cancel);
        return new(
            current.Name,
            current.LogoEmoji,
            current.LogoColor,
            publicUrl.GetLeftPart(UriPartial.Authority),
            current.Registration,
            !await HasAccountsAsync(cancel),
            settings.RequiresVerifiedEmail(current) ? VerificationInForce.Required : VerificationInForce.Optional,
            mail.IsReal,
            providers.List(),
            PasskeySite.Of(publicUrl) is not null,
            current.RetentionDays,
            current.CustomEmojiFrom,
            RefreshCookie.TakesSecureCookies(context) ? [] : [InsecureHttp]);
    }

    // Rows of accounts are never removed: once there is one, there always is.
    private async Task<bool> HasAccountsAsync(CancellationToken cancel) =>
        _hasAccounts || (_hasAccounts = await database.ReadAsync(UserStore.AnyAsync, cancel));
}
