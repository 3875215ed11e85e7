namespace Parlance.Chat.Accounts.Tokens;

/// <summary>How many personal access tokens there may be, and for how long.</summary>
internal static class TokenLimits
{
    /// <summary>Live ones of an account. More than a person keeps apart.</summary>
    public const int PerAccountMax = 50;

    public const int NameCharsMax = 64;

    public const int DaysMax = 365;

    /// <summary>What has been revoked or has expired is kept for as long as somebody may ask what it was.</summary>
    public static readonly TimeSpan KeptAfterEnd = TimeSpan.FromDays(30);
}
