using System.Text;
using System.Text.Json;
using Parlance.Chat.Accounts.Providers;

namespace Parlance.Integrations.Oidc;

/// <summary>A token in the compact form of RFC 7515, taken apart and not yet believed.</summary>
internal sealed class SignedToken
{
    private readonly byte[] _signed;
    private readonly byte[] _signature;

    private SignedToken(JsonElement header, JsonElement claims, byte[] signed, byte[] signature)
    {
        _signed = signed;
        _signature = signature;
        AlgorithmName = header.Text("alg") ?? "";
        KeyId = header.Text("kid");
        Claims = claims;
        Algorithm = JwsAlgorithm.Find(AlgorithmName) ?? throw Distrust.Untrusted("The ID token is signed with an algorithm that is not allowed.");

        // Section 4.1.11: an extension that must be understood, and is not, makes the token invalid.
        if (header.Has("crit"))
        {
            throw Distrust.Untrusted("The ID token demands extensions.");
        }

        // Another type of token, an access token say, is not an ID token, though the same key signed it (ASVS 9.2.2).
        if (header.Has("typ") && !string.Equals(header.Text("typ"), "JWT", StringComparison.OrdinalIgnoreCase))
        {
            throw Distrust.Untrusted("The token is not an ID token.");
        }
    }

    public string AlgorithmName { get; }

    public JwsAlgorithm Algorithm { get; }

    /// <summary>Which of the provider's published keys signed it. The header's jku, jwk, x5u and x5c are never looked at (ASVS 9.1.3).</summary>
    public string? KeyId { get; }

    public JsonElement Claims { get; }

    public static SignedToken Parse(string text)
    {
        if (text.Length > OidcLimits.TokenCharsMax)
        {
            throw Distrust.Untrusted("The ID token is too long.");
        }

        return text.Split('.') is [var header, var claims, var signature]
            ? new SignedToken(Json(header), Json(claims), Encoding.ASCII.GetBytes($"{header}.{claims}"), Base64UrlText.Decode(signature) ?? throw Malformed())
            : throw Malformed();
    }

    /// <summary>Whether one of the keys, fit for the algorithm, made the signature.</summary>
    /// <returns>Null when no key may have: then newer keys may be asked for.</returns>
    public bool? IsSignedBy(IReadOnlyList<SigningKey> keys)
    {
        var named = keys.Where(key => KeyId is null || string.Equals(key.Id, KeyId, StringComparison.Ordinal)).ToList();
        var fit = named.Where(key => key.Fits(AlgorithmName, Algorithm)).ToList();
        return fit switch
        {
            [] when KeyId is not null && named.Count > 0 => false,
            [] => null,
            [var key] => key.Verifies(Algorithm, _signed, _signature),
            // OpenID Connect Core 1.0, section 10.1: with several keys the token must name one of them.
            _ => false,
        };
    }

    private static JsonElement Json(string part)
    {
        try
        {
            using var document = JsonDocument.Parse(Base64UrlText.Decode(part) ?? throw Malformed(), ProviderHttp.Strict);
            return document.RootElement.ValueKind is JsonValueKind.Object ? document.RootElement.Clone() : throw Malformed();
        }
        catch (JsonException)
        {
            throw Malformed();
        }
    }

    private static IdentityProviderException Malformed() => Distrust.Untrusted("The ID token is malformed.");
}
