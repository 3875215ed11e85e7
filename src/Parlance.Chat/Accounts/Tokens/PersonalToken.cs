using System.Buffers.Text;
using System.Security.Cryptography;
using Parlance.Chat.Security;

namespace Parlance.Chat.Accounts.Tokens;

/// <summary>A row of <c>personal_tokens</c>: what an integration signs in with. Only its signature is kept.</summary>
internal sealed record PersonalToken
{
    public const string Prefix = "pat_";
    private const string Purpose = "personal-token";
    private const int SecretBytes = 32;

    public Guid Id { get; init; }

    public UserId UserId { get; init; }

    public string Name { get; init; } = "";

    /// <summary>Separated by spaces.</summary>
    public string Scopes { get; init; } = "";

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public DateTimeOffset? LastUsedAt { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>A new secret. Shown once.</summary>
    public static string NewSecret() => Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>What the database knows a secret by.</summary>
    public static byte[] MacOf(SecretBox box, string secret) => box.Mac(Purpose, secret);
}
