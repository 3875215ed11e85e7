using Parlance.SocketIO.Testing;
using Parlance.SocketIO.Tests.Harness;

namespace Parlance.SocketIO.Tests.Hosting;

/// <summary>Whoever is refused is counted, by reasons that are words of ours.</summary>
public sealed class RefusalMetricsTests
{
    [Theory]
    [InlineData("GET", "EIO=4&transport=carrier-pigeon", "transport_unknown")]
    [InlineData("GET", "EIO=4&transport=polling&sid=unknown", "session_unknown")]
    [InlineData("POST", "EIO=4&transport=polling", "bad_method")]
    [InlineData("GET", "EIO=4&transport=websocket", "bad_request")]
    [InlineData("GET", "EIO=4&transport=polling&deny=1", "forbidden")]
    [InlineData("GET", "EIO=5&transport=polling", "protocol_unsupported")]
    public async Task Requests(string method, string query, string reason)
    {
        await using var app = await TestApp.StartAsync(static options => options.AllowRequest = static context => ValueTask.FromResult(
            context.Request.Query.ContainsKey("deny") ? AllowRequestResult.Deny() : AllowRequestResult.Allow));
        using var meters = new Meters(app);
        var errors = new Signal<EngineError>();
        app.Engine.ConnectionError += (_, error) => errors.Set(error);
        using var request = new HttpRequestMessage(new HttpMethod(method), app.Endpoint(query));

        using var response = await app.Http.SendAsync(request);

        Assert.False(response.IsSuccessStatusCode);
        Assert.Equal(reason, (await errors.NextAsync()).Reason);
        Assert.Equal(1, meters["socketio.connections.refused", reason]);
        Assert.Single(app.Log.Ours(1000));
    }

    [Fact]
    public async Task Foreign_pages_and_whoever_comes_while_the_server_stops()
    {
        await using var app = await TestApp.StartAsync();
        using var meters = new Meters(app);
        var (socket, _) = await RawWebSocket.ConnectAsync(app.Port, "/socket.io/?EIO=4&transport=websocket", ["Origin: https://elsewhere.example"]);
        await socket.DisposeAsync();
        app.Engine.Close();
        using var response = await app.Http.GetAsync(app.Endpoint("EIO=4&transport=polling"));

        Assert.Equal((1, 1), (meters["socketio.connections.refused", "origin"], meters["socketio.connections.refused", "shutting_down"]));
    }

    [Fact]
    public async Task Sockets()
    {
        await using var app = await TestApp.StartAsync(io: static io => io.Of("/closed").Use(static (_, _) => throw new ConnectErrorException("no")));
        using var meters = new Meters(app);

        await Assert.ThrowsAsync<SocketIOConnectException>(() => app.ConnectAsync(Wire.WebSocket, "/closed"));
        await Assert.ThrowsAsync<SocketIOConnectException>(() => app.ConnectAsync(Wire.WebSocket, "/nowhere"));

        Assert.Equal((1, 1), (meters["socketio.sockets.refused", "middleware"], meters["socketio.sockets.refused", "invalid_namespace"]));
        Assert.Equal(2, app.Log.Ours(1014).Count);
    }

    [Fact]
    public async Task Connections_that_end_and_packets_that_end_them()
    {
        await using var app = await TestApp.StartAsync();
        using var meters = new Meters(app);
        var (client, _) = await app.PairAsync(Wire.WebSocket);
        await client.Client.DisposeAsync();
        var wire = await app.JoinAsync(Wire.WebSocket);
        await wire.SendAsync("4nonsense");
        await wire.ClosedAsync();

        await Bounded.Eventually(() => meters["socketio.connections.closed", "transport close"] == 1, "the first end is counted");
        await Bounded.Eventually(() => meters["socketio.connections.closed", "forced close"] == 1, "the second end is counted");
        Assert.Equal(1, meters["socketio.packets.invalid", "unknown packet type NaN"]);
    }

    [Fact]
    public async Task Recoveries()
    {
        await using var app = await TestApp.StartAsync(static options => options.ConnectionStateRecovery = new ConnectionStateRecoveryOptions());
        using var meters = new Meters(app);
        var (lost, server) = await app.PairAsync(Wire.WebSocket);
        server.Conn.Close();
        await lost.Disconnected.Within();

        Assert.False((await app.Client(Wire.WebSocket).ComeBackAsync(lost, new { token = "another" })).Recovered);
        Assert.True((await app.Client(Wire.WebSocket).ComeBackAsync(lost)).Recovered);
        Assert.False((await app.Client(Wire.WebSocket).ComeBackAsync(lost)).Recovered);

        Assert.Equal((1, 1, 1), (meters["socketio.recoveries", "new"], meters["socketio.recoveries", "recovered"], meters["socketio.recoveries", "unknown"]));
    }
}
