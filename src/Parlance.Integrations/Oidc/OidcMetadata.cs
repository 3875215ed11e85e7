using System.Net;
using System.Text.Json;
using Parlance.Chat.Accounts.Providers;

namespace Parlance.Integrations.Oidc;

/// <summary>What a provider publishes about itself (OpenID Connect Discovery 1.0), checked.</summary>
internal sealed record OidcMetadata(
    Uri Authorization, Uri Token, Uri Keys, Uri? UserInfo, IReadOnlyList<string> TokenAuthentication, bool AnswersWithIssuer)
{
    public static Uri Address(string issuer) => new(issuer.TrimEnd('/') + "/.well-known/openid-configuration");

    /// <summary>Reads the document that <paramref name="issuer"/> gave.</summary>
    public static OidcMetadata Read(JsonElement json, string issuer)
    {
        // Section 4.3: they must be identical. Otherwise one issuer could speak for another.
        if (!string.Equals(json.Text("issuer"), issuer, StringComparison.Ordinal))
        {
            var said = Uri.TryCreate(json.Text("issuer"), UriKind.Absolute, out var other) ? other.AbsoluteUri : "something else";
            throw Distrust.Untrusted($"The provider calls itself {said}, and is configured as {issuer}: the two must be the same to the letter.");
        }

        return new OidcMetadata(
            Endpoint(json, "authorization_endpoint", issuer) ?? throw Missing("authorization_endpoint"),
            Endpoint(json, "token_endpoint", issuer) ?? throw Missing("token_endpoint"),
            Endpoint(json, "jwks_uri", issuer) ?? throw Missing("jwks_uri"),
            Endpoint(json, "userinfo_endpoint", issuer),
            // "If omitted, the default is client_secret_basic" (section 3).
            json.Texts("token_endpoint_auth_methods_supported") ?? ["client_secret_basic"],
            json.Says("authorization_response_iss_parameter_supported"));
    }

    /// <summary>HTTPS, or this very machine: a provider under test or beside us may speak plain HTTP, over the loopback interface only.</summary>
    public static bool IsSafe(Uri address) =>
        address.Scheme is "https" || (address.Scheme is "http" && IsLoopback(address));

    private static Uri? Endpoint(JsonElement json, string name, string issuer)
    {
        if (!json.Has(name))
        {
            return null;
        }

        if (!Uri.TryCreate(json.Text(name), UriKind.Absolute, out var address) || !IsSafe(address) || address.Fragment.Length > 0)
        {
            throw Distrust.Untrusted($"The metadata's {name} is not an https address.");
        }

        // A provider elsewhere must not send our requests to this machine.
        return IsLoopback(address) && !IsLoopback(new Uri(issuer))
            ? throw Distrust.Untrusted($"The metadata's {name} leads to this machine, where the provider is not.")
            : address;
    }

    private static bool IsLoopback(Uri address) =>
        address.IsLoopback || (IPAddress.TryParse(address.DnsSafeHost, out var ip) && IPAddress.IsLoopback(ip.IsIPv4MappedToIPv6 ? ip.MapToIPv4() : ip));

    private static IdentityProviderException Missing(string name) => Distrust.Untrusted($"The metadata has no {name}.");
}
