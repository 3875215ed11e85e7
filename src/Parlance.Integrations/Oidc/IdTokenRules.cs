using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Parlance.Integrations.Oidc;

/// <summary>What the claims of a signed ID token must say, before they are believed: OpenID Connect Core 1.0, section 3.1.3.7.</summary>
internal static class IdTokenRules
{
    /// <summary>What this one sign-in expects of its token.</summary>
    public sealed record Expected(string Issuer, string ClientId, string Nonce, string AccessToken, DateTimeOffset Now, DateTimeOffset? AuthenticatedSince, bool MustProveFreshSignIn);

    public static void Check(SignedToken token, Expected expected)
    {
        var claims = token.Claims;
        if (!string.Equals(claims.Text("iss"), expected.Issuer, StringComparison.Ordinal))
        {
            throw Distrust.Untrusted("The ID token is from another issuer.");
        }

        CheckAudience(claims, expected.ClientId);
        CheckTimes(claims, expected);
        if (!Same(claims.Text("nonce"), expected.Nonce))
        {
            throw Distrust.Untrusted("The ID token is not for this sign-in: its nonce is another.");
        }

        if (claims.Has("at_hash") && !Same(claims.Text("at_hash"), AccessTokenHash(token, expected.AccessToken)))
        {
            throw Distrust.Untrusted("The ID token belongs to another access token.");
        }

        if (claims.Text("sub") is not { Length: > 0 and <= OidcLimits.SubjectCharsMax } subject || subject.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            throw Distrust.Untrusted("The ID token has no proper subject.");
        }
    }

    /// <summary>Compares without telling by the time how much was right.</summary>
    public static bool Same(string? said, string expected) =>
        said is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(said), Encoding.UTF8.GetBytes(expected));

    private static void CheckAudience(JsonElement claims, string clientId)
    {
        var audience = claims.Texts("aud");
        if (audience is null || !audience.Contains(clientId, StringComparer.Ordinal))
        {
            throw Distrust.Untrusted("The ID token is for another client.");
        }

        // A token for several must say which of them asked for it.
        if (claims.Has("azp") || audience.Count > 1)
        {
            if (!string.Equals(claims.Text("azp"), clientId, StringComparison.Ordinal))
            {
                throw Distrust.Untrusted("The ID token was given to another client.");
            }
        }
    }

    private static void CheckTimes(JsonElement claims, Expected expected)
    {
        if (claims.Time("exp") is not { } end || end + OidcLimits.ClockSkew <= expected.Now)
        {
            throw Distrust.Untrusted("The ID token has expired.");
        }

        var latest = expected.Now + OidcLimits.ClockSkew;
        if (claims.Time("iat") is not { } made || made > latest || (claims.Has("nbf") && (claims.Time("nbf") is not { } start || start > latest)))
        {
            throw Distrust.Untrusted("The ID token is from the future: check the clocks.");
        }

        if (expected.AuthenticatedSince is { } since && (expected.MustProveFreshSignIn || claims.Has("auth_time"))
            && (claims.Time("auth_time") is not { } shown || shown + OidcLimits.ClockSkew < since))
        {
            throw Distrust.Untrusted("The provider did not ask the person to sign in again.");
        }
    }

    private static string AccessTokenHash(SignedToken token, string accessToken) =>
        Base64Url.EncodeToString(token.Algorithm.HalfHash(Encoding.ASCII.GetBytes(accessToken)));
}
