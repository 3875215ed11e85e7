using Parlance.SocketIO.Testing;
using Parlance.SocketIO.Tests.Harness;

namespace Parlance.SocketIO.Tests.Namespaces;

/// <summary>The ways in which a socket is disconnected, each with its reason.</summary>
public sealed class DisconnectTests
{
    [Theory]
    [MemberData(nameof(Wires.Both), MemberType = typeof(Wires))]
    public async Task By_the_client(Wire transport)
    {
        await using var scene = await Scene.StartAsync(transport);

        await scene.Client.DisconnectAsync();

        await scene.AssertAsync(DisconnectReason.ClientNamespaceDisconnect);
        Assert.Equal(1, scene.App.Engine.ClientsCount);
    }

    [Theory]
    [MemberData(nameof(Wires.Both), MemberType = typeof(Wires))]
    public async Task By_the_server_from_one_namespace(Wire transport)
    {
        await using var scene = await Scene.StartAsync(transport);
        scene.App.Io.Of("/other");
        var other = await scene.Client.Client.ConnectAsync("/other").Within();

        scene.Server.Disconnect();

        await scene.AssertAsync(DisconnectReason.ServerNamespaceDisconnect);
        Assert.Equal("io server disconnect", await scene.Client.Disconnected.Within());
        Assert.True(other.Connected);
    }

    [Theory]
    [MemberData(nameof(Wires.Both), MemberType = typeof(Wires))]
    public async Task By_the_server_with_the_connection(Wire transport)
    {
        await using var scene = await Scene.StartAsync(transport);
        scene.App.Io.Of("/other");
        var other = await scene.Client.Client.ConnectAsync("/other").Within();

        scene.Server.Disconnect(close: true);

        await scene.AssertAsync(DisconnectReason.ServerNamespaceDisconnect);
        Assert.Equal("io server disconnect", await scene.Client.Disconnected.Within());
        Assert.Equal("io server disconnect", await other.Disconnected.Within());
        await scene.Client.Client.Closed.Within();
        await Bounded.Eventually(() => scene.App.Engine.ClientsCount == 0, "the connection is closed");
    }

    [Theory]
    [MemberData(nameof(Wires.Both), MemberType = typeof(Wires))]
    public async Task By_closing_the_connection_below(Wire transport)
    {
        await using var scene = await Scene.StartAsync(transport);

        scene.Server.Conn.Close();

        await scene.AssertAsync(DisconnectReason.ForcedClose);
        Assert.Equal("transport close", await scene.Client.Disconnected.Within());
    }

    [Fact]
    public async Task By_a_network_that_breaks()
    {
        await using var scene = await Scene.StartAsync(Wire.WebSocket);

        await scene.Client.Client.AbortAsync();

        await scene.AssertAsync(DisconnectReason.TransportClose);
    }

    [Fact]
    public async Task By_a_poll_that_breaks()
    {
        await using var scene = await Scene.StartAsync(Wire.Polling);
        await PollWaitsAsync(scene);

        await scene.Client.Client.AbortAsync();

        await scene.AssertAsync(DisconnectReason.TransportError);
    }

    [Theory]
    [MemberData(nameof(Wires.Both), MemberType = typeof(Wires))]
    public async Task By_a_client_that_closes_the_connection(Wire transport)
    {
        await using var scene = await Scene.StartAsync(transport);

        await scene.Client.Client.DisposeAsync();

        await scene.AssertAsync(DisconnectReason.TransportClose);
    }

    [Fact]
    public async Task By_silence()
    {
        var time = new ManualTimeProvider();
        await using var app = await TestApp.StartAsync(time: time);
        var wire = await app.JoinAsync(Wire.WebSocket);
        var reasons = new Signal<DisconnectReason>();
        Assert.Single(app.Io.Sockets.Sockets.Values).OnDisconnect(reasons.Set);

        time.Advance(TimeSpan.FromSeconds(46));

        Assert.Equal(DisconnectReason.PingTimeout, await reasons.NextAsync());
        await wire.ClosedAsync();
    }

