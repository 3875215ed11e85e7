namespace Parlance.Server.Tests;

internal static class Eventually
{
    /// <summary>Asks again and again, for what another process does in its own time.</summary>
    public static async Task TrueAsync(Func<Task<bool>> condition, TimeSpan within)
    {
        using var deadline = new CancellationTokenSource(within);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!await condition())
        {
            Assert.True(await Ticks(timer, deadline.Token), $"Not within {within}.");
        }
    }

    private static async Task<bool> Ticks(PeriodicTimer timer, CancellationToken deadline)
    {
        try
        {
            return await timer.WaitForNextTickAsync(deadline);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
