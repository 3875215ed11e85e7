using Parlance.SocketIO.Testing;
using Parlance.SocketIO.Tests.Harness;

namespace Parlance.SocketIO.Tests.TestTools;

/// <summary>The client that users' own tests use; its work with namespaces, events and transports is shown by all the other tests.</summary>
public sealed class SocketIOTestClientTests
{
    [Fact]
    public async Task A_refusal_is_an_exception_with_its_data()
    {
        await using var app = await TestApp.StartAsync(io: static io => io.Use(static (_, _) => throw new ConnectErrorException("no", new { code = 1 })));

        var refused = await Assert.ThrowsAsync<SocketIOConnectException>(() => app.ConnectAsync(Wire.WebSocket));

        Assert.Equal(("no", 1), (refused.Message, refused.ErrorData.GetProperty("code").GetInt32()));
    }

    [Theory]
    [MemberData(nameof(Wires.Both), MemberType = typeof(Wires))]
    public async Task What_is_awaited_of_a_connection_that_ends_is_an_exception(Wire transport)
    {
        await using var app = await TestApp.StartAsync();
        var (client, server) = await app.PairAsync(transport);
        var waiting = client.WaitForAsync("never");
        var asking = client.EmitWithAckAsync<int>("unanswered");

        server.Disconnect(close: true);

        Assert.Equal("io server disconnect", (await Assert.ThrowsAsync<SocketIODisconnectedException>(() => waiting.Within())).Reason);
        await Assert.ThrowsAsync<SocketIODisconnectedException>(() => asking.Within());
        await client.Client.Closed.Within();
        await Assert.ThrowsAsync<SocketIODisconnectedException>(() => client.WaitForAsync("never"));
        await Assert.ThrowsAsync<SocketIODisconnectedException>(() => client.EmitAsync("late").Within());
        await Assert.ThrowsAsync<SocketIODisconnectedException>(() => client.Client.ConnectAsync("/again").Within());
    }

    [Fact]
    public async Task An_event_that_does_not_come_is_told_with_those_that_did()
    {
        await using var app = await TestApp.StartAsync();
        var (client, server) = await app.PairAsync(Wire.WebSocket);
        server.Emit("other", 1);
        await client.WaitForAsync("other");

        var error = await Assert.ThrowsAsync<TimeoutException>(() => client.WaitForAsync("never", TimeSpan.FromMilliseconds(1)));

        Assert.Equal("The event \"never\" did not come. Received: other(1)", error.Message);
    }

    [Fact]
    public async Task Events_are_kept_until_they_are_awaited()
    {
        await using var app = await TestApp.StartAsync();
        var (client, server) = await app.PairAsync(Wire.WebSocket);
        var seen = new List<string>();
        client.On(null, received => seen.Add(received.Name));

        server.Emit("a", 1);
        server.Emit("b");
        server.Emit("a", 2);
        await client.WaitForAsync("b");

        Assert.Equal((1, 2), (await client.WaitForAsync<int>("a"), await client.WaitForAsync<int>("a")));
        Assert.Equal(["a", "b", "a"], seen);
        Assert.Equal(3, client.Received.Count);
        Assert.Equal(0, client.Received[1].Get<int>());
        await Assert.ThrowsAsync<InvalidOperationException>(() => client.Received[0].AckAsync());
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_a_timeout()
    {
        var gate = new Gate();
        await using var app = await TestApp.StartAsync(io: io => io.Use(async (_, next) =>
        {
            await gate.Opened;
            await next();
        }));
        await using var client = new SocketIOTestClient(new SocketIOTestClientOptions { Address = app.Address, Timeout = TimeSpan.FromMilliseconds(50) });

        await Assert.ThrowsAsync<TimeoutException>(() => client.ConnectAsync().Within());
        gate.Open();
    }

    [Theory]
    [InlineData(SocketIOTestTransport.WebSocket)]
    [InlineData(SocketIOTestTransport.Polling)]
    public async Task A_server_that_opens_no_connection_is_a_timeout(SocketIOTestTransport transport)
    {
        var gate = new Gate();
        await using var app = await TestApp.StartAsync(options => options.AllowRequest = async _ =>
        {
            await gate.Opened;
            return AllowRequestResult.Deny();
        });
        await using var client = new SocketIOTestClient(new SocketIOTestClientOptions { Address = app.Address, Transport = transport, Timeout = TimeSpan.FromMilliseconds(50) });

        await Assert.ThrowsAsync<TimeoutException>(() => client.ConnectAsync().Within());
        gate.Open();
    }

    [Theory]
    [InlineData(SocketIOTestTransport.WebSocket)]
    [InlineData(SocketIOTestTransport.Polling)]
    public async Task A_connection_that_is_refused_is_the_frameworks_exception(SocketIOTestTransport transport)
    {
        await using var app = await TestApp.StartAsync(static options => options.AllowRequest = static _ => ValueTask.FromResult(AllowRequestResult.Deny()));
        await using var client = new SocketIOTestClient(app.Address, transport);

        if (transport == SocketIOTestTransport.Polling)
        {
            await Assert.ThrowsAsync<HttpRequestException>(() => client.ConnectAsync().Within());
        }
        else
        {
            await Assert.ThrowsAsync<System.Net.WebSockets.WebSocketException>(() => client.ConnectAsync().Within());
        }
    }

    [Fact]
    public async Task It_answers_pings()
    {
        var time = new ManualTimeProvider();
        await using var app = await TestApp.StartAsync(time: time);
        var (client, server) = await app.PairAsync(Wire.Polling);
        var beats = new Signal<bool>();
        server.Conn.Heartbeats += () => beats.Set(true);

        for (var round = 0; round < 3; round++)
        {
            time.Advance(TimeSpan.FromSeconds(25.1));
            await beats.NextAsync();
        }

        Assert.True(client.Connected);
    }

    [Fact]
    public async Task The_upgrade_loses_nothing_and_keeps_the_order()
    {
        const int Events = 300;
        await using var app = await TestApp.StartAsync(io: static io => io.OnConnection(static async socket =>
        {
            for (var number = 0; number < Events; number++)
            {
                socket.Emit("number", number);
                if (number % 10 == 0)
                {
                    await Task.Yield();
                }
            }
        }));

        var client = await app.ConnectAsync(Wire.Upgrade);

        for (var number = 0; number < Events; number++)
        {
            Assert.Equal(number, await client.WaitForAsync<int>("number"));
        }

        Assert.Equal("websocket", client.Client.TransportName);
    }
}