    [Fact]
    public async Task By_breaking_the_transport()
    {
        await using var app = await TestApp.StartAsync();
        var wire = (WebSocketWire)await app.JoinAsync(Wire.WebSocket);
        var reasons = new Signal<DisconnectReason>();
        Assert.Single(app.Io.Sockets.Sockets.Values).OnDisconnect(reasons.Set);

        await wire.Socket.SendBytesAsync(wire.Socket.Frame(Opcode.Text, "4"u8.ToArray(), masked: false));

        Assert.Equal(DisconnectReason.TransportError, await reasons.NextAsync());
    }

    [Fact]
    public async Task By_a_packet_of_the_engine_that_is_none()
    {
        await using var app = await TestApp.StartAsync();
        var wire = await app.JoinAsync(Wire.Polling);
        var reasons = new Signal<DisconnectReason>();
        Assert.Single(app.Io.Sockets.Sockets.Values).OnDisconnect(reasons.Set);

        await wire.SendAsync("abc");

        Assert.Equal(DisconnectReason.ParseError, await reasons.NextAsync());
    }

    [Theory]
    [InlineData(Wire.WebSocket, "42[", "forced close: invalid payload")]
    [InlineData(Wire.Polling, "42[", "forced close: invalid payload")]
    [InlineData(Wire.WebSocket, "2", "transport error: invalid heartbeat direction")]
    [InlineData(Wire.WebSocket, "41", "client namespace disconnect: ")]
    public async Task The_description_says_what_was_wrong(Wire transport, string packet, string told)
    {
        await using var app = await TestApp.StartAsync();
        var wire = await app.JoinAsync(transport);
        var ends = new Signal<string>();
        var server = Assert.Single(app.Io.Sockets.Sockets.Values);
        server.OnDisconnect(reason => ends.Set($"{reason}: {server.DisconnectDescription}"));

        await wire.SendAsync(packet);

        Assert.Equal(told, await ends.NextAsync());
    }

    [Fact]
    public async Task The_wire_of_a_server_that_disconnects_with_the_connection_is_Nodes()
    {
        await using var app = await TestApp.StartAsync();
        var wire = (PollingWire)await app.JoinAsync(Wire.Polling);

        Assert.Single(app.Io.Sockets.Sockets.Values).Disconnect(close: true);

        Assert.Equal(["41"], await wire.PollAsync());
        Assert.Equal(["6", "1"], await wire.PollAsync());
    }

    [Fact]
    public async Task Rooms_are_there_while_disconnecting_and_gone_afterwards()
    {
        var log = new Signal<string>();
        await using var app = await TestApp.StartAsync(io: io => io.OnConnection(async socket =>
        {
            await socket.Join("room");
            socket.OnDisconnecting(reason => log.Set($"disconnecting {reason} {socket.Rooms.Count} {socket.Connected}"));
            socket.OnDisconnect(reason => log.Set($"disconnect {reason} {socket.Rooms.Count} {socket.Connected}"));
        }));
        var (client, server) = await app.PairAsync(Wire.WebSocket);
        await Bounded.Eventually(() => server.Rooms.Count == 2, "it has joined");

        await client.DisconnectAsync();

        Assert.Equal("disconnecting client namespace disconnect 2 True", await log.NextAsync());
        Assert.Equal("disconnect client namespace disconnect 0 False", await log.NextAsync());
    }

    [Fact]
    public async Task A_disconnecting_handler_may_still_reach_the_room()
    {
        await using var app = await TestApp.StartAsync(io: static io => io.OnConnection(static socket => socket.OnDisconnecting(_ => socket.To("room").Emit("bye", socket.Rooms.Count))));
        var (staying, stayingServer) = await app.PairAsync(Wire.WebSocket);
        var (leaving, leavingServer) = await app.PairAsync(Wire.WebSocket);
        await stayingServer.Join("room");
        await leavingServer.Join("room");

        await leaving.DisconnectAsync();

        Assert.Equal(2, await staying.WaitForAsync<int>("bye"));
    }

