using System.Diagnostics;

namespace Parlance.SocketIO.Hostile.Tests.Harness;

internal static class Eventually
{
    private static readonly TimeSpan s_step = TimeSpan.FromMilliseconds(20);

    /// <summary>Asks again and again, for what the server does in its own time.</summary>
    public static async Task TrueAsync(Func<bool> condition, string what, TimeSpan? within = null)
    {
        var limit = within ?? TimeSpan.FromSeconds(20);
        var start = Stopwatch.GetTimestamp();
        using var timer = new PeriodicTimer(s_step);
        while (!condition())
        {
            Assert.True(Stopwatch.GetElapsedTime(start) < limit, $"Not within {limit}: {what}");
            await timer.WaitForNextTickAsync();
        }
    }
}
