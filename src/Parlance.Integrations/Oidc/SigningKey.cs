using System.Security.Cryptography;
using System.Text.Json;

namespace Parlance.Integrations.Oidc;

/// <summary>One public key of a provider's key set (RFC 7517).</summary>
internal sealed class SigningKey
{
    private readonly RSAParameters _rsa;
    private readonly ECParameters _elliptic;

    private SigningKey(JsonElement json, string type, RSAParameters rsa = default, ECParameters elliptic = default)
    {
        Id = json.Text("kid");
        Algorithm = json.Text("alg");
        Type = type;
        Curve = json.Text("crv");
        _rsa = rsa;
        _elliptic = elliptic;
    }

    public string? Id { get; }

    private string Type { get; }

    private string? Curve { get; }

    private string? Algorithm { get; }

    /// <summary>The keys of a set that may check signatures. A key of an unknown sort is passed over, as section 5 asks.</summary>
    public static IReadOnlyList<SigningKey> ReadSet(JsonElement json)
    {
        if (json.ValueKind is not JsonValueKind.Object || !json.TryGetProperty("keys", out var keys) || keys.ValueKind is not JsonValueKind.Array)
        {
            throw Distrust.Untrusted("The provider's key set has no keys.");
        }

        return [.. keys.EnumerateArray().Take(OidcLimits.KeysMax).Select(Read).OfType<SigningKey>()];
    }

    /// <summary>The key is of the algorithm's sort, and was not made for another.</summary>
    public bool Fits(string name, JwsAlgorithm algorithm) =>
        Is(Type, algorithm.KeyType) && (algorithm.Curve is null || Is(Curve, algorithm.Curve)) && (Algorithm is null || Is(Algorithm, name));

    public bool Verifies(JwsAlgorithm algorithm, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        try
        {
            if (algorithm.Padding is { } padding)
            {
                using var rsa = RSA.Create(_rsa);
                return rsa.VerifyData(data, signature, algorithm.Hash, padding);
            }

            using var elliptic = ECDsa.Create(_elliptic);
            return elliptic.VerifyData(data, signature, algorithm.Hash, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        }
        catch (CryptographicException exception)
        {
            // A point that is not on its curve, for example.
            throw Distrust.Untrusted("The provider's key cannot be used.", exception);
        }
    }

    private static bool Is(string? one, string other) => string.Equals(one, other, StringComparison.Ordinal);

    private static SigningKey? Read(JsonElement json)
    {
        if (json.ValueKind is not JsonValueKind.Object || json.Text("use") is not (null or "sig"))
        {
            return null;
        }

        return json.Text("kty") switch
        {
            "RSA" => ReadRsa(json),
            "EC" => ReadElliptic(json),
            _ => null,
        };
    }

    private static SigningKey? ReadRsa(JsonElement json) =>
        Base64UrlText.Decode(json.Text("n")) is { Length: > 0 } modulus && Base64UrlText.Decode(json.Text("e")) is { Length: > 0 and <= 8 } exponent
        && modulus.Length * 8 is >= OidcLimits.RsaBitsMin and <= OidcLimits.RsaBitsMax
            ? new SigningKey(json, "RSA", rsa: new RSAParameters { Modulus = modulus, Exponent = exponent })
            : null;

    private static SigningKey? ReadElliptic(JsonElement json)
    {
        ECCurve? curve = json.Text("crv") switch
        {
            "P-256" => ECCurve.NamedCurves.nistP256,
            "P-384" => ECCurve.NamedCurves.nistP384,
            "P-521" => ECCurve.NamedCurves.nistP521,
            _ => null,
        };
        return curve is { } known && Base64UrlText.Decode(json.Text("x")) is { Length: > 0 and <= 66 } x
            && Base64UrlText.Decode(json.Text("y")) is { } y && x.Length == y.Length
            ? new SigningKey(json, "EC", elliptic: new ECParameters { Curve = known, Q = new ECPoint { X = x, Y = y } })
            : null;
    }
}
