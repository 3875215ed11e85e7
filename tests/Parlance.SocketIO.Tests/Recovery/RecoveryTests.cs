using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Parlance.SocketIO.Tests.Harness;

namespace Parlance.SocketIO.Tests.Recovery;

/// <summary>Clients that come back to the session of a lost connection, as with the Node.js server.</summary>
public sealed class RecoveryTests
{
    public static TheoryData<Wire> Transports => Wires.Both;

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task Events_carry_an_offset_but_volatile_and_acknowledged_ones_do_not(Wire transport)
    {
        await using var app = await StartAsync();
        var client = new ComingBack(app, transport);
        Assert.False(await client.ConnectAsync());
        Assert.Matches("^[A-Za-z0-9_-]{24}$", client.Pid);

        client.Server.Emit("one", 1);
        app.Io.To(client.Id).Emit("two");
        Assert.Matches("^42\\[\"one\",1,\"[A-Za-z0-9_-]+\"\\]$", await client.Wire.NextAsync());
        Assert.Matches("^42\\[\"two\",\"[A-Za-z0-9_-]+\"\\]$", await client.Wire.NextAsync());
        _ = client.Server.EmitWithAck<int>("asked");
        await client.Wire.ExpectAsync("420[\"asked\"]");
        _ = app.Io.EmitWithAck<int>("asked", 2);
        await client.Wire.ExpectAsync("421[\"asked\",2]");
    }

