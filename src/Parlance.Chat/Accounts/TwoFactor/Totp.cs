using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Parlance.Chat.Accounts.TwoFactor;

/// <summary>
/// The codes of authenticator apps: TOTP (RFC 6238) over HOTP (RFC 4226), with what every app understands: SHA-1, six digits, thirty seconds.
/// </summary>
internal static class Totp
{
    public const int Digits = 6;
    public const int SecondsPerStep = 30;

    /// <summary>As long as the hash (RFC 4226, section 4, R6).</summary>
    public const int SecretBytes = 20;

    private const int Modulus = 1_000_000;

    // RFC 6238, section 5.2: a clock that is somewhat off, or a slow hand.
    private const int StepsOfDrift = 1;

    public static long StepAt(DateTimeOffset time) => time.ToUnixTimeSeconds() / SecondsPerStep;

    [SuppressMessage("Security", "CA5350", Justification = "RFC 6238 as the apps have it. HMAC does not rest on the collisions that SHA-1 has.")]
    public static string Code(ReadOnlySpan<byte> secret, long step)
    {
        // RFC 4226, section 5.3: HMAC of the counter in eight big-endian bytes, truncated at the offset that its last four bits name.
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
        HMACSHA1.HashData(secret, counter, hash);
        var truncated = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 0xf)..]) & int.MaxValue;
        return (truncated % Modulus).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>The step that a typed code is of: one near this time, later than the last one that was accepted (ASVS 6.5.1).</summary>
    /// <returns>Null when the code is wrong or was used.</returns>
    public static long? FindStep(ReadOnlySpan<byte> secret, string? typed, DateTimeOffset now, long lastStep)
    {
        if (Normalize(typed) is not { } code)
        {
            return null;
        }

        var current = StepAt(now);
        long? found = null;
        for (var step = current - StepsOfDrift; step <= current + StepsOfDrift; step++)
        {
            var expected = Encoding.ASCII.GetBytes(Code(secret, step));
            if (CryptographicOperations.FixedTimeEquals(expected, code) && step > lastStep)
            {
                found ??= step;
            }
        }

        return found;
    }

    // Apps show the digits in two groups, and people type what they see.
    private static byte[]? Normalize(string? typed)
    {
        var code = typed is { Length: <= Digits * 2 } ? typed.Replace(" ", "", StringComparison.Ordinal) : "";
        return code.Length is Digits && code.All(char.IsAsciiDigit) ? Encoding.ASCII.GetBytes(code) : null;
    }
}
