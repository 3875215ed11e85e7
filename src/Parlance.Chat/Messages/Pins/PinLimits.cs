namespace Parlance.Chat.Messages.Pins;

internal static class PinLimits
{
    /// <summary>Messages that are pinned in one conversation at a time: what is pinned is to be found at a glance.</summary>
    public const int PinsMax = 100;
}
