using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using Parlance.Chat.Accounts.Sessions;
using Parlance.Chat.Security;

namespace Parlance.Chat.Accounts.Tokens;

/// <summary>
/// A refresh token is the session's id, the token's number in it, and a signature over both and the session's salt, under a key outside the
/// database. So nothing that the database holds can be used as one, every token that was ever given out is known as such for ever, and the
/// successor of a token can be given again without having been kept.
/// </summary>
internal sealed class RefreshTokens(SecretBox box)
{
    private const string Prefix = "prt_";
    private const string Purpose = "refresh-token";
    private const int IdBytes = 16;
    private const int GenerationBytes = 8;
    private const int MacBytes = 32;
    private const int TokenBytes = IdBytes + GenerationBytes + MacBytes;

    /// <summary>The token of this number.</summary>
    public string Make(Session session, long generation)
    {
        Span<byte> token = stackalloc byte[TokenBytes];
        WriteClaim(session.Id, generation, token);
        Mac(token[..(IdBytes + GenerationBytes)], session.Salt).CopyTo(token[(IdBytes + GenerationBytes)..]);
        return Prefix + Base64Url.EncodeToString(token);
    }

    /// <summary>What a token claims to be; null when it is not of the form of one. <see cref="IsGenuine"/> tells whether it is.</summary>
    public static (SessionId Session, long Generation)? Read(string? token)
    {
        Span<byte> bytes = stackalloc byte[TokenBytes];
        return token is { Length: < 128 } && token.StartsWith(Prefix, StringComparison.Ordinal)
            && Base64Url.IsValid(token.AsSpan(Prefix.Length), out var length) && length == TokenBytes
            && Base64Url.TryDecodeFromChars(token.AsSpan(Prefix.Length), bytes, out _)
            ? (SessionId.Of(new Guid(bytes[..IdBytes], bigEndian: true)), BinaryPrimitives.ReadInt64BigEndian(bytes[IdBytes..]))
            : null;
    }

    /// <summary>Whether this server has made the token.</summary>
    public bool IsGenuine(string token, Session session, long generation) => CryptographicOperations.FixedTimeEquals(
        System.Text.Encoding.ASCII.GetBytes(token),
        System.Text.Encoding.ASCII.GetBytes(Make(session, generation)));

    private byte[] Mac(ReadOnlySpan<byte> claim, byte[] salt) => box.Mac(Purpose, [.. claim, .. salt]);

    private static void WriteClaim(SessionId session, long generation, Span<byte> token)
    {
        session.Value.TryWriteBytes(token, bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(token[IdBytes..], generation);
    }
}
