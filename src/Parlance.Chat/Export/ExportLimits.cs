namespace Parlance.Chat.Export;

internal static class ExportLimits
{
    /// <summary>Messages that are read at once and written before the next ones are: what a download holds in memory.</summary>
    public const int MessagesAtOnce = 200;
}
