using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Parlance.Chat.Security;

namespace Parlance.Chat.Webhooks;

/// <summary>What deliveries are signed with, in the manner of Standard Webhooks: <c>whsec_</c> and 32 bytes in base64.</summary>
internal static class WebhookSecret
{
    private const string Purpose = "webhook secret";
    private const string Prefix = "whsec_";
    private const int Bytes = 32;

    public static byte[] New() => RandomNumberGenerator.GetBytes(Bytes);

    /// <summary>As it is shown, once.</summary>
    public static string Show(byte[] secret) => Prefix + Convert.ToBase64String(secret);

    public static byte[] Seal(SecretBox box, byte[] secret) => box.Seal(Purpose, secret);

    /// <summary>The header <c>webhook-signature</c>: a signature by each secret that is good now.</summary>
    public static string Sign(SecretBox box, Webhook hook, string id, DateTimeOffset now, ReadOnlySpan<byte> body)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{now.ToUnixTimeSeconds()}.")), .. body];
        var secrets = hook is { FormerSecret: { } former, FormerUntil: { } until } && until > now ? new[] { hook.Secret, former } : [hook.Secret];
        return string.Join(' ', secrets.Select(secret => "v1," + Convert.ToBase64String(HMACSHA256.HashData(box.Open(Purpose, secret), signed))));
    }
}
