namespace Parlance.Chat.Retention;

internal static class RetentionLimits
{
    /// <summary>Nobody loses what was said today.</summary>
    public const int DaysMin = 1;

    /// <summary>A hundred years.</summary>
    public const int DaysMax = 36_500;

    /// <summary>What an administrator says for ever.</summary>
    public const int Forever = 0;

    /// <summary>Messages in one commit, each of which every member's client hears of.</summary>
    public const int BatchMax = 100;

    /// <summary>Conversations that are looked at in one go.</summary>
    public const int ConversationsMax = 500;

    /// <summary>Holds at the same time.</summary>
    public const int HoldsMax = 1_000;

    public const int ReasonCharsMax = 1_000;

    /// <summary>Pages of SQLite's file in one commit: some milliseconds.</summary>
    public const int PagesMax = 256;

    public static readonly TimeSpan First = TimeSpan.FromMinutes(5);

    public static readonly TimeSpan Every = TimeSpan.FromHours(1);

    /// <summary>Others write in between.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>After this time without a batch another node goes on.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);
}
