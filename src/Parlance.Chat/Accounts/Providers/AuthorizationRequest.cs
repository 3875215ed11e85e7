namespace Parlance.Chat.Accounts.Providers;

/// <summary>What the browser takes along to a provider. Every secret in it is made for this one round trip.</summary>
/// <param name="RedirectUri">Where the provider sends the browser back to, made from the configured public URL.</param>
/// <param name="State">256 random bits; the answer must carry them.</param>
/// <param name="Nonce">256 random bits; the ID token must carry them.</param>
/// <param name="CodeVerifier">The secret of RFC 7636 (PKCE), of which the provider is told the hash.</param>
/// <param name="Reauthenticate">The person has to show themselves again, even if the provider knows the browser.</param>
public sealed record AuthorizationRequest(Uri RedirectUri, string State, string Nonce, string CodeVerifier, bool Reauthenticate);
