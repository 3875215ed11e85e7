using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Parlance.SocketIO.Tests.Harness;

namespace Parlance.SocketIO.Tests.Hosting;

public sealed class MetricsTests
{
    [Fact]
    public async Task Connections_sockets_rooms_and_acks_are_counted()
    {
        await using var app = await TestApp.StartAsync(io: static io => io.Of("/chat"));
        using var meter = new Meters(app);
        var (webSocket, server) = await app.PairAsync(Wire.WebSocket);
        var (polling, _) = await app.PairAsync(Wire.Polling, "/chat");
        await app.PairAsync(Wire.Upgrade);
        await server.Join("room");
        var asked = server.EmitWithAck<int>("ask");
        var received = await webSocket.WaitForAsync("ask");

        Assert.Equal(1, meter["socketio.connections", "websocket"]);
        Assert.Equal(2, meter["socketio.connections", "polling"]);
        await Bounded.Eventually(() => meter["socketio.upgrades", ""] == 1, "the upgrade is counted");
        Assert.Equal((2, 1), (meter["socketio.sockets", "/"], meter["socketio.sockets", "/chat"]));
        Assert.Equal((3, 1), (meter.Observe("socketio.rooms", "/"), meter.Observe("socketio.rooms", "/chat")));
        Assert.Equal(1, meter["socketio.acks.pending", ""]);

        await received.AckAsync(1);
        Assert.Equal(1, await asked.Within());
        Assert.Equal(0, meter["socketio.acks.pending", ""]);
        await webSocket.Client.AbortAsync();
        await polling.Client.DisposeAsync();
        await Bounded.Eventually(() => meter["socketio.connections", "websocket"] == 0 && meter["socketio.connections", "polling"] == 1, "the connections are gone");
        Assert.Equal((1, 0), (meter["socketio.sockets", "/"], meter["socketio.sockets", "/chat"]));
    }

    [Fact]
    public async Task Namespaces_that_clients_name_are_counted_together()
    {
        await using var app = await TestApp.StartAsync(static options => options.CleanupEmptyChildNamespaces = true);
        var parent = app.Io.Of(new Regex("^/room-[0-9]+$", RegexOptions.None, TimeSpan.FromSeconds(1)));
        using var meter = new Meters(app);
        await app.PairAsync(Wire.WebSocket, "/room-1");
        var (client, _) = await app.PairAsync(Wire.WebSocket, "/room-2");

        Assert.Equal((2, 2), (meter["socketio.sockets", parent.Name], meter.Observe("socketio.rooms", parent.Name)));
        Assert.Equal(["/", parent.Name], meter.TagsOf("socketio.sockets", "socketio.rooms"));

        await client.DisconnectAsync();
        await Bounded.Eventually(() => meter["socketio.sockets", parent.Name] == 1, "one is gone");
    }

    [Fact]
    public async Task Packets_and_bytes_are_counted_in_both_directions()
    {
        await using var app = await TestApp.StartAsync();
        var wire = await app.JoinAsync(Wire.WebSocket);
        using var meter = new Meters(app);
        var socket = Assert.Single(app.Io.Sockets.Sockets.Values);

        await wire.SendAsync("42[\"event\"]", "42[\"event\"]");
        await Bounded.Eventually(() => meter["socketio.packets", "in"] == 2, "they have come");
        socket.Emit("event", new string('x', 100));
        app.Io.Emit("event", new string('x', 100));
        await wire.NextAsync();

        Assert.True(meter["socketio.bytes", "in"] is >= 20 and < 60);
        Assert.Equal(2, meter["socketio.packets", "out"]);
        Assert.True(meter["socketio.bytes", "out"] is >= 200 and < 300);
    }

    [Fact]
    public async Task Answers_that_never_come_are_not_pending_for_ever()
    {
        var time = new Testing.ManualTimeProvider();
        await using var app = await TestApp.StartAsync(time: time);
        using var meter = new Meters(app);
        var (client, server) = await app.PairAsync(Wire.WebSocket);

        var single = server.EmitWithAck<int>("ask", 1, TimeSpan.FromSeconds(1));
        var broadcast = app.Io.Timeout(TimeSpan.FromSeconds(1)).EmitWithAck<int>("ask");
        var patient = server.EmitWithAck<int>("ask");
        await Bounded.Eventually(() => meter["socketio.acks.pending", ""] == 3, "three are pending");
        time.Advance(TimeSpan.FromSeconds(2));
        await Assert.ThrowsAsync<AckTimeoutException>(() => single.Within());
        await Assert.ThrowsAsync<BroadcastAckException>(() => broadcast.Within());
        await Bounded.Eventually(() => meter["socketio.acks.pending", ""] == 1, "one is pending");
        await client.DisconnectAsync();
        await Assert.ThrowsAsync<SocketDisconnectedException>(() => patient.Within());

        await Bounded.Eventually(() => meter["socketio.acks.pending", ""] == 0, "none is pending");
    }

    [Fact]
    public async Task Each_event_that_is_handled_is_an_activity()
    {
        var name = $"event {nameof(Each_event_that_is_handled_is_an_activity)}";
        var stopped = new Signal<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name is "Parlance.SocketIO",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (string.Equals(activity.DisplayName, name, StringComparison.Ordinal))
                {
                    stopped.Set(activity);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        var current = new Signal<Activity?>();
        await using var app = await TestApp.StartAsync(io: io => io.Of("/chat").OnConnection(socket => socket.On(name, async _ =>
        {
            await Task.Yield();
            current.Set(Activity.Current);
        })));
        var client = await app.ConnectAsync(Wire.WebSocket, "/chat");

        await client.EmitAsync(name);

        var activity = await stopped.NextAsync();
        Assert.Same(activity, await current.NextAsync());
        Assert.Equal((ActivityKind.Server, "/chat"), (activity.Kind, activity.GetTagItem("socketio.namespace")));
    }
}
