namespace Parlance.SocketIO.Hostile.Tests.Wire;

internal static class Patience
{
    /// <summary>How long a client waits for anything: long enough for two busy cores, short enough to notice a server that hangs.</summary>
    public static TimeSpan Limit { get; } = TimeSpan.FromSeconds(20);
}
