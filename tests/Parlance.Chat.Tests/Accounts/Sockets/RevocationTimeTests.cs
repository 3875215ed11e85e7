using System.Diagnostics;
using System.Globalization;

namespace Parlance.Chat.Tests.Accounts.Sockets;

/// <summary>Here the time that it really takes is the promise: two nodes, the system's clock, and figures for the log.</summary>
[Collection(Alone)]
[CollectionDefinition(Alone, DisableParallelization = true)]
[Trait("pace", "thorough")]
public sealed class RevocationTimeTests(ITestOutputHelper output)
{
    internal const string Alone = "measures time, and runs alone";
    private const int SocketsMeasured = 5;

    [Theory]
    [InlineData(Line.WebSocket)]
    [InlineData(Line.Polling)]
    [InlineData(Line.Bare)]
    public async Task A_live_socket_is_cut_within_a_second_whichever_node_ends_its_session(string door)
    {
        await using var here = await ChatApp.StartAsync(clock: TimeProvider.System);
        await using var there = await here.AnotherNodeAsync();
        await here.SomebodyAsync("ann");

        var same = await MeasureAsync(here, here, door);
        var other = await MeasureAsync(here, there, door);

        var figures = string.Create(CultureInfo.InvariantCulture,
            $"Revocation over {door}, {SocketsMeasured} sockets: median {Median(same):0} ms, slowest {same[^1].TotalMilliseconds:0} ms on the same node; "
            + $"median {Median(other):0} ms, slowest {other[^1].TotalMilliseconds:0} ms from another node");
        output.WriteLine(figures);
        Console.WriteLine(figures);
        // The median: a machine that is busy with something else for a moment says nothing of the server.
        Assert.InRange(Median(same), 0, Doors.Promise.TotalMilliseconds);
        Assert.InRange(Median(other), 0, Doors.Promise.TotalMilliseconds);
    }

    private static double Median(TimeSpan[] sorted) => sorted[sorted.Length / 2].TotalMilliseconds;

    /// <summary>From before the request that ends a session until its socket's connection has ended; sorted.</summary>
    private static async Task<TimeSpan[]> MeasureAsync(ChatApp connected, ChatApp ending, string door)
    {
        var times = new TimeSpan[SocketsMeasured];
        for (var number = 0; number < SocketsMeasured; number++)
        {
            var device = await connected.Anyone().LoginAsync("ann");
            var line = await Line.OpenAsync(connected, door, device.Token);

            var start = Stopwatch.GetTimestamp();
            (await ending.Anyone().PostAsync("auth/logout", new { refreshToken = device.RefreshToken })).Done();
            Assert.Equal("signed_out", await line.EndAsync());
            times[number] = Stopwatch.GetElapsedTime(start);
        }

        Array.Sort(times);
        return times;
    }
}
