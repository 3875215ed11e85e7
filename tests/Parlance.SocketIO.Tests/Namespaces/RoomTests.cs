using Parlance.SocketIO.Testing;
using Parlance.SocketIO.Tests.Harness;

namespace Parlance.SocketIO.Tests.Namespaces;

/// <summary>Rooms and broadcasts, as far as the adapter contract does not hold them already.</summary>
public sealed class RoomTests
{
    [Theory]
    [MemberData(nameof(Wires.All), MemberType = typeof(Wires))]
    public async Task A_broadcast_to_a_room_reaches_its_members(Wire transport)
    {
        await using var app = await TestApp.StartAsync();
        var (inside, insideServer) = await app.PairAsync(transport);
        var (outside, _) = await app.PairAsync(transport);
        await insideServer.Join("room");

        app.Io.To("room").Emit("inside");
        app.Io.Emit("all");

        await inside.WaitForAsync("all");
        await outside.WaitForAsync("all");
        Assert.Equal(["inside()", "all()"], Texts(inside));
        Assert.Equal(["all()"], Texts(outside));
    }

    [Fact]
    public async Task Operators_are_immutable()
    {
        await using var app = await TestApp.StartAsync();
        var (first, firstServer) = await app.PairAsync(Wire.WebSocket);
        var (second, secondServer) = await app.PairAsync(Wire.WebSocket);
        await firstServer.Join("one");
        await secondServer.Join("two");

        var one = app.Io.To("one");
        var both = one.To("two");
        var exceptFirst = both.Except(first.Id);
        one.Emit("to one");
        both.Emit("to both");
        exceptFirst.Emit("to second");
        one.Emit("to one again");
        app.Io.Emit("end");

        await first.WaitForAsync("end");
        await second.WaitForAsync("end");
        Assert.Equal(["to one()", "to both()", "to one again()", "end()"], Texts(first));
        Assert.Equal(["to both()", "to second()", "end()"], Texts(second));
    }

    [Fact]
    public async Task A_sockets_own_broadcasts_leave_it_out()
    {
        await using var app = await TestApp.StartAsync();
        var (first, firstServer) = await app.PairAsync(Wire.WebSocket);
        var (second, secondServer) = await app.PairAsync(Wire.Polling);
        await firstServer.Join("room");
        await secondServer.Join("room");

        firstServer.Broadcast.Emit("broadcast");
        firstServer.To("room").Emit("to");
        firstServer.In("room", "other").Emit("in");
        firstServer.Except("other").Emit("except");
        firstServer.Local.Emit("local");
        firstServer.Compress(false).Broadcast.Emit("compress");
        firstServer.Timeout(TimeSpan.FromSeconds(1)).To("room").Emit("timeout");
        firstServer.To(first.Id).Emit("to itself");
        app.Io.Emit("end");

        await first.WaitForAsync("end");
        await second.WaitForAsync("end");
        Assert.Equal(["end()"], Texts(first));
        Assert.Equal(["broadcast()", "to()", "in()", "except()", "local()", "compress()", "timeout()", "end()"], Texts(second));
    }

    [Fact]
    public async Task Every_member_of_the_server_acts_on_the_root_namespace()
    {
        await using var app = await TestApp.StartAsync(io: static io => io.Of("/chat"));
        var (client, server) = await app.PairAsync(Wire.WebSocket);
        var chat = await client.Client.ConnectAsync("/chat").Within();

        await app.Io.SocketsJoin("room");
        app.Io.In("room").Emit("in");
        app.Io.In("room", "other").Emit("in several");
        app.Io.To("room", "other").Emit("to several");
        app.Io.Except("other").Emit("except");
        app.Io.Except("other", "another").Emit("except several");
        app.Io.Local.Emit("local");
        app.Io.Compress(false).Emit("compress");
        app.Io.Send("hello");
        await app.Io.SocketsLeave("room");
        Assert.Equal([server.Id], server.Rooms);
        Assert.Equal(server.Id, Assert.Single(await app.Io.FetchSockets()).Id);
        await app.Io.DisconnectSockets();

        Assert.Equal("io server disconnect", await client.Disconnected.Within());
        Assert.Equal(["in()", "in several()", "to several()", "except()", "except several()", "local()", "compress()", "message(\"hello\")"], Texts(client));
        Assert.Empty(chat.Received);
        Assert.True(chat.Connected);
    }

