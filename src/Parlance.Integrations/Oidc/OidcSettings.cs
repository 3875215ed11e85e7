using Parlance.Chat.Accounts.Providers;

namespace Parlance.Integrations.Oidc;

/// <summary>One OpenID provider, as <c>Parlance:Identity:&lt;name&gt;</c> configures it. Checked by <see cref="IdentitySettings"/>.</summary>
internal sealed record OidcSettings
{
    public const string GoogleIssuer = "https://accounts.google.com";

    public required string Name { get; init; }

    public required string Label { get; init; }

    public IdentityProviderKind Kind { get; init; } = IdentityProviderKind.Oidc;

    /// <summary>As the provider writes it in its metadata and tokens: compared to the letter, a slash at the end included.</summary>
    public required string Issuer { get; init; }

    public required string ClientId { get; init; }

    /// <summary>None for a client that the provider calls public; PKCE protects the code either way.</summary>
    public string? ClientSecret { get; init; }

    public string Scopes { get; init; } = "openid profile email";

    /// <summary>
    /// Take every address that the provider tells for proved, though it says nothing of that, as Entra does. For a provider whose people cannot
    /// choose their address, such as a company's own.
    /// </summary>
    public bool TrustEmail { get; init; }

    /// <summary>Google ignores <c>max_age</c> and tells no <c>auth_time</c>: there, choosing the account again is all that can be asked for.</summary>
    public bool ProvesFreshSignIn => Kind is IdentityProviderKind.Oidc;
}
