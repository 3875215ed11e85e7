using Parlance.Chat.Accounts.Limits;

namespace Parlance.Chat.Accounts.Passkeys;

internal static class PasskeyLimits
{
    /// <summary>More than anybody has devices; what an account costs stays bounded.</summary>
    public const int PerUserMax = 20;

    public const int NameCharsMax = 64;

    /// <summary>What a browser sends of a ceremony: the largest attestations, with a chain of certificates, stay under a quarter of it.</summary>
    public const int CredentialCharsMax = 64 * 1024;

    // WebAuthn names seven kinds, and asks to keep those that are not known yet.
    public const int TransportsMax = 8;
    public const int TransportCharsMax = 32;

    /// <summary>Longer than the five minutes that a browser gives its user.</summary>
    public static readonly TimeSpan CeremonyLifetime = TimeSpan.FromMinutes(10);

    /// <summary>Ceremonies that strangers begin, each a row: a page that offers passkeys begins one when it opens.</summary>
    public static readonly RateLimit CeremonyPerAddress = new("passkey-ceremony-address", 60, TimeSpan.FromSeconds(5));
}
