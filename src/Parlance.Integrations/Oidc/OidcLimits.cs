namespace Parlance.Integrations.Oidc;

/// <summary>What an identity provider may cost, and how old its word may be.</summary>
internal static class OidcLimits
{
    /// <summary>The longest answer that is read. Google's metadata and keys together are below 5 kB; Entra's keys below 20 kB.</summary>
    public const int ResponseBytesMax = 256 * 1024;

    /// <summary>The longest ID token. One that names a few hundred groups fits.</summary>
    public const int TokenCharsMax = 32 * 1024;

    /// <summary>The keys of one provider that are looked at.</summary>
    public const int KeysMax = 100;

    /// <summary>OpenID Connect Core 1.0, section 2: a subject has at most 255 ASCII characters.</summary>
    public const int SubjectCharsMax = 255;

    /// <summary>RSA keys below are too weak (RFC 7518, section 3.3), above too slow to let a stranger choose them.</summary>
    public const int RsaBitsMin = 2048, RsaBitsMax = 8192;

    /// <summary>How long one request to a provider may take, body included.</summary>
    public static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(10);

    /// <summary>How far the provider's clock may be off.</summary>
    public static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(60);

    /// <summary>How long metadata and keys are good without asking again.</summary>
    public static readonly TimeSpan GoodFor = TimeSpan.FromHours(1);

    /// <summary>
    /// A token with an unknown key makes us fetch the keys again, but no more often than this: a stranger chooses what a token says.
    /// A provider that changes its keys publishes the new one before it signs with it.
    /// </summary>
    public static readonly TimeSpan RefetchEvery = TimeSpan.FromSeconds(30);

    /// <summary>How long a provider that did not answer is left alone.</summary>
    public static readonly TimeSpan RestAfterFailure = TimeSpan.FromSeconds(5);
}
