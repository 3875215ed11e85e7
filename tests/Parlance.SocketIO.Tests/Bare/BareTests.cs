using System.Text.Json;
using Parlance.SocketIO.Tests.Harness;

namespace Parlance.SocketIO.Tests.Bare;

/// <summary>The WebSocket door for clients without Socket.IO, as its clients use it.</summary>
public sealed class BareTests
{
    [Fact]
    public async Task Auth_comes_first_and_its_reply_tells_the_id()
    {
        await using var app = await BareApp.StartAsync();
        var socket = await app.OpenAsync();

        await socket.SendTextAsync("""{"event":"auth","data":{"token":"abc"},"id":7}""");

        var reply = JsonElement.Parse(await socket.ReadTextAsync());
        Assert.Equal(7, reply.GetProperty("id").GetInt32());
        var server = Assert.Single(app.Chat.Sockets.Values);
        Assert.Equal(server.Id, reply.GetProperty("data").GetProperty("sid").GetString());
        Assert.Equal("abc", server.Handshake.Auth.GetProperty("token").GetString());
        Assert.Equal([server.Id], server.Rooms);
    }

    [Theory]
    [InlineData("""{"event":"auth"}""", JsonValueKind.Undefined)]
    [InlineData("""{"event":"auth","data":null}""", JsonValueKind.Undefined)]
    [InlineData("""{"event":"auth","data":{}}""", JsonValueKind.Object)]
    public async Task Auth_without_an_id_is_answered_by_an_event(string auth, JsonValueKind kind)
    {
        await using var app = await BareApp.StartAsync();
        var socket = await app.OpenAsync();

        await socket.SendTextAsync(auth);

        var connected = JsonElement.Parse(await socket.ReadTextAsync());
        Assert.Equal("connect", connected.GetProperty("event").GetString());
        Assert.Equal(kind, app.Chat.Sockets[connected.GetProperty("data").GetProperty("sid").GetString()!].Handshake.Auth.ValueKind);
    }

    [Theory]
    [InlineData(7, """{"id":7,"error":{"message":"not you","data":{"code":"banned"}}}""")]
    [InlineData(null, """{"error":{"message":"not you","data":{"code":"banned"}}}""")]
    public async Task A_refusal_carries_its_message_and_data_and_closes(int? id, string reply)
    {
        await using var app = await BareApp.StartAsync();
        app.Chat.Use(static (_, _) => throw new ConnectErrorException("not you", new { code = "banned" }));
        var socket = await app.OpenAsync();

        await socket.SendTextAsync(id is null ? """{"event":"auth"}""" : """{"event":"auth","id":7}""");

        Assert.Equal(reply, await socket.ReadTextAsync());
        await socket.ReadCloseAsync();
        Assert.Empty(app.Chat.Sockets);
    }

    [Fact]
    public async Task A_middleware_that_still_runs_is_told_that_the_connection_has_ended()
    {
        var ended = new Signal<bool>();
        await using var app = await BareApp.StartAsync();
        app.Chat.Use(async (socket, next) =>
        {
            socket.Disconnected.Register(() => ended.Set(true));
            await Task.Delay(Timeout.Infinite, socket.Disconnected);
            await next();
        });
        var socket = await app.OpenAsync();
        await socket.SendTextAsync("""{"event":"auth"}""");

        await socket.SendCloseAsync(1000);

        Assert.True(await ended.NextAsync());
        Assert.Empty(app.Chat.Sockets);
    }

    [Fact]
    public async Task A_client_that_does_not_say_who_it_is_is_closed()
    {
        var time = new Testing.ManualTimeProvider();
        await using var app = await BareApp.StartAsync(static options => options.ConnectTimeout = TimeSpan.FromSeconds(5), time);
        var silent = await app.OpenAsync();
        var polite = await app.JoinAsync();

        time.Advance(TimeSpan.FromSeconds(6));

        await silent.ReadCloseAsync();
        app.Chat.Emit("hello");
        Assert.Equal("""{"event":"hello"}""", await polite.ReadTextAsync());
    }

    [Fact]
    public async Task Events_are_handled_and_answered()
    {
        var events = new Signal<string>();
        await using var app = await BareApp.StartAsync();
        app.Chat.OnConnection(socket =>
        {
            socket.On<string>("say", text => events.Set(text));
            socket.On<int>("twice", static (number, ack) => ack.Send(number * 2));
            socket.On("nothing", static context => context.Ack());
            socket.On("several", static context => context.Ack(1, "two"));
            socket.On("bytes", static context => context.Ack(new byte[] { 1, 2, 3 }));
            socket.On("fail", static context => context.Reject(new { code = "no" }));
        });
        var socket = await app.JoinAsync();

        await socket.SendTextAsync("""{"event":"say","data":"hello é","more":[1,2]}""");
        Assert.Equal("hello é", await events.NextAsync());
        await AssertAsync("""{"id":1,"data":21,"event":"twice"}""", """{"id":1,"data":42}""");
        await AssertAsync("""{"event":"nothing","id":18446744073709551615}""", """{"id":18446744073709551615}""");
        await AssertAsync("""{"event":"several","id":2}""", """{"id":2,"data":[1,"two"]}""");
        await AssertAsync("""{"event":"bytes","id":3}""", """{"id":3,"data":"AQID"}""");
        await AssertAsync("""{"event":"fail","id":4}""", """{"id":4,"error":{"code":"no"}}""");

        async Task AssertAsync(string frame, string reply)
        {
            await socket.SendTextAsync(frame);
            Assert.Equal(reply, await socket.ReadTextAsync());
        }
    }

