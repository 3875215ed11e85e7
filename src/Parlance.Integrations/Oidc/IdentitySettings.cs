using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Parlance.Chat.Accounts.Providers;
using Parlance.Integrations.GitHub;

namespace Parlance.Integrations.Oidc;

/// <summary>Reads <c>Parlance:Identity:&lt;name&gt;</c> and says everything that is wrong with it at once.</summary>
internal sealed partial class IdentitySettings
{
    public const string Section = "Parlance:Identity";

    private static readonly string[] Known = ["Kind", "Label", "Issuer", "ClientId", "ClientSecret", "Scopes", "TrustEmail"];
    private readonly List<string> _faults = [];

    public List<OidcSettings> Oidc { get; } = [];

    public List<GitHubSettings> GitHub { get; } = [];

    /// <summary>Reads the configuration.</summary>
    /// <exception cref="OptionsValidationException">Something is wrong; each failure names the setting and the mend.</exception>
    public static IdentitySettings Read(IConfiguration configuration)
    {
        var settings = new IdentitySettings();
        foreach (var section in configuration.GetSection(Section).GetChildren())
        {
            settings.Read(section);
        }

        return settings._faults is [] ? settings : throw new OptionsValidationException(Section, typeof(IdentitySettings), settings._faults);
    }

    private void Read(IConfigurationSection section)
    {
        // Environment variables are often written in capitals, and the name stands in paths and in the database.
#pragma warning disable CA1308 // The name is lower-case by definition; nothing is compared under this folding.
        var name = section.Key.ToLowerInvariant();
#pragma warning restore CA1308
        Expect(Name().IsMatch(name), section.Path, "is not a name: 1 to 32 letters, digits and hyphens, a letter first");
        foreach (var unknown in section.GetChildren().Where(child => !Known.Contains(child.Key, StringComparer.OrdinalIgnoreCase)))
        {
            Expect(false, unknown.Path, $"is not a setting; the settings are {string.Join(", ", Known)}");
        }

        Expect(section["ClientId"] is { Length: > 0 }, $"{section.Path}:ClientId", "is missing: the identifier that the provider gave this server");
        Expect(section["Label"] is null or { Length: > 0 and <= 40 }, $"{section.Path}:Label", "must have 1 to 40 characters");
        if (!Enum.TryParse<IdentityProviderKind>(section["Kind"], ignoreCase: true, out var kind) || !Enum.IsDefined(kind))
        {
            Expect(false, $"{section.Path}:Kind", "must be google, github or oidc");
        }
        else if (kind is IdentityProviderKind.GitHub)
        {
            ReadGitHub(section, name);
        }
        else
        {
            ReadOidc(section, name, kind);
        }
    }

    private void ReadOidc(IConfigurationSection section, string name, IdentityProviderKind kind)
    {
        var google = kind is IdentityProviderKind.Google;
        var issuer = section["Issuer"] ?? (google ? OidcSettings.GoogleIssuer : null);
        var scopes = section["Scopes"] ?? "openid profile email";
        Expect(IsAddress(issuer), $"{section.Path}:Issuer", "must be the provider's issuer: an https address, without query or fragment");
        Expect(Words(scopes).Contains("openid", StringComparer.Ordinal), $"{section.Path}:Scopes", "must hold the word openid; words are separated by spaces");
        Expect(!google || section["ClientSecret"] is { Length: > 0 }, $"{section.Path}:ClientSecret", "is missing: Google wants one");
        var trust = section["TrustEmail"] ?? "false";
        Expect(bool.TryParse(trust, out var trustEmail), $"{section.Path}:TrustEmail", "must be true or false");
        Expect(!(trustEmail && google), $"{section.Path}:TrustEmail", "is not for Google, which says itself what it has verified");
        Oidc.Add(new OidcSettings
        {
            Name = name,
            Label = section["Label"] ?? (google ? "Google" : section.Key),
            Kind = kind,
            Issuer = issuer ?? "",
            ClientId = section["ClientId"] ?? "",
            ClientSecret = section["ClientSecret"] is { Length: > 0 } secret ? secret : null,
            Scopes = string.Join(' ', Words(scopes)),
            TrustEmail = trustEmail,
        });
    }

    private void ReadGitHub(IConfigurationSection section, string name)
    {
        var site = section["Issuer"] ?? GitHubSettings.PublicSite;
        Expect(IsAddress(site), $"{section.Path}:Issuer", "must be the address of a GitHub Enterprise Server, or be left out for github.com");
        Expect(section["ClientSecret"] is { Length: > 0 }, $"{section.Path}:ClientSecret", "is missing: GitHub wants one");
        Expect(section["TrustEmail"] is null, $"{section.Path}:TrustEmail", "is not for GitHub, which says itself what it has verified");
        GitHub.Add(new GitHubSettings
        {
            Name = name,
            Label = section["Label"] ?? "GitHub",
            Site = site,
            ClientId = section["ClientId"] ?? "",
            ClientSecret = section["ClientSecret"] ?? "",
            Scopes = string.Join(' ', Words(section["Scopes"] ?? "read:user user:email")),
        });
    }

    private static bool IsAddress(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && OidcMetadata.IsSafe(address)
        && address is { Query: "", Fragment: "", UserInfo: "" };

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private void Expect(bool holds, string setting, string mend)
    {
        if (!holds)
        {
            _faults.Add($"{setting} {mend}.");
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9-]{0,31}$", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Name();
}
