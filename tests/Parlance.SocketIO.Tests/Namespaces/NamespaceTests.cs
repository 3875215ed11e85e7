using System.Text.Json;
using System.Text.RegularExpressions;
using Parlance.SocketIO.Testing;
using Parlance.SocketIO.Tests.Harness;

namespace Parlance.SocketIO.Tests.Namespaces;

public sealed class NamespaceTests
{
    [Theory]
    [MemberData(nameof(Wires.All), MemberType = typeof(Wires))]
    public async Task A_client_joins_namespaces_over_one_connection(Wire transport)
    {
        await using var app = await TestApp.StartAsync(io: static io => io.Of("/chat"));
        var client = app.Client(transport);

        var root = await client.ConnectAsync().Within();
        var chat = await client.ConnectAsync("/chat").Within();

        Assert.NotEqual(root.Id, chat.Id);
        Assert.Equal(1, app.Engine.ClientsCount);
        Assert.Equal(root.Id, (await app.ServerSideAsync(root)).Id);
        app.Io.Of("/chat").Emit("to chat");
        app.Io.Emit("to root");
        await chat.WaitForAsync("to chat");
        await root.WaitForAsync("to root");
        Assert.Equal(("to chat()", "to root()"), (string.Join(' ', chat.Received), string.Join(' ', root.Received)));
    }

    [Theory]
    [MemberData(nameof(Wires.Both), MemberType = typeof(Wires))]
    public async Task An_unknown_namespace_is_refused_and_the_connection_stays(Wire transport)
    {
        await using var app = await TestApp.StartAsync();
        var wire = await app.JoinAsync(transport);

        await wire.SendAsync("40/nope?token=1,{\"a\":1}");

        await wire.ExpectAsync("""44/nope?token=1,{"message":"Invalid namespace"}""");
        Assert.Equal(1, app.Engine.ClientsCount);
    }

    [Fact]
    public async Task Ids_have_twenty_characters_and_are_not_the_connections()
    {
        await using var app = await TestApp.StartAsync();
        var wire = await app.OpenAsync(Wire.WebSocket);
        await wire.SendAsync("40");

        var sid = JsonElement.Parse((await wire.NextAsync()).AsSpan(2)).GetProperty("sid").GetString()!;

        Assert.Matches(new Regex("^[A-Za-z0-9_-]{20}$", RegexOptions.None, Bounded.Limit), sid);
        Assert.NotEqual(wire.Sid, sid);
    }

    [Theory]
    [InlineData("42[\"early\"]")]
    [InlineData("40\u001e42[\"early\"]")]
    [InlineData("42/chat,[\"never joined\"]")]
    [InlineData("430[]")]
    [InlineData("41")]
    public async Task What_comes_before_the_reply_to_CONNECT_closes_the_connection(string packets)
    {
        await using var app = await TestApp.StartAsync(io: static io => io.Of("/chat"));
        var (wire, session) = await Engine.PollTests.OpenAsync(app);
        var closed = Engine.PollTests.Closed(session);

        await wire.SendAsync(packets.Split('\u001e'));

        Assert.Equal(DisconnectReason.ForcedServerClose, await ClosedAsync(wire, closed));
    }

    [Theory]
    [MemberData(nameof(Wires.Both), MemberType = typeof(Wires))]
    public async Task A_second_CONNECT_to_a_namespace_closes_the_connection(Wire transport)
    {
        var reasons = new Signal<DisconnectReason>();
        await using var app = await TestApp.StartAsync(io: io => io.OnConnection(socket => socket.OnDisconnect(reasons.Set)));
        var wire = await app.JoinAsync(transport);

        await wire.SendAsync("40");

        Assert.Equal(DisconnectReason.ForcedServerClose, await reasons.NextAsync());
        await wire.ClosedAsync();
    }

    [Theory]
    [InlineData("44{\"message\":\"from a client\"}")]
    [InlineData("4")]
    [InlineData("49")]
    [InlineData("42{}")]
    [InlineData("42[]")]
    [InlineData("42[{}]")]
    [InlineData("42[\"disconnect\"]")]
    [InlineData("42[\"connect_error\",1]")]
    [InlineData("42[\"unclosed\"")]
    [InlineData("451-[\"ev\",{\"_placeholder\":true,\"num\":1}]")]
    [InlineData("450-[\"ev\"]")]
    public async Task An_invalid_packet_closes_the_connection(string packet)
    {
        var reasons = new Signal<DisconnectReason>();
        var errors = new Signal<Exception>();
        await using var app = await TestApp.StartAsync(io: io => io.OnConnection(socket =>
        {
            socket.OnDisconnect(reasons.Set);
            socket.OnError(errors.Set);
        }));
        var wire = await app.JoinAsync(Wire.WebSocket);

        await wire.SendAsync(packet);

        await wire.ClosedAsync();
        Assert.Equal(DisconnectReason.ForcedClose, await reasons.NextAsync());
        Assert.IsType<InvalidPacketException>(await errors.NextAsync());
    }

    [Fact]
    public async Task Leaving_a_namespace_keeps_the_others_and_joining_again_works()
    {
        await using var app = await TestApp.StartAsync(io: static io => io.Of("/chat"));
        var client = app.Client(Wire.WebSocket);
        var root = await client.ConnectAsync().Within();
        var chat = await client.ConnectAsync("/chat").Within();
        var server = await app.ServerSideAsync(chat);
        var reasons = new Signal<DisconnectReason>();
        server.OnDisconnect(reasons.Set);

        await chat.DisconnectAsync();
        Assert.Equal(DisconnectReason.ClientNamespaceDisconnect, await reasons.NextAsync());
        var again = await client.ConnectAsync("/chat").Within();

        Assert.True(root.Connected);
        Assert.NotEqual(chat.Id, again.Id);
        Assert.Equal([again.Id], app.Io.Of("/chat").Sockets.Keys);
    }

    [Fact]
    public async Task Too_many_namespaces_are_refused()
    {
        await using var app = await TestApp.StartAsync(static options => options.NamespacesPerConnectionMax = 2, static io =>
        {
            io.Of("/one");
            io.Of("/two");
        });
        var client = app.Client(Wire.WebSocket);
        await client.ConnectAsync().Within();
        var one = await client.ConnectAsync("/one").Within();

        var refused = await Assert.ThrowsAsync<SocketIOConnectException>(() => client.ConnectAsync("/two").Within());
        Assert.Equal("Too many namespaces", refused.Message);

        await one.DisconnectAsync();
        await client.ConnectAsync("/two").Within();
    }

    [Fact]
    public async Task A_slash_is_added_to_a_namespaces_name()
    {
        await using var app = await TestApp.StartAsync();

        Assert.Same(app.Io.Of("chat"), app.Io.Of("/chat"));
        Assert.Same(app.Io.Sockets, app.Io.Of("/"));
        Assert.Equal("/chat", app.Io.Of("chat").Name);
    }

    private static async Task<DisconnectReason> ClosedAsync(EngineWire wire, Signal<(DisconnectReason Reason, string? Detail)> closed)
    {
        await wire.ClosedAsync();
        return (await closed.NextAsync()).Reason;
    }
}