    [Fact]
    public async Task A_volatile_event_has_no_offset_and_does_not_come_again()
    {
        await using var app = await StartAsync();
        var client = await ConnectedAsync(app);

        client.Server.Volatile.Emit("volatile", 1);
        await client.Wire.ExpectAsync("42[\"volatile\",1]");
        client.Lose();
        app.Io.Volatile.Emit("volatile", 2);
        _ = app.Io.EmitWithAck<int>("asked");
        app.Io.Emit("kept");

        Assert.True(await client.ConnectAsync());
        Assert.Equal(["kept"], client.EarlyEvents());
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task What_was_missed_comes_before_the_answer_to_CONNECT_with_the_state_of_before(Wire transport)
    {
        var connections = new Signal<Socket>();
        var middleware = 0;
        await using var app = await StartAsync(io: io =>
        {
            io.Use((_, next) =>
            {
                middleware++;
                return next();
            });
            io.OnConnection(connections.Set);
        });
        var client = new ComingBack(app, transport);
        await client.ConnectAsync(new { token = "ann" });
        var first = await connections.NextAsync();
        Assert.False(first.Recovered);
        first.Data["name"] = "ann";
        await first.Join("room");
        first.Emit("seen");
        await client.NextAsync();

        var (id, pid) = (client.Id, client.Pid);
        client.Lose();
        app.Io.To("room").Emit("first");
        app.Io.To("elsewhere").Emit("not for it");
        app.Io.Except("room").Emit("not for it either");
        app.Io.To(id).Emit("bytes", (byte[])[1, 2]);
        app.Io.Emit("last");

        Assert.True(await client.ConnectAsync(new { token = "ann" }));
        var second = await connections.NextAsync();
        Assert.Equal(4, client.Early.Count);
        Assert.StartsWith("42[\"first\",", client.Early[0], StringComparison.Ordinal);
        Assert.StartsWith("451-[\"bytes\",{\"_placeholder\":true,\"num\":0},", client.Early[1], StringComparison.Ordinal);
        Assert.Equal("bAQI=", client.Early[2]);
        Assert.StartsWith("42[\"last\",", client.Early[3], StringComparison.Ordinal);
        Assert.Equal((id, pid), (client.Id, client.Pid));
        Assert.Equal((id, true, 1), (second.Id, second.Recovered, middleware));
        Assert.NotSame(first, second);
        Assert.Equal("ann", second.Data["name"]);
        Assert.Equal([id, "room"], second.Rooms.OrderBy(static room => room is "room"));
        Assert.Equal(pid, second.Handshake.Auth.GetProperty("pid").GetString());

        app.Io.To("room").Emit("live");
        Assert.Equal("live", await client.NextAsync());
    }

    [Fact]
    public async Task Again_and_again()
    {
        await using var app = await StartAsync();
        var client = await ConnectedAsync(app);
        for (var round = 0; round < 3; round++)
        {
            client.Lose();
            app.Io.Emit("round", round);
            Assert.True(await client.ConnectAsync());
            Assert.Equal([$"round {round}"], client.EarlyEvents());
        }
    }

    [Fact]
    public async Task A_client_that_was_sent_nothing_yet_is_recovered_too()
    {
        await using var app = await StartAsync();
        var client = new ComingBack(app);
        await client.ConnectAsync();
        client.Lose();
        app.Io.Emit("missed");

        Assert.Null(client.Offset);
        Assert.True(await client.ConnectAsync());
        Assert.Equal(["missed"], client.EarlyEvents());
    }

    [Fact]
    public async Task A_client_that_has_processed_nothing_of_what_it_was_sent_gets_it_all()
    {
        await using var app = await StartAsync(io: static io => io.OnConnection(static socket => socket.Emit("welcome")));
        app.Io.Emit("before its time");
        var client = new ComingBack(app);
        await client.ConnectAsync();
        client.Lose();

        Assert.True(await client.ConnectAsync());
        Assert.Equal("welcome", client.EarlyEvents().First());
    }

    [Fact]
    public async Task Who_had_everything_is_recovered_however_long_ago_that_was()
    {
        var time = new Testing.ManualTimeProvider();
        await using var app = await StartAsync(static options => options.PingInterval = TimeSpan.FromHours(2), time: time);
        var client = await ConnectedAsync(app);
        for (var minutes = 0; minutes < 60; minutes += 5)
        {
            time.Advance(TimeSpan.FromMinutes(5));
        }

        client.Lose();
        app.Io.Emit("missed");

        Assert.True(await client.ConnectAsync());
        Assert.Equal(["missed"], client.EarlyEvents());
    }

    [Fact]
    public async Task After_MaxDisconnectionDuration_the_client_is_a_new_socket()
    {
        var time = new Testing.ManualTimeProvider();
        await using var app = await StartAsync(static options => options.ConnectionStateRecovery!.MaxDisconnectionDuration = TimeSpan.FromSeconds(30), time: time);
        var client = await ConnectedAsync(app);
        var id = client.Id;
        client.Lose();
        time.Advance(TimeSpan.FromSeconds(29));
        Assert.True(await client.ConnectAsync());
        client.Lose();
        time.Advance(TimeSpan.FromSeconds(31));

        Assert.False(await client.ConnectAsync());
        Assert.NotEqual(id, client.Id);
        Assert.False(client.Server.Recovered);
        await Bounded.Eventually(() => !app.Io.Sockets.Sessions!.HasSessions, "nothing is kept");
    }

    [Fact]
    public async Task What_a_room_was_sent_before_the_socket_joined_it_does_not_come()
    {
        await using var app = await StartAsync();
        var client = await ConnectedAsync(app);
        app.Io.To("room").Emit("secret");
        await client.Server.Join("room");
        app.Io.To("room").Emit("shared");
        client.Lose();

        Assert.True(await client.ConnectAsync());
        Assert.Equal(["shared"], client.EarlyEvents());
    }

    [Fact]
    public async Task With_middleware_its_events_follow_what_was_missed()
    {
        await using var app = await StartAsync(static options => options.ConnectionStateRecovery!.SkipMiddlewares = false, static io => io.Use((socket, next) =>
        {
            socket.Emit(socket.Recovered ? "again" : "first");
            return next();
        }));
        var client = new ComingBack(app);
        await client.ConnectAsync();
        Assert.Equal(["first"], client.EarlyEvents());
        client.Lose();
        app.Io.Emit("missed");

        Assert.True(await client.ConnectAsync());
        Assert.Equal(["missed", "again"], client.EarlyEvents());
        client.Lose();

        Assert.True(await client.ConnectAsync());
        Assert.Equal(["again"], client.EarlyEvents());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_left_or_was_put_out_does_not_come_back(bool byServer)
    {
        await using var app = await StartAsync();
        var client = await ConnectedAsync(app);
        var server = client.Server;
        var gone = new Signal<DisconnectReason>();
        server.OnDisconnect(gone.Set);
        if (byServer)
        {
            server.Disconnect(close: true);
        }
        else
        {
            await client.Wire.SendAsync("41");
        }

        await gone.NextAsync();
        Assert.False(await client.ConnectAsync());
    }

    [Fact]
    public async Task A_namespace_that_a_client_made_waits_for_it()
    {
        var time = new Testing.ManualTimeProvider();
        await using var app = await StartAsync(static options => options.CleanupEmptyChildNamespaces = true, time: time);
        app.Io.Of(new Regex("^/room-[0-9]+$", RegexOptions.None, TimeSpan.FromSeconds(1))).OnConnection(static socket => socket.Emit("hello"));
        var client = new ComingBack(app, nsp: "/room-1");
        await client.ConnectAsync();
        await client.NextAsync();
        client.Lose();
        app.Io.Of("/room-1").Emit("missed");

        Assert.True(await client.ConnectAsync());
        Assert.Equal(["missed"], client.EarlyEvents());

        client.Lose();
        time.Advance(TimeSpan.FromMinutes(3));
        await Bounded.Eventually(() => app.Io.Namespaces.All(static nsp => nsp.Name is "/"), "the namespace is forgotten");
    }

    [Fact]
    public async Task The_bare_door_knows_nothing_of_it()
    {
        await using var app = await TestApp.StartAsync(
            static builder => builder.Services.AddSocketIO(static options => options.ConnectionStateRecovery = new ConnectionStateRecoveryOptions()),
            static app =>
            {
                app.MapSocketIO();
                app.MapSocketIOWebSocket("/ws");
            });
        var bare = await app.WebSocketAsync("/ws");
        await bare.SendTextAsync("""{"event":"auth","id":1}""");
        Assert.DoesNotContain("pid", await bare.ReadTextAsync(), StringComparison.Ordinal);

        app.Io.Emit("all", 1);
        Assert.Single(app.Io.Sockets.Sockets.Values).Emit("one", 2);

        Assert.Equal("""{"event":"all","data":1}""", await bare.ReadTextAsync());
        Assert.Equal("""{"event":"one","data":2}""", await bare.ReadTextAsync());
    }

    [Fact]
    public async Task Clients_of_Socket_IO_v2_know_nothing_of_it_either()
    {
        await using var app = await StartAsync(static options => options.AllowEIO3 = true);
        var old = await app.WebSocketAsync("/socket.io/?EIO=3&transport=websocket");
        Assert.StartsWith("0{", await old.ReadTextAsync(), StringComparison.Ordinal);
        Assert.Equal("40", await old.ReadTextAsync());
        await Bounded.Eventually(() => app.Io.Sockets.Sockets.Count == 1, "it is connected");

        app.Io.Emit("all", 1);
        Assert.Single(app.Io.Sockets.Sockets.Values).Emit("one", 2);

        Assert.Equal("""42["all",1]""", await old.ReadTextAsync());
        Assert.Equal("""42["one",2]""", await old.ReadTextAsync());
    }

    [Fact]
    public async Task Without_the_option_there_is_no_pid_and_no_offset()
    {
        await using var app = await TestApp.StartAsync();
        var wire = await app.OpenAsync(Wire.WebSocket);
        await wire.SendAsync("""40{"pid":"x","offset":"y"}""");
        Assert.Matches("^40{\"sid\":\"[^\"]+\"}$", await wire.NextAsync());
        app.Io.Emit("event");
        await wire.ExpectAsync("42[\"event\"]");
    }

    internal static Task<TestApp> StartAsync(Action<SocketIOOptions>? options = null, Action<SocketIOServer>? io = null, TimeProvider? time = null) =>
        TestApp.StartAsync(
            settings =>
            {
                settings.ConnectionStateRecovery = new ConnectionStateRecoveryOptions();
                options?.Invoke(settings);
            },
            io,
            time);

    /// <summary>A client that has processed one event.</summary>
    internal static async Task<ComingBack> ConnectedAsync(TestApp app, object? auth = null)
    {
        var client = new ComingBack(app);
        await client.ConnectAsync(auth);
        client.Server.Emit("seen");
        Assert.Equal("seen", await client.NextAsync());
        return client;
    }
}
