using System.Security.Cryptography;

namespace Parlance.Integrations.Oidc;

/// <summary>
/// A signature algorithm of RFC 7518 that may sign an ID token. <c>none</c> and the HMAC ones are not among them, so a token cannot ask for them
/// (ASVS 9.1.2): the last would let anybody sign with our client secret, or with the public key taken for one.
/// </summary>
internal sealed record JwsAlgorithm
{
    private static readonly Dictionary<string, JwsAlgorithm> Allowed = new(StringComparer.Ordinal)
    {
        ["RS256"] = Rsa(HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
        ["RS384"] = Rsa(HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1),
        ["RS512"] = Rsa(HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1),
        ["PS256"] = Rsa(HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
        ["PS384"] = Rsa(HashAlgorithmName.SHA384, RSASignaturePadding.Pss),
        ["PS512"] = Rsa(HashAlgorithmName.SHA512, RSASignaturePadding.Pss),
        ["ES256"] = Elliptic(HashAlgorithmName.SHA256, "P-256"),
        ["ES384"] = Elliptic(HashAlgorithmName.SHA384, "P-384"),
        ["ES512"] = Elliptic(HashAlgorithmName.SHA512, "P-521"),
    };

    public required HashAlgorithmName Hash { get; init; }

    /// <summary>The <c>kty</c> that the key must have.</summary>
    public required string KeyType { get; init; }

    public RSASignaturePadding? Padding { get; private init; }

    /// <summary>The <c>crv</c> that the key must have: each ES algorithm belongs to one curve.</summary>
    public string? Curve { get; private init; }

    public static JwsAlgorithm? Find(string? name) => name is null ? null : Allowed.GetValueOrDefault(name);

    /// <summary>The left half of the hash, by which an ID token names what was given out with it (OpenID Connect Core 1.0, section 3.1.3.6).</summary>
    public byte[] HalfHash(ReadOnlySpan<byte> data)
    {
        var hash = CryptographicOperations.HashData(Hash, data);
        return hash[..(hash.Length / 2)];
    }

    private static JwsAlgorithm Rsa(HashAlgorithmName hash, RSASignaturePadding padding) => new() { Hash = hash, KeyType = "RSA", Padding = padding };

    private static JwsAlgorithm Elliptic(HashAlgorithmName hash, string curve) => new() { Hash = hash, KeyType = "EC", Curve = curve };
}
