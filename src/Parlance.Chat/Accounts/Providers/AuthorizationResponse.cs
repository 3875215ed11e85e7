namespace Parlance.Chat.Accounts.Providers;

/// <summary>What the browser brought back from a provider, and what the request had said.</summary>
/// <param name="Code">The authorization code.</param>
/// <param name="Issuer">The answer's <c>iss</c> (RFC 9207), if it had one.</param>
/// <param name="RedirectUri">As in the request.</param>
/// <param name="Nonce">As in the request.</param>
/// <param name="CodeVerifier">As in the request.</param>
/// <param name="AuthenticatedSince">When the person was asked to show themselves again: a sign-in at the provider from before then is too old.</param>
public sealed record AuthorizationResponse(
    string Code, string? Issuer, Uri RedirectUri, string Nonce, string CodeVerifier, DateTimeOffset? AuthenticatedSince);