    [Fact]
    public async Task Fetched_sockets_are_copies_of_the_moment()
    {
        await using var app = await TestApp.StartAsync();
        var (client, server) = await app.PairAsync(Wire.WebSocket, auth: new { token = "abc" });
        server.Data["name"] = "Ann";

        var remote = Assert.Single(await app.Io.FetchSockets());
        server.Data["name"] = "Bob";
        await server.Join("late");

        Assert.Equal(client.Id, remote.Id);
        Assert.Equal("Ann", remote.Data["name"]);
        Assert.DoesNotContain("late", remote.Rooms);
        Assert.Equal("abc", remote.Handshake!.Auth.GetProperty("token").GetString());
    }

    [Fact]
    public async Task Joins_and_broadcasts_at_once_keep_their_promises()
    {
        const int Clients = 6;
        const int Rounds = 60;
        await using var app = await TestApp.StartAsync();
        var pairs = await Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => app.PairAsync(Wire.WebSocket)));

        // Each joins and leaves; what is sent to the room by the same task between the two must come, exactly once and in order,
        // whatever the others do.
        await Task.WhenAll(pairs.Select((pair, index) => Task.Run(async () =>
        {
            for (var round = 0; round < Rounds; round++)
            {
                await pair.Server.Join("room");
                app.Io.To("room").Emit($"from {index}", round);
                await pair.Server.Leave("room");
            }
        })));
        app.Io.Emit("end");

        for (var index = 0; index < Clients; index++)
        {
            await pairs[index].Client.WaitForAsync("end");
            var own = pairs[index].Client.Received.Where(received => string.Equals(received.Name, $"from {index}", StringComparison.Ordinal)).Select(static received => received.Get<int>());
            Assert.Equal(Enumerable.Range(0, Rounds), own);
        }

        // Everybody sees the others' events in the order in which they were sent, with gaps.
        Assert.All(pairs, pair => Assert.All(
            pair.Client.Received.Where(static received => received.Name is not "end").GroupBy(static received => received.Name, static received => received.Get<int>()),
            static group => Assert.Equal(group.Order().Distinct(), group)));
        Assert.Empty(app.Io.Sockets.Adapter.MembersOf("room"));
    }

    [Fact]
    public async Task Clients_may_come_and_go_while_broadcasts_are_sent()
    {
        const int Rounds = 20;
        await using var app = await TestApp.StartAsync(io: static io => io.OnConnection(static socket => socket.Join("room")));
        var (steady, _) = await app.PairAsync(Wire.WebSocket);
        using var stop = new CancellationTokenSource();
        var sent = 0;
        var sending = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                app.Io.To("room").Emit("tick", sent++);
                await Task.Yield();
            }
        });

        await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            for (var round = 0; round < Rounds; round++)
            {
                var client = app.Client(Wire.WebSocket);
                await client.ConnectAsync().Within();
                await client.AbortAsync().Within();
            }
        }));
        await stop.CancelAsync();
        await sending.Within();
        app.Io.Emit("end");

        await steady.WaitForAsync("end");
        Assert.Equal(Enumerable.Range(0, sent), steady.Received.Where(static received => received.Name is "tick").Select(static received => received.Get<int>()));
        await Bounded.Eventually(() => app.Io.Sockets.Sockets.Count == 1, "the others have left");
        Assert.Equal([steady.Id], app.Io.Sockets.Adapter.MembersOf("room"));
    }

    private static IEnumerable<string> Texts(SocketIOTestSocket socket) => socket.Received.Select(static received => received.ToString());
}
