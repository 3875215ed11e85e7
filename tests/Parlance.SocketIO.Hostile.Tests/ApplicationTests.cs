using System.Text.Json;
using Parlance.SocketIO.Hostile.Tests.Cases;

namespace Parlance.SocketIO.Hostile.Tests;

/// <summary>Applications that make mistakes or have set limits, and clients that find them. What flies out of a listener must not end the process.</summary>
public sealed class ApplicationTests
{
    private const string Broken = "a listener that is broken";

    [Fact]
    public async Task A_cancellation_callback_that_throws_ends_nothing_but_itself()
    {
        await using var server = await HostileServer.StartAsync(Profile.Impatient);
        server.IO.OnConnection(static socket => { socket.Disconnected.Register(static () => throw new InvalidOperationException(Broken)); });
        await using var attack = new Attack(server);
        var peer = await attack.WebSocketAsync();
        await ReleaseSilentlyAsync(attack, peer);

        await HealthyClient.CheckAsync(server);

        Assert.All(server.Log.Take(), static finding => Assert.Contains(Broken, finding, StringComparison.Ordinal));
        await Leftovers.AssertNoneAsync(server);
    }

    [Fact]
    public async Task Listeners_of_rooms_that_throw_leave_nothing_behind()
    {
        await using var server = await HostileServer.StartAsync(Profile.Impatient);
        var adapter = server.IO.Sockets.Adapter;
        adapter.RoomCreated += static _ => throw new InvalidOperationException(Broken);
        adapter.RoomJoined += static (_, _) => throw new InvalidOperationException(Broken);
        adapter.RoomLeft += static (_, _) => throw new InvalidOperationException(Broken);
        adapter.RoomDeleted += static _ => throw new InvalidOperationException(Broken);
        await using var attack = new Attack(server);
        var peer = await attack.WebSocketAsync();
        await peer.TextAsync("42[\"join\",\"room\"]");
        await peer.ExpectOpenAsync();
        await ReleaseSilentlyAsync(attack, peer);

        await HealthyClient.CheckAsync(server);

        Assert.All(server.Log.Take(), static finding => Assert.Contains(Broken, finding, StringComparison.Ordinal));
        await Leftovers.AssertNoneAsync(server);
    }

    [Fact]
    public async Task Disconnection_handlers_that_throw_leave_nothing_behind()
    {
        await using var server = await HostileServer.StartAsync(Profile.Impatient);
        server.IO.OnConnection(static socket =>
        {
            socket.OnDisconnecting(static _ => throw new InvalidOperationException(Broken));
            socket.OnDisconnect((Action<DisconnectReason>)(static _ => throw new InvalidOperationException(Broken)));
            throw new InvalidOperationException(Broken);
        });
        await using var attack = new Attack(server);
        await ReleaseSilentlyAsync(attack, await attack.WebSocketAsync());

        await HealthyClient.CheckAsync(server);

        Assert.All(server.Log.Take(), static finding => Assert.Contains(Broken, finding, StringComparison.Ordinal));
        await Leftovers.AssertNoneAsync(server);
    }

    [Fact]
    public async Task A_disconnection_handler_that_blocks_holds_up_no_heartbeat()
    {
        // The other client's pong may be late: one of the few threads that it shares with the server and other tests is blocked.
        await using var server = await HostileServer.StartAsync(Profile.Impatient, configure: static options => options.PingTimeout = TimeSpan.FromSeconds(5));
        using var blocked = new ManualResetEventSlim();
        using var release = new ManualResetEventSlim();
        server.IO.OnConnection(socket => socket.On("block", (EventContext _) => socket.OnDisconnect((DisconnectReason _) =>
        {
            blocked.Set();
            release.Wait(2 * Patience.Limit);
        })));
        await using var attack = new Attack(server);
        var (blocking, other) = (await attack.WebSocketAsync(), await attack.WebSocketAsync());
        await blocking.TextAsync("42[\"block\"]");
        blocking.Answers = false;
        var ending = blocking.ExpectCloseAsync();
        var reading = other.ReadUntilAsync("431");
        try
        {
            await Eventually.TrueAsync(() => blocked.IsSet, "the handler blocks");

            var pings = other.Pings;
            await Eventually.TrueAsync(() => reading.IsCompleted || other.Pings >= pings + 2, "the other client still gets its pings");
        }
        finally
        {
            release.Set();
            await other.TextAsync("421[\"echo\"]");
            await Task.WhenAll(reading, ending);
        }
    }

    [Fact]
    public async Task Too_many_WebSockets_for_the_host_are_refused()
    {
        await using var server = await HostileServer.StartAsync(limits: static limits => limits.MaxConcurrentUpgradedConnections = 1);
        await using var attack = new Attack(server);
        var first = await attack.WebSocketAsync();
        for (var more = 0; more < 5; more++)
        {
            var answer = await attack.HttpAsync(Requests.Upgrade(Requests.WebSocket));
            Assert.Equal((400, ""), (answer.Status, answer.Header("Sec-WebSocket-Accept")));
        }

        await first.ExpectOpenAsync();
        await (await attack.PollingAsync()).ExpectOpenAsync();
        server.Log.AssertQuiet();
    }

    [Fact]
    public async Task A_depth_beyond_the_default_is_as_safe()
    {
        await using var server = await HostileServer.StartAsync(configure: static options => options.JsonDepthMax = 1_000);
        await using var attack = new Attack(server);
        foreach (var depth in (int[])[511, 513, 600, 990, 998, 999, 1_000, 1_001, 2_000])
        {
            var json = PacketCases.Deep("[", depth, "]");
            var peer = await attack.WebSocketAsync();
            await peer.TextAsync($"421[\"any\",{json}]");
            await peer.TextAsync($"451-2[\"echo\",{json},{{\"_placeholder\":true,\"num\":0}}]");
            await peer.BinaryAsync(1);
            var bare = await attack.BareAsync();
            await bare.TextAsync($"{{\"event\":\"any\",\"id\":1,\"data\":{json}}}");
        }

        await HealthyClient.CheckAsync(server);
        server.Log.AssertQuiet();
        Unobserved.AssertNone();
    }

    [Fact]
    public async Task A_client_that_owes_too_many_acknowledgements_is_not_the_applications_error()
    {
        await using var server = await HostileServer.StartAsync(configure: static options => options.PendingAcksMax = 10);
        server.IO.OnConnection(static socket =>
        {
            socket.On("survey", (EventContext context) =>
            {
                for (var question = 0; question < 5; question++)
                {
                    _ = socket.EmitWithAck<JsonElement>("question").ContinueWith(static task => _ = task.Exception, TaskScheduler.Default);
                }
            });
        });
        await using var attack = new Attack(server);
        var peer = await attack.WebSocketAsync();
        for (var survey = 0; survey < 10; survey++)
        {
            await peer.TextAsync("42[\"survey\"]");
        }

        await peer.ExpectOpenAsync();
        server.Log.AssertQuiet();
    }

    /// <summary>Lets a client end by its heartbeat, which is seen by a timer.</summary>
    private static async Task ReleaseSilentlyAsync(Attack attack, WebSocketPeer peer)
    {
        peer.Answers = false;
        await peer.ExpectCloseAsync();
        await Eventually.TrueAsync(() => attack.Server.IO.Sockets.Sockets.Count == 0, "the socket has gone");
    }
}
