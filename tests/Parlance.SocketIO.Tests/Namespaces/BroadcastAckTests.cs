using Parlance.SocketIO.Testing;
using Parlance.SocketIO.Tests.Harness;

namespace Parlance.SocketIO.Tests.Namespaces;

public sealed class BroadcastAckTests
{
    private static readonly TimeSpan s_long = TimeSpan.FromMinutes(1);

    [Theory]
    [MemberData(nameof(Wires.Both), MemberType = typeof(Wires))]
    public async Task Every_answer_is_collected(Wire transport)
    {
        await using var app = await TestApp.StartAsync();
        for (var number = 1; number <= 3; number++)
        {
            var answer = number;
            (await app.PairAsync(transport)).Client.Answer("ask", _ => answer);
        }

        Assert.Equal([1, 2, 3], (await app.Io.Timeout(s_long).EmitWithAck<int>("ask").Within()).Order());
        Assert.Equal([1, 2, 3], (await app.Io.EmitWithAck<int>("ask").Within()).Order());
    }

    [Fact]
    public async Task A_timeout_brings_the_answers_that_came_and_forgets_the_rest()
    {
        var time = new ManualTimeProvider();
        await using var app = await TestApp.StartAsync(static options => options.PendingAcksMax = 2, time: time);
        var (willing, _) = await app.PairAsync(Wire.WebSocket);
        var (silent, _) = await app.PairAsync(Wire.WebSocket);
        willing.Answer("ask", static _ => "yes");
        for (var round = 0; round < 5; round++)
        {
            var asking = app.Io.Timeout(TimeSpan.FromSeconds(5)).EmitWithAck<string>("ask");
            await silent.WaitForAsync("ask");
            await AnsweredAsync(app, willing);
            time.Advance(TimeSpan.FromSeconds(6));

            var error = await Assert.ThrowsAsync<BroadcastAckException>(() => asking.Within());
            Assert.Equal("\"yes\"", Assert.Single(error.Responses).ToString());
            Assert.Equal(1, error.Missing);
        }

        // A broadcast that is over is owed no more: there is room for two others.
        var server = app.Io.Sockets.Sockets[silent.Id];
        var first = server.EmitWithAck<int>("first");
        var second = server.EmitWithAck<int>("second");
        await (await silent.WaitForAsync("first")).AckAsync(1);
        await (await silent.WaitForAsync("second")).AckAsync(2);
        Assert.Equal((1, 2), (await first.Within(), await second.Within()));
    }

    [Fact]
    public async Task A_client_that_goes_away_ends_the_waiting()
    {
        await using var app = await TestApp.StartAsync();
        var (willing, _) = await app.PairAsync(Wire.WebSocket);
        var (leaving, _) = await app.PairAsync(Wire.WebSocket);
        willing.Answer("ask", static _ => "yes");

        var asking = app.Io.EmitWithAck<string>("ask");
        await leaving.WaitForAsync("ask");
        await AnsweredAsync(app, willing);
        await leaving.Client.AbortAsync();

        var error = await Assert.ThrowsAsync<BroadcastAckException>(() => asking.Within());
        Assert.Equal((1, 1), (error.Responses.Count, error.Missing));
    }

    [Fact]
    public async Task Asking_nobody_is_answered_at_once()
    {
        await using var app = await TestApp.StartAsync();

        Assert.Empty(await app.Io.EmitWithAck<string>("ask").Within());
        Assert.Empty(await app.Io.To("nobody").EmitWithAck<string>("ask").Within());
    }

    [Fact]
    public async Task Rooms_and_exceptions_count_as_for_any_broadcast()
    {
        await using var app = await TestApp.StartAsync();
        var (first, firstServer) = await app.PairAsync(Wire.WebSocket);
        var (second, secondServer) = await app.PairAsync(Wire.Polling);
        first.Answer("ask", static _ => 1);
        second.Answer("ask", static _ => 2);
        await firstServer.Join("room");

        Assert.Equal([1], await app.Io.To("room").EmitWithAck<int>("ask").Within());
        Assert.Equal([2], await app.Io.Except("room").EmitWithAck<int>("ask").Within());
        Assert.Equal([1], await secondServer.Broadcast.EmitWithAck<int>("ask").Within());
    }

    [Fact]
    public async Task One_socket_is_asked_through_a_remote_socket()
    {
        var time = new ManualTimeProvider();
        await using var app = await TestApp.StartAsync(time: time);
        var (client, _) = await app.PairAsync(Wire.WebSocket);
        client.Answer("ask", static received => received.Get<int>() + 1);
        var remote = Assert.Single(await app.Io.FetchSockets().Within());

        Assert.Equal(2, await remote.EmitWithAck<int>("ask", 1, s_long).Within());
        var silent = remote.EmitWithAck<int>("silence", 1, TimeSpan.FromSeconds(1));
        await client.WaitForAsync("silence");
        time.Advance(TimeSpan.FromSeconds(2));
        await Assert.ThrowsAsync<BroadcastAckException>(() => silent.Within());
        await client.DisconnectAsync();
        await Bounded.Eventually(() => app.Io.Sockets.Sockets.Count == 0, "it has left");
        await Assert.ThrowsAsync<SocketDisconnectedException>(() => remote.EmitWithAck<int>("ask", 1, s_long).Within());
    }

    [Fact]
    public async Task Answers_carry_binary()
    {
        await using var app = await TestApp.StartAsync();
        var (client, _) = await app.PairAsync(Wire.WebSocket);
        client.Answer("ask", static received => received.Get<byte[]>()!.Reverse().ToArray());

        Assert.Equal([3, 2, 1], Assert.Single(await app.Io.EmitWithAck<byte[]>("ask", new byte[] { 1, 2, 3 }).Within())!);
    }

    /// <summary>Waits until the server has taken an answer: what the client sends after it has come.</summary>
    private static async Task AnsweredAsync(TestApp app, SocketIOTestSocket client)
    {
        var came = new Gate();
        using var registration = app.Io.Sockets.Sockets[client.Id].On("answered", _ => came.Open());
        await client.WaitForAsync("ask");
        await client.EmitAsync("answered");
        await came.Opened.Within();
    }
}
