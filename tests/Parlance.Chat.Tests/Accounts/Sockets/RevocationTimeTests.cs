using System.Diagnostics;
using System.Globalization;

namespace Parlance.Chat.Tests.Accounts.Sockets;

/// <summary>Here the time that it really takes is the promise: two nodes, the system's clock, and figures for the log.</summary>
public sealed class RevocationTimeTests(ITestOutputHelper output)
{
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
            $"Revocation over {door}, slowest of {SocketsMeasured}: {same.TotalMilliseconds:0} ms on the same node, {other.TotalMilliseconds:0} ms from another node");
        output.WriteLine(figures);
        Console.WriteLine(figures);
        Assert.InRange(same, TimeSpan.Zero, Doors.Promise);
        Assert.InRange(other, TimeSpan.Zero, Doors.Promise);
    }

    /// <summary>From before the request that ends a session until its socket's connection has ended.</summary>
    private static async Task<TimeSpan> MeasureAsync(ChatApp connected, ChatApp ending, string door)
    {
        var slowest = TimeSpan.Zero;
        for (var number = 0; number < SocketsMeasured; number++)
        {
            var device = await connected.Anyone().LoginAsync("ann");
            var line = await Line.OpenAsync(connected, door, device.Token);

            var start = Stopwatch.GetTimestamp();
            (await ending.Anyone().PostAsync("auth/logout", new { refreshToken = device.RefreshToken })).Done();
            Assert.Equal("signed_out", await line.EndAsync());
            var took = Stopwatch.GetElapsedTime(start);
            slowest = took > slowest ? took : slowest;
        }

        return slowest;
    }
}