    [Fact]
    public async Task Handlers_that_throw_are_logged_and_the_others_run()
    {
        var log = new Signal<string>();
        await using var app = await TestApp.StartAsync();
        app.Log.Announce(1006);
        var (client, server) = await app.PairAsync(Wire.WebSocket);
        server.OnDisconnecting(static _ => throw new InvalidOperationException("of the test"));
        server.OnDisconnect(static _ => throw new InvalidOperationException("of the test"));
        server.OnDisconnect(reason => log.Set(reason.Value));

        await client.DisconnectAsync();

        Assert.Equal("client namespace disconnect", await log.NextAsync());
        Assert.Equal(2, app.Log.Ours(1006).Count);
    }

    [Fact]
    public async Task A_handler_that_comes_too_late_is_called_at_once()
    {
        await using var app = await TestApp.StartAsync();
        var (client, server) = await app.PairAsync(Wire.WebSocket);
        await client.DisconnectAsync();
        await Bounded.Eventually(() => !server.Connected, "it has left");
        var reasons = new Signal<DisconnectReason>();

        server.OnDisconnect(reasons.Set);

        Assert.Equal(DisconnectReason.ClientNamespaceDisconnect, await reasons.NextAsync());
        Assert.True(server.Disconnected.IsCancellationRequested);
    }

    [Fact]
    public async Task A_disconnected_socket_sends_nothing_and_throws_nothing()
    {
        await using var app = await TestApp.StartAsync();
        var (client, server) = await app.PairAsync(Wire.WebSocket);

        server.Disconnect();
        server.Disconnect();
        server.Emit("late");
        server.Volatile.Emit("late");
        await client.Disconnected.Within();
        app.Io.Emit("late");

        Assert.Empty(client.Received);
    }

    [Fact]
    public async Task A_client_that_joins_nothing_is_closed_after_the_connect_timeout()
    {
        var time = new ManualTimeProvider();
        await using var app = await TestApp.StartAsync(static options => options.ConnectTimeout = TimeSpan.FromSeconds(5), time: time);
        var joined = await app.JoinAsync(Wire.WebSocket);
        var refused = await app.OpenAsync(Wire.WebSocket);
        await refused.SendAsync("40/nope,");
        await refused.ExpectAsync("""44/nope,{"message":"Invalid namespace"}""");
        var silent = await app.OpenAsync(Wire.Polling);
        Assert.Equal(3, app.Engine.ClientsCount);

        time.Advance(TimeSpan.FromSeconds(4.9));
        Assert.Equal(3, app.Engine.ClientsCount);
        time.Advance(TimeSpan.FromSeconds(0.2));

        await refused.ClosedAsync();
        await silent.ClosedAsync();
        await Bounded.Eventually(() => app.Engine.ClientsCount == 1, "the others are forgotten");
        await joined.SendAsync("40/nope,");
        await joined.ExpectAsync("""44/nope,{"message":"Invalid namespace"}""");
    }

    private static Task PollWaitsAsync(Scene scene) => Bounded.Eventually(() => scene.Server.Conn.Writable, "a poll waits");

    private sealed class Scene : IAsyncDisposable
    {
        private readonly Signal<DisconnectReason> _reasons = new();

        private Scene(TestApp app, SocketIOTestSocket client, Socket server)
        {
            App = app;
            Client = client;
            Server = server;
            server.OnDisconnect(_reasons.Set);
        }

        public TestApp App { get; }

        public SocketIOTestSocket Client { get; }

        public Socket Server { get; }

        public static async Task<Scene> StartAsync(Wire transport)
        {
            var app = await TestApp.StartAsync();
            var (client, server) = await app.PairAsync(transport);
            return new Scene(app, client, server);
        }

        public async Task AssertAsync(DisconnectReason reason)
        {
            Assert.Equal(reason, await _reasons.NextAsync());
            Assert.False(Server.Connected);
            Assert.Empty(App.Io.Sockets.Sockets);
            Assert.Empty(Server.Rooms);
        }

        public ValueTask DisposeAsync() => App.DisposeAsync();
    }
}
