using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Parlance.Chat.Security;

/// <summary>Seals what the database must not show to whoever steals it, and signs what clients bring back. Each purpose has keys of its own. Thread-safe.</summary>
public sealed class SecretBox(MasterSecret secret)
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    // The purposes are words of the program: their number is bounded.
    private readonly ConcurrentDictionary<string, byte[]> _keys = new(StringComparer.Ordinal);

    /// <summary>Encrypts and authenticates: AES-256-GCM under a random nonce, the purpose bound in.</summary>
    /// <param name="purpose">What it is for, a constant of the program. Only the same purpose opens it.</param>
    /// <param name="content">What to seal.</param>
    public byte[] Seal(string purpose, ReadOnlySpan<byte> content)
    {
        var box = new byte[NonceBytes + content.Length + TagBytes];
        var nonce = box.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(Key("seal:" + purpose), TagBytes);
        cipher.Encrypt(nonce, content, box.AsSpan(NonceBytes, content.Length), box.AsSpan(NonceBytes + content.Length));
        return box;
    }

    /// <summary>Opens what <see cref="Seal"/> has made.</summary>
    /// <param name="purpose">The purpose that it was sealed for.</param>
    /// <param name="box">The sealed content.</param>
    /// <exception cref="CryptographicException">It was sealed for something else, under another secret, or was changed.</exception>
    public byte[] Open(string purpose, ReadOnlySpan<byte> box)
    {
        if (box.Length < NonceBytes + TagBytes)
        {
            throw new CryptographicException("Too short to be sealed.");
        }

        var content = new byte[box.Length - NonceBytes - TagBytes];
        using var cipher = new AesGcm(Key("seal:" + purpose), TagBytes);
        cipher.Decrypt(box[..NonceBytes], box.Slice(NonceBytes, content.Length), box[^TagBytes..], content);
        return content;
    }

    /// <summary>HMAC-SHA-256 under a key of this purpose: what tokens and codes are stored as, so that the database alone cannot tell or guess them.</summary>
    /// <param name="purpose">What it is for, a constant of the program.</param>
    /// <param name="content">What to sign.</param>
    public byte[] Mac(string purpose, ReadOnlySpan<byte> content) => HMACSHA256.HashData(Key("mac:" + purpose), content);

    /// <summary><see cref="Mac(string, ReadOnlySpan{byte})"/> of a text in UTF-8.</summary>
    /// <param name="purpose">What it is for, a constant of the program.</param>
    /// <param name="content">What to sign.</param>
    public byte[] Mac(string purpose, string content) => Mac(purpose, Encoding.UTF8.GetBytes(content));

    private byte[] Key(string purpose) => _keys.GetOrAdd(purpose, secret.DeriveKey);
}
