using System.Security.Cryptography;

namespace Parlance.Chat.Accounts.Tokens;

/// <summary>A key that access tokens are signed with. The key material is copied into a fresh object for each use, which makes it safe to share.</summary>
internal sealed class SigningKey(string id, DateTimeOffset createdAt, DateTimeOffset? retiredAt, ECParameters parameters)
{
    public string Id => id;

    public DateTimeOffset CreatedAt => createdAt;

    public DateTimeOffset? RetiredAt => retiredAt;

    /// <summary>The public half, as it stands in the published key set.</summary>
    public ECPoint Public => parameters.Q;

    public byte[] Sign(ReadOnlySpan<byte> content)
    {
        using var key = ECDsa.Create(parameters);
        return key.SignData(content, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }

    public bool Verify(ReadOnlySpan<byte> content, ReadOnlySpan<byte> signature)
    {
        using var key = ECDsa.Create(new ECParameters { Curve = parameters.Curve, Q = parameters.Q });
        return key.VerifyData(content, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }
}
