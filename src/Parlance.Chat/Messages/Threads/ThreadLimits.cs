namespace Parlance.Chat.Messages.Threads;

internal static class ThreadLimits
{
    /// <summary>Threads that one account follows: all of them are put in order for a page of the list. Beyond, the one that was touched longest ago is left.</summary>
    public const int FollowedMax = 1_000;

    /// <summary>Up to which unread replies are counted.</summary>
    public const int CountMax = 99;
}
