using System.Text.Json;
using System.Text.RegularExpressions;
using Parlance.SocketIO.Testing;
using Parlance.SocketIO.Tests.Harness;

namespace Parlance.SocketIO.Tests.Namespaces;

public sealed partial class DynamicNamespaceTests
{
    [Theory]
    [MemberData(nameof(Wires.Both), MemberType = typeof(Wires))]
    public async Task A_pattern_makes_namespaces_as_clients_ask_for_them(Wire transport)
    {
        var made = new Signal<string>();
        var connected = new Signal<string>();
        await using var app = await TestApp.StartAsync(io: io =>
        {
            io.NewNamespace += nsp => made.Set(nsp.Name);
            io.Of(Room()).OnConnection(socket => connected.Set(socket.Namespace.Name));
        });

        await app.ConnectAsync(transport, "/room-1");
        var refused = await Assert.ThrowsAsync<SocketIOConnectException>(() => app.ConnectAsync(transport, "/room-x"));

        Assert.Equal(("/room-1", "/room-1"), (await made.NextAsync(), await connected.NextAsync()));
        Assert.Equal("Invalid namespace", refused.Message);
        Assert.Equal(["/", "/room-1"], app.Io.Namespaces.Select(static nsp => nsp.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_name_that_a_pattern_accepts_is_a_child_even_when_the_application_asks_for_it()
    {
        var connected = new Signal<string>();
        await using var app = await TestApp.StartAsync(io: io =>
        {
            io.Of(Room()).OnConnection(socket => connected.Set(socket.Namespace.Name));
            io.Of("/room-7");
        });

        await app.ConnectAsync(Wire.WebSocket, "/room-7");

        Assert.Equal("/room-7", await connected.NextAsync());
    }

    [Fact]
    public async Task A_function_decides_by_name_and_auth()
    {
        await using var app = await TestApp.StartAsync(io: static io => io.Of(static async (name, auth, cancel) =>
        {
            await Task.Yield();
            cancel.ThrowIfCancellationRequested();
            return name is "/secret" && auth.ValueKind == JsonValueKind.Object && auth.GetProperty("token").GetString() is "open";
        }));

        await app.ConnectAsync(Wire.WebSocket, "/secret", new { token = "open" });
        await Assert.ThrowsAsync<SocketIOConnectException>(() => app.ConnectAsync(Wire.Polling, "/secret2", new { token = "open" }));
        await Assert.ThrowsAsync<SocketIOConnectException>(() => app.ConnectAsync(Wire.Polling, "/other"));
    }

    [Fact]
    public async Task A_function_that_throws_refuses_and_is_logged()
    {
        await using var app = await TestApp.StartAsync(io: static io => io.Of(static (_, _, _) => throw new InvalidOperationException("a secret")));
        app.Log.Announce(1007);

        var refused = await Assert.ThrowsAsync<SocketIOConnectException>(() => app.ConnectAsync(Wire.WebSocket, "/any"));

        Assert.Equal("Invalid namespace", refused.Message);
    }

    [Fact]
    public async Task Children_take_over_what_is_registered_when_they_are_made()
    {
        var log = new Signal<string>();
        await using var app = await TestApp.StartAsync();
        var parent = app.Io.Of(Room());
        parent.Use((socket, next) =>
        {
            log.Set($"middleware {socket.Namespace.Name}");
            return next();
        });
        parent.OnConnection(_ => log.Set("connection"));

        await app.ConnectAsync(Wire.WebSocket, "/room-1");
        Assert.Equal(("middleware /room-1", "connection"), (await log.NextAsync(), await log.NextAsync()));
        parent.OnConnection(_ => log.Set("late"));
        await app.ConnectAsync(Wire.WebSocket, "/room-1");
        await app.ConnectAsync(Wire.WebSocket, "/room-2");

        Assert.Equal(("middleware /room-1", "connection"), (await log.NextAsync(), await log.NextAsync()));
        Assert.Equal(("middleware /room-2", "connection", "late"), (await log.NextAsync(), await log.NextAsync(), await log.NextAsync()));
    }

    [Fact]
    public async Task A_parent_sends_to_all_its_children()
    {
        await using var app = await TestApp.StartAsync();
        var parent = app.Io.Of(Room());
        var (first, firstServer) = await app.PairAsync(Wire.WebSocket, "/room-1");
        var (second, _) = await app.PairAsync(Wire.Polling, "/room-2");
        var outsider = await app.ConnectAsync(Wire.WebSocket);
        await firstServer.Join("vip");

        parent.To("vip").Emit("to vip");
        parent.Except("vip").Emit("to others");
        parent.Emit("to all", 1);
        app.Io.Emit("to root");

        await first.WaitForAsync("to all");
        await second.WaitForAsync("to all");
        await outsider.WaitForAsync("to root");
        Assert.Equal(["to vip()", "to all(1)"], first.Received.Select(static received => received.ToString()));
        Assert.Equal(["to others()", "to all(1)"], second.Received.Select(static received => received.ToString()));
        Assert.Equal(["to root()"], outsider.Received.Select(static received => received.ToString()));
        Assert.Equal(["/room-1", "/room-2"], parent.Children.Select(static child => child.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_parent_moves_the_sockets_of_all_its_children()
    {
        await using var app = await TestApp.StartAsync();
        var parent = app.Io.Of(Room());
        var (first, firstServer) = await app.PairAsync(Wire.WebSocket, "/room-1");
        var (second, secondServer) = await app.PairAsync(Wire.Polling, "/room-2");
        var (outsider, outside) = await app.PairAsync(Wire.WebSocket);

        await parent.SocketsJoin("one", "two", "three");
        await parent.SocketsLeave("two");
        await parent.In("one").SocketsLeave("three");

        Assert.All([firstServer, secondServer], static socket => Assert.Equal(["one", socket.Id], socket.Rooms.OrderBy(room => room.Length)));
        Assert.Equal([outside.Id], outside.Rooms);

        await firstServer.Join("vip");
        parent.In("one", "vip").Emit("once");
        parent.Except("vip", "none").Emit("to others");
        parent.Local.Compress(false).Emit("to all");
        parent.Compress(false).Emit("last");
        await first.WaitForAsync("last");
        await second.WaitForAsync("last");
        Assert.Equal(["once()", "to all()", "last()"], first.Received.Select(static received => received.ToString()));
        Assert.Equal(["once()", "to others()", "to all()", "last()"], second.Received.Select(static received => received.ToString()));

        await parent.DisconnectSockets();
        Assert.Equal(("io server disconnect", "io server disconnect"), (await first.Disconnected.Within(), await second.Disconnected.Within()));
        Assert.True(outsider.Connected);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_empty_child_is_forgotten_when_that_is_wanted(bool cleanup)
    {
        await using var app = await TestApp.StartAsync(options => options.CleanupEmptyChildNamespaces = cleanup, static io => io.Of(Room()));
        var first = await app.ConnectAsync(Wire.WebSocket, "/room-1");
        var second = await app.ConnectAsync(Wire.WebSocket, "/room-1");
        var before = (await app.ServerSideAsync(first)).Namespace;

        await first.DisconnectAsync();
        await Bounded.Eventually(() => before.Sockets.Count == 1, "the first has left");
        Assert.Contains(before, app.Io.Namespaces);
        await second.DisconnectAsync();
        await Bounded.Eventually(() => before.Sockets.Count == 0, "the second has left");
        await Bounded.Eventually(() => app.Io.Namespaces.Contains(before) != cleanup, "the namespace is forgotten, or kept");

        // And it comes again.
        var third = await app.ConnectAsync(Wire.WebSocket, "/room-1");
        Assert.Equal(cleanup, (await app.ServerSideAsync(third)).Namespace != before);
    }

    [Fact]
    public async Task A_refused_client_leaves_no_child_behind()
    {
        await using var app = await TestApp.StartAsync(
            static options => options.CleanupEmptyChildNamespaces = true,
            static io => io.Of(Room()).Use(static (_, _) => throw new ConnectErrorException("no")));

        await Assert.ThrowsAsync<SocketIOConnectException>(() => app.ConnectAsync(Wire.WebSocket, "/room-1"));

        await Bounded.Eventually(() => app.Io.Namespaces.Count == 1, "only the root is left");
    }

    [Fact]
    public async Task Static_namespaces_are_never_forgotten()
    {
        await using var app = await TestApp.StartAsync(static options => options.CleanupEmptyChildNamespaces = true, static io => io.Of("/chat"));
        var (client, server) = await app.PairAsync(Wire.WebSocket, "/chat");

        await client.DisconnectAsync();
        await Bounded.Eventually(() => !server.Connected, "it has left");

        Assert.Contains(server.Namespace, app.Io.Namespaces);
    }

    [Fact]
    public async Task Many_clients_may_come_and_go_while_a_child_is_forgotten()
    {
        const int Clients = 8;
        const int Rounds = 15;
        await using var app = await TestApp.StartAsync(static options => options.CleanupEmptyChildNamespaces = true, static io => io.Of(Room()));

        await Task.WhenAll(Enumerable.Range(0, Clients).Select(async _ =>
        {
            var client = app.Client(Wire.WebSocket);
            for (var round = 0; round < Rounds; round++)
            {
                var socket = await client.ConnectAsync("/room-1").Within();
                await socket.DisconnectAsync();
            }
        }));

        await Bounded.Eventually(() => app.Io.Namespaces.Count == 1, "only the root is left");
    }

    [GeneratedRegex(@"^/room-\d+$", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Room();
}
