using System.Globalization;

namespace Parlance.Kestrel.Epoll.Connections;

/// <summary>Names for connections in logs: unique within the process, and hardly the same after a restart.</summary>
internal static class ConnectionIds
{
    private static long _last = TimeProvider.System.GetUtcNow().Ticks;

    public static string Next() => "E" + Interlocked.Increment(ref _last).ToString("X13", CultureInfo.InvariantCulture);
}
