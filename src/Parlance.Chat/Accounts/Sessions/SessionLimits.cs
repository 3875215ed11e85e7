namespace Parlance.Chat.Accounts.Sessions;

/// <summary>How long things last (ASVS 7.3).</summary>
internal static class SessionLimits
{
    /// <summary>Without a refresh, a session ends.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromDays(30);

    /// <summary>Used or not, a session ends.</summary>
    public static readonly TimeSpan Absolute = TimeSpan.FromDays(180);

    /// <summary>What a person proved is good for changes of how they sign in.</summary>
    public static readonly TimeSpan Recent = TimeSpan.FromMinutes(10);

    /// <summary>An answer that got lost may be asked for again.</summary>
    public static readonly TimeSpan RotationGrace = TimeSpan.FromSeconds(30);

    /// <summary>An access token's life.</summary>
    public static readonly TimeSpan AccessToken = TimeSpan.FromMinutes(10);

    /// <summary>The oldest session ends when one more begins.</summary>
    public const int PerUserMax = 100;

    public const int DeviceCharsMax = 256;
}
