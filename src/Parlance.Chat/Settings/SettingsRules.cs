using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Http;
using Parlance.Chat.Mail;
using Parlance.Chat.Retention;

namespace Parlance.Chat.Settings;

/// <summary>What the settings have to be.</summary>
internal static class SettingsRules
{
    public const int NameCharsMax = 64;

    /// <summary>More than any organisation has.</summary>
    public const int DomainsMax = 100;

    private static readonly ServerSettings New = new();

    /// <exception cref="ChatError"><c>invalid</c>.</exception>
    public static ServerSettings Check(ChangeSettings.Request request)
    {
        var validation = new Validation();
        var registration = request.Registration ?? New.Registration;
        var verification = request.EmailVerification ?? New.EmailVerification;
        validation.Require(Enum.IsDefined(registration), "registration", "open, invitation or domain");
        validation.Require(Enum.IsDefined(verification), "emailVerification", "automatic, required or optional");
        var secondFactor = request.SecondFactor ?? New.SecondFactor;
        validation.Require(Enum.IsDefined(secondFactor), "secondFactor", "nobody, administrators or everybody");
        validation.Require(
            request.RetentionDays is null or (>= RetentionLimits.DaysMin and <= RetentionLimits.DaysMax), "retentionDays", $"{RetentionLimits.DaysMin} to {RetentionLimits.DaysMax}");
        var emojiFrom = request.CustomEmojiFrom ?? New.CustomEmojiFrom;
        validation.Require(emojiFrom is ServerRole.Member or ServerRole.Administrator, "customEmojiFrom", "member or administrator");
        var domains = Domains(validation, request.AllowedDomains ?? []);
        validation.Require(registration is not RegistrationMode.Domain || request.AllowedDomains is { Count: > 0 }, "allowedDomains", "at least one, for registration by domain");
        var settings = new ServerSettings
        {
            Name = validation.Line(request.Name, "name", 1, NameCharsMax, New.Name),
            LogoEmoji = ProfileRules.Emoji(validation, request.LogoEmoji, "logoEmoji"),
            LogoColor = ProfileRules.Color(validation, request.LogoColor ?? New.LogoColor, "logoColor"),
            PublicUrl = PublicUrl(validation, request.PublicUrl),
            Registration = registration,
            AllowedDomains = domains,
            EmailVerification = verification,
            SecondFactor = secondFactor,
            RetentionDays = request.RetentionDays,
            LinkPreviews = request.LinkPreviews ?? New.LinkPreviews,
            CustomEmojiFrom = emojiFrom,
        };
        validation.ThrowIfInvalid();
        return settings;
    }

    // Links and origins are made of it, so that it has to be an origin and nothing else.
    private static string? PublicUrl(Validation validation, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var origin = Uri.TryCreate(text.Trim(), UriKind.Absolute, out var url)
            && url is { Scheme: "http" or "https", UserInfo: "", PathAndQuery: "/", Fragment: "", Host.Length: > 0 };
        validation.Require(origin, "publicUrl", "https:// or http://, a host, and nothing behind it");
        return origin ? new UriBuilder(url!.Scheme, url.HostNameType is UriHostNameType.Dns ? url.IdnHost : url.Host, url.Port).Uri.GetLeftPart(UriPartial.Authority) : null;
    }

    private static List<string> Domains(Validation validation, IReadOnlyList<string?> texts)
    {
        validation.Require(texts.Count <= DomainsMax, "allowedDomains", $"{DomainsMax} at most");
        var domains = new List<string>();
        foreach (var text in texts.Take(DomainsMax))
        {
            // The same rules and the same form as the addresses that are held against them.
            if (text is not null && !text.Contains('@', StringComparison.Ordinal) && MailAddressSyntax.TryParse($"a@{text.Trim()}", out var address))
            {
                domains.Add(address.Domain);
            }
            else
            {
                validation.Add("allowedDomains", "domains, such as example.org");
                break;
            }
        }

        return [.. domains.Distinct(StringComparer.Ordinal)];
    }
}