    [Theory]
    [MemberData(nameof(Wires.Both), MemberType = typeof(Wires))]
    public async Task Broadcasts_reach_both_kinds_of_clients_and_rooms_are_shared(Wire transport)
    {
        await using var app = await BareApp.StartAsync();
        app.Chat.OnConnection(static socket => socket.Join("room"));
        var bare = await app.JoinAsync();
        var full = await app.App.ConnectAsync(transport, "/chat");
        await Bounded.Eventually(() => app.Chat.Adapter.MembersOf("room").Count == 2, "both are in the room");

        app.Chat.To("room").Emit("one", new { a = 1 });
        app.Chat.Emit("several", 1, new byte[] { 1, 2, 3 });
        app.Chat.Emit("none");
        app.App.Io.Emit("elsewhere");
        app.Chat.Emit("end");

        Assert.Equal("""{"event":"one","data":{"a":1}}""", await bare.ReadTextAsync());
        Assert.Equal("""{"event":"several","data":[1,"AQID"]}""", await bare.ReadTextAsync());
        Assert.Equal("""{"event":"none"}""", await bare.ReadTextAsync());
        Assert.Equal("""{"event":"end"}""", await bare.ReadTextAsync());
        await full.WaitForAsync("end");
        Assert.Equal(["one", "several", "none", "end"], full.Received.Select(static received => received.Name));
        Assert.Equal([1, 2, 3], full.Received[1].Arguments[1].Bytes.ToArray());
    }

    [Fact]
    public async Task The_server_asks_it_and_gets_replies_and_errors()
    {
        await using var app = await BareApp.StartAsync();
        var bare = await app.JoinAsync();
        var server = Assert.Single(app.Chat.Sockets.Values);

        var asked = server.EmitWithAck<int>("ask", "question");
        var question = JsonElement.Parse(await bare.ReadTextAsync());
        Assert.Equal(("ask", "question"), (question.GetProperty("event").GetString(), question.GetProperty("data").GetString()));
        await bare.SendTextAsync($$"""{"id":{{question.GetProperty("id").GetRawText()}},"data":42}""");
        Assert.Equal(42, await asked.Within());

        var refused = server.EmitWithAck<int>("ask");
        var id = JsonElement.Parse(await bare.ReadTextAsync()).GetProperty("id").GetRawText();
        await bare.SendTextAsync($$$"""{"id":{{{id}}},"error":{"code":"no"}}""");
        var error = await Assert.ThrowsAsync<AckErrorException>(() => refused.Within());
        Assert.Contains("no", error.Error.ToString(), StringComparison.Ordinal);

        // Nobody asked for this one.
        await bare.SendTextAsync($$"""{"id":{{id}},"data":1}""");
        app.Chat.Emit("still here");
        Assert.Equal("""{"event":"still here"}""", await bare.ReadTextAsync());
    }

    [Fact]
    public async Task Broadcasts_with_acknowledgements_count_both_kinds()
    {
        await using var app = await BareApp.StartAsync();
        var bare = await app.JoinAsync();
        var full = await app.App.ConnectAsync(Wire.WebSocket, "/chat");
        full.Answer("ask", static _ => "full");
        await Bounded.Eventually(() => app.Chat.Sockets.Count == 2, "both are connected");

        var asked = app.Chat.EmitWithAck<string>("ask");
        var id = JsonElement.Parse(await bare.ReadTextAsync()).GetProperty("id").GetRawText();
        await bare.SendTextAsync($$"""{"id":{{id}},"data":"bare"}""");

        Assert.Equal(["bare", "full"], (await asked.Within()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Disconnecting_it_closes_the_connection()
    {
        var reasons = new Signal<DisconnectReason>();
        await using var app = await BareApp.StartAsync();
        app.Chat.OnConnection(socket => socket.OnDisconnect(reasons.Set));
        var bare = await app.JoinAsync();

        Assert.Single(app.Chat.Sockets.Values).Disconnect();

        await bare.ReadCloseAsync();
        Assert.Equal(DisconnectReason.ServerNamespaceDisconnect, await reasons.NextAsync());
        Assert.Empty(app.Chat.Sockets);
    }

    [Fact]
    public async Task A_client_that_closes_is_disconnected()
    {
        var reasons = new Signal<DisconnectReason>();
        await using var app = await BareApp.StartAsync();
        app.Chat.OnConnection(socket => socket.OnDisconnect(reasons.Set));
        var bare = await app.JoinAsync();

        await bare.SendCloseAsync(1000);

        Assert.Equal(1000, (await bare.ReadCloseAsync()).CloseCode);
        Assert.Equal(DisconnectReason.TransportClose, await reasons.NextAsync());
        Assert.Empty(app.Chat.Sockets);
        Assert.Equal(0, app.App.Engine.ClientsCount);
    }

    [Fact]
    public async Task It_is_kept_alive_by_pings_of_the_WebSocket()
    {
        var time = new Testing.ManualTimeProvider();
        await using var app = await BareApp.StartAsync(time: time);
        var reasons = new Signal<DisconnectReason>();
        app.Chat.OnConnection(socket => socket.OnDisconnect(reasons.Set));
        var sessions = new Signal<EngineSocket>();
        app.App.Engine.Connection += sessions.Set;
        var bare = await app.JoinAsync();
        var beats = new Signal<bool>();
        (await sessions.NextAsync()).Heartbeats += () => beats.Set(true);

        for (var round = 0; round < 3; round++)
        {
            time.Advance(TimeSpan.FromSeconds(25.1));
            var ping = await bare.ReadFrameAsync();
            Assert.Equal(Opcode.Ping, ping.Opcode);
            await bare.SendAsync(Opcode.Pong, ping.Payload);
            await beats.NextAsync();
        }

        time.Advance(TimeSpan.FromSeconds(46));
        Assert.Equal(DisconnectReason.PingTimeout, await reasons.NextAsync());
    }
}
