using Parlance.SocketIO.Tests.Harness;
using SocketIOClient.Transport;
using Client = SocketIOClient.SocketIO;
using ClientOptions = SocketIOClient.SocketIOOptions;

namespace Parlance.SocketIO.Tests.Clients;

/// <summary>A client that somebody else has written: the .NET package <c>SocketIOClient</c>.</summary>
public sealed class DotNetClientTests
{
    public static TheoryData<TransportProtocol, bool> Transports { get; } = new()
    {
        { TransportProtocol.WebSocket, false },
        { TransportProtocol.Polling, false },
        { TransportProtocol.Polling, true },
    };

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task It_connects_with_auth_and_gets_its_id(TransportProtocol transport, bool upgrade)
    {
        var tokens = new Signal<(string Id, string? Token)>();
        await using var app = await TestApp.StartAsync(io: io => io.OnConnection(socket => tokens.Set((socket.Id, socket.Handshake.Auth.GetProperty("token").GetString()))));
        using var client = New(app, transport, upgrade);

        await client.ConnectAsync().Within();

        var (id, token) = await tokens.NextAsync();
        Assert.Equal("abc", token);
        await Bounded.Eventually(() => string.Equals(client.Id, id, StringComparison.Ordinal), "it knows its id");
        await client.DisconnectAsync().Within();
        await Bounded.Eventually(() => app.Io.Sockets.Sockets.Count == 0, "it has left");
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task Events_and_acknowledgements_go_both_ways(TransportProtocol transport, bool upgrade)
    {
        await using var app = await TestApp.StartAsync(io: Handlers.Echo);
        using var client = New(app, transport, upgrade);
        var received = new Signal<string>();
        client.On("hello", response => received.Set(response.ToString()));
        client.On("ask", response => _ = response.CallbackAsync(response.GetValue<int>() + 1));
        await client.ConnectAsync().Within();
        var server = await ServerSideAsync(app, client);

        server.Emit("hello", "wörld", 1, new { a = true });
        Assert.Equal("""["wörld",1,{"a":true}]""", Unescaped(await received.NextAsync()));
        Assert.Equal(42, await server.EmitWithAck<int>("ask", 41).Within());

        var answers = new Signal<string>();
        await client.EmitAsync("echo", response => answers.Set(response.ToString()), "a", 2).Within();
        Assert.Equal("""["a",2]""", await answers.NextAsync());
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task Binary_goes_both_ways(TransportProtocol transport, bool upgrade)
    {
        await using var app = await TestApp.StartAsync(io: Handlers.Echo);
        using var client = New(app, transport, upgrade);
        var bytes = new Signal<byte[]>();
        client.On("bytes", response => bytes.Set(response.GetValue<byte[]>()));
        await client.ConnectAsync().Within();
        var server = await ServerSideAsync(app, client);

        server.Emit("bytes", new byte[] { 1, 2, 3 });
        Assert.Equal([1, 2, 3], await bytes.NextAsync());
        await client.EmitAsync("echo", response => bytes.Set(response.GetValue<byte[]>()), new byte[] { 4, 5 }).Within();
        Assert.Equal([4, 5], await bytes.NextAsync());
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task It_joins_a_namespace_and_gets_the_broadcasts_of_its_rooms(TransportProtocol transport, bool upgrade)
    {
        await using var app = await TestApp.StartAsync(io: static io => io.Of("/chat").OnConnection(static socket => socket.Join("room")));
        using var client = New(app, transport, upgrade, "/chat");
        var received = new Signal<string>();
        client.OnAny((name, _) => received.Set(name));
        await client.ConnectAsync().Within();
        await Bounded.Eventually(() => app.Io.Of("/chat").Adapter.MembersOf("room").Count == 1, "it is in the room");

        app.Io.Emit("elsewhere");
        app.Io.Of("/chat").To("nobody").Emit("to nobody");
        app.Io.Of("/chat").To("room").Emit("to the room");

        Assert.Equal("to the room", await received.NextAsync());
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task A_refusal_reaches_it(TransportProtocol transport, bool upgrade)
    {
        await using var app = await TestApp.StartAsync(io: static io => io.Use(static (_, _) => throw new ConnectErrorException("not you")));
        using var client = New(app, transport, upgrade);
        var errors = new Signal<string>();
        client.OnError += (_, error) => errors.Set(error);

        // It waits for a connection that never comes, until its own timeout.
        _ = client.ConnectAsync();

        Assert.Contains("not you", await errors.NextAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task A_server_that_disconnects_it_is_noticed(TransportProtocol transport, bool upgrade)
    {
        await using var app = await TestApp.StartAsync();
        using var client = New(app, transport, upgrade);
        var reasons = new Signal<string>();
        client.OnDisconnected += (_, reason) => reasons.Set(reason);
        await client.ConnectAsync().Within();

        (await ServerSideAsync(app, client)).Disconnect();

        Assert.Equal("io server disconnect", await reasons.NextAsync());
    }

    private static Client New(TestApp app, TransportProtocol transport, bool upgrade, string nsp = "/") => new(new Uri(app.Address, nsp), new ClientOptions
    {
        Transport = transport,
        AutoUpgrade = upgrade,
        Reconnection = false,
        Auth = new { token = "abc" },
        ConnectionTimeout = Bounded.Limit,
    });

    private static async Task<Socket> ServerSideAsync(TestApp app, Client client)
    {
        // It knows its id a moment after it has connected.
        await Bounded.Eventually(() => client.Id is { } id && app.Io.Sockets.Sockets.ContainsKey(id), "the socket is connected");
        return app.Io.Sockets.Sockets[client.Id];
    }

    // Its serializer escapes what is not ASCII.
    private static string Unescaped(string json) => json.Replace("\\u00F6", "ö", StringComparison.OrdinalIgnoreCase);
}
