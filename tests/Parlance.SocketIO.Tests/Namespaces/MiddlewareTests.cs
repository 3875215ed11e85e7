using Parlance.SocketIO.Testing;
using Parlance.SocketIO.Tests.Harness;

namespace Parlance.SocketIO.Tests.Namespaces;

public sealed class MiddlewareTests
{
    [Fact]
    public async Task Middlewares_run_in_order_before_the_connection()
    {
        var log = new Signal<string>();
        await using var app = await TestApp.StartAsync(io: io =>
        {
            io.Use(async (_, next) =>
            {
                log.Set("first");
                await next();
                log.Set("first again");
            });
            io.Use(async (_, next) =>
            {
                await Task.Yield();
                log.Set("second");
                await next();
            });
            io.OnConnection(_ => log.Set("connection"));
        });

        await app.ConnectAsync(Wire.WebSocket);

        foreach (var expected in new[] { "first", "second", "first again", "connection" })
        {
            Assert.Equal(expected, await log.NextAsync());
        }
    }

    [Theory]
    [MemberData(nameof(Wires.Both), MemberType = typeof(Wires))]
    public async Task A_refusal_carries_its_message_and_data(Wire transport)
    {
        await using var app = await TestApp.StartAsync(io: static io => io.Of("/chat").Use(static (_, _) => throw new ConnectErrorException("not you", new { code = "banned", days = 3 })));
        var wire = await app.JoinAsync(transport);

        await wire.SendAsync("40/chat,");

        await wire.ExpectAsync("""44/chat,{"message":"not you","data":{"code":"banned","days":3}}""");
        Assert.Empty(app.Io.Of("/chat").Sockets);
        Assert.Empty(app.Io.Of("/chat").Adapter.Rooms);
    }

    [Theory]
    [MemberData(nameof(Wires.Both), MemberType = typeof(Wires))]
    public async Task A_socket_whose_middleware_still_runs_is_told_that_its_connection_has_ended(Wire transport)
    {
        var running = new Signal<Socket>();
        await using var app = await TestApp.StartAsync(io: io =>
        {
            io.Use(async (socket, next) =>
            {
                running.Set(socket);
                await Task.Delay(Timeout.Infinite, socket.Disconnected);
                await next();
            });
            io.Of("/asks").Use(async (socket, next) =>
            {
                await socket.Join("waiting");
                var asked = socket.EmitWithAck<int>("who are you?");
                running.Set(socket);
                await asked;
                await next();
            });
        });
        var wire = await app.OpenAsync(transport);
        await wire.SendAsync("40", "40/asks,");
        Socket[] sockets = [await running.NextAsync(), await running.NextAsync()];

        await wire.SendAsync("1");

        foreach (var socket in sockets)
        {
            await Bounded.Eventually(() => socket.Disconnected.IsCancellationRequested, "it is told");
        }

        // What the middlewares throw then is no failure of theirs: it would be found in the log at the end.
        await Bounded.Eventually(() => app.Io.Of("/asks").Adapter.Rooms.Count == 0, "it has left its rooms");
        Assert.Empty(app.Io.Sockets.Sockets);
        Assert.Empty(app.Io.Of("/asks").Sockets);
    }

    [Fact]
    public async Task A_refusal_without_data_has_none()
    {
        await using var app = await TestApp.StartAsync(io: static io => io.Use(static (_, _) => throw new ConnectErrorException("not you")));
        var wire = await app.OpenAsync(Wire.WebSocket);

        await wire.SendAsync("40");

        await wire.ExpectAsync("""44{"message":"not you"}""");
    }

    [Fact]
    public async Task An_unexpected_exception_is_logged_and_tells_nothing()
    {
        await using var app = await TestApp.StartAsync(io: static io => io.Use(static (_, _) => throw new InvalidOperationException("a secret")));
        app.Log.Announce(1007);

        var refused = await Assert.ThrowsAsync<SocketIOConnectException>(() => app.ConnectAsync(Wire.WebSocket));

        Assert.Equal("Internal server error", refused.Message);
        Assert.Contains(app.Log.Ours(1007), static entry => entry.Error is InvalidOperationException);
    }

    [Fact]
    public async Task Data_that_cannot_be_written_is_left_out()
    {
        await using var app = await TestApp.StartAsync(io: static io => io.Use(static (_, _) => throw new ConnectErrorException("not you", new { pointer = typeof(string) })));
        app.Log.Announce(1007);

        var refused = await Assert.ThrowsAsync<SocketIOConnectException>(() => app.ConnectAsync(Wire.WebSocket));

        Assert.Equal("not you", refused.Message);
    }

