namespace Parlance.Chat.Scheduled;

internal static class ScheduledLimits
{
    /// <summary>Messages of one account that wait to be sent, or could not be.</summary>
    public const int OpenMax = 100;
}