    [Fact]
    public async Task A_middleware_that_calls_nothing_refuses()
    {
        await using var app = await TestApp.StartAsync(io: static io => io.Use(static (_, _) => Task.CompletedTask));

        var refused = await Assert.ThrowsAsync<SocketIOConnectException>(() => app.ConnectAsync(Wire.WebSocket));

        Assert.Equal("Not allowed", refused.Message);
    }

    [Fact]
    public async Task A_refused_client_may_try_again()
    {
        var attempts = 0;
        await using var app = await TestApp.StartAsync(io: io => io.Use((_, next) => ++attempts == 1 ? throw new ConnectErrorException("not yet") : next()));
        var client = app.Client(Wire.WebSocket);

        await Assert.ThrowsAsync<SocketIOConnectException>(() => client.ConnectAsync().Within());
        await client.ConnectAsync().Within();

        Assert.Equal(1, app.Engine.ClientsCount);
    }

    [Fact]
    public async Task What_a_middleware_emits_comes_before_the_reply()
    {
        await using var app = await TestApp.StartAsync(io: static io => io.Use(static (socket, next) =>
        {
            socket.Emit("hello");
            return next();
        }));
        var wire = await app.OpenAsync(Wire.WebSocket);

        await wire.SendAsync("40");

        await wire.ExpectAsync("""42["hello"]""");
        Assert.StartsWith("40{", await wire.NextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_middleware_leaves_on_the_socket_is_there_later()
    {
        var seen = new Signal<(object?, string?, bool)>();
        await using var app = await TestApp.StartAsync(io: io =>
        {
            io.Use(async (socket, next) =>
            {
                socket.Data["name"] = socket.Handshake.GetAuth<Auth>()!.Name;
                socket.User = new System.Security.Claims.ClaimsPrincipal(new System.Security.Claims.ClaimsIdentity([new("name", "Ann")], "mine", "name", roleType: null));
                await socket.Join("early");
                await next();
            });
            io.OnConnection(socket => seen.Set((socket.Data["name"], socket.User.Identity!.Name, socket.Rooms.Contains("early"))));
        });

        await app.ConnectAsync(Wire.WebSocket, auth: new { name = "Ann" });

        Assert.Equal(("Ann", "Ann", true), await seen.NextAsync());
    }

    [Fact]
    public async Task A_socket_that_is_refused_leaves_the_rooms_that_a_middleware_put_it_into()
    {
        await using var app = await TestApp.StartAsync(io: static io => io.Use(static async (socket, _) =>
        {
            await socket.Join("early");
            throw new ConnectErrorException("no");
        }));

        await Assert.ThrowsAsync<SocketIOConnectException>(() => app.ConnectAsync(Wire.WebSocket));

        await Bounded.Eventually(() => app.Io.Sockets.Adapter.Rooms.Count == 0, "nobody is left in a room");
    }

    [Fact]
    public async Task A_client_that_goes_while_a_middleware_decides_never_connects()
    {
        var entered = new Gate();
        var gate = new Gate();
        var connected = new Signal<Socket>();
        Socket? waiting = null;
        await using var app = await TestApp.StartAsync(io: io =>
        {
            io.Use(async (socket, next) =>
            {
                waiting = socket;
                await socket.Join("early");
                entered.Open();
                await gate.Opened;
                await next();
            });
            io.OnConnection(connected.Set);
        });
        var wire = (WebSocketWire)await app.OpenAsync(Wire.WebSocket);
        await wire.SendAsync("40");
        await entered.Opened.Within();

        wire.Socket.Drop();
        await Bounded.Eventually(() => app.Engine.ClientsCount == 0, "the connection has ended");
        gate.Open();

        await Bounded.Eventually(() => waiting!.Rooms.Count == 0, "it has left its rooms");
        Assert.False(waiting!.Connected);
        Assert.Empty(app.Io.Sockets.Sockets);
        Assert.False(connected.TryTake(out _));
    }

    [Fact]
    public async Task Socket_middleware_sees_every_event_and_may_stop_it()
    {
        var handled = new Signal<string>();
        var errors = new Signal<string>();
        await using var app = await TestApp.StartAsync(io: io => io.OnConnection(socket =>
        {
            socket.Use((context, next) => context.EventName switch
            {
                "stopped" => Task.CompletedTask,
                "refused" => throw new InvalidOperationException("not this one"),
                _ => next(),
            });
            socket.OnError(error => errors.Set(error.Message));
            socket.On("stopped", _ => handled.Set("stopped"));
            socket.On("refused", _ => handled.Set("refused"));
            socket.On("passed", _ => handled.Set("passed"));
        }));
        var client = await app.ConnectAsync(Wire.WebSocket);

        await client.EmitAsync("stopped");
        await client.EmitAsync("refused");
        await client.EmitAsync("passed");

        Assert.Equal("not this one", await errors.NextAsync());
        Assert.Equal("passed", await handled.NextAsync());
    }

    private sealed record Auth(string Name);
}
