using System.Net.WebSockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Parlance.SocketIO.Protocol;
using Parlance.SocketIO.Testing;
using Parlance.SocketIO.Tests.Harness;

namespace Parlance.SocketIO.Tests.Engine;

/// <summary>A host that offers nothing below <see cref="WebSocket"/>: TestServer.</summary>
public sealed class InMemoryHostTests
{
    [Theory]
    [InlineData(SocketIOTestTransport.WebSocket)]
    [InlineData(SocketIOTestTransport.Polling)]
    [InlineData(SocketIOTestTransport.Upgrade)]
    public async Task Every_transport_works(SocketIOTestTransport transport)
    {
        await using var app = await StartAsync();
        await using var client = Client(app, transport);

        var socket = await client.ConnectAsync("/").Within();
        var answer = await socket.EmitWithAckAsync("echo", "hello", new byte[] { 1, 2, 3 }).Within();

        Assert.Equal("hello", answer[0].Get<string>(new PacketSerializer()));
        Assert.Equal([1, 2, 3], answer[1].Bytes.ToArray());
        Assert.Equal(transport == SocketIOTestTransport.Polling ? "polling" : "websocket", client.TransportName);
    }

    [Fact]
    public async Task A_message_that_is_too_large_closes_with_the_same_code()
    {
        await using var app = await StartAsync(static options => options.MaxHttpBufferSize = 100);
        var io = app.Services.GetRequiredService<SocketIOServer>();
        var sessions = new Signal<EngineSocket>();
        io.Engine.Connection += sessions.Set;
        using var socket = await ConnectAsync(app);
        await socket.ReadAsync();
        var closed = PollTests.Closed(await sessions.NextAsync());

        await socket.WriteAsync(new string('x', 101));

        Assert.Equal(WebSocketMessageType.Close, (await socket.ReceiveAsync(new byte[100], CancellationToken.None).Within()).MessageType);
        Assert.Equal(WebSocketCloseStatus.MessageTooBig, socket.CloseStatus);
        Assert.Equal(DisconnectReason.TransportError, (await closed.NextAsync()).Reason);
    }

    [Fact]
    public async Task A_session_that_the_server_closes_ends_with_a_close_frame()
    {
        await using var app = await StartAsync();
        using var socket = await ConnectAsync(app);
        await socket.ReadAsync();

        await app.Services.GetRequiredService<SocketIOServer>().CloseAsync().Within();

        Assert.Equal(WebSocketMessageType.Close, (await socket.ReceiveAsync(new byte[100], CancellationToken.None).Within()).MessageType);
    }

    [Fact]
    public async Task A_client_that_goes_is_noticed()
    {
        await using var app = await StartAsync();
        var io = app.Services.GetRequiredService<SocketIOServer>();
        var reasons = new Signal<DisconnectReason>();
        io.OnConnection(socket => socket.OnDisconnect(reasons.Set));
        var client = Client(app, SocketIOTestTransport.WebSocket);
        await client.ConnectAsync("/").Within();

        await client.DisposeAsync();

        Assert.Equal(DisconnectReason.TransportClose, await reasons.NextAsync());
    }

    private static async Task<WebApplication> StartAsync(Action<SocketIOOptions>? options = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Services.AddSocketIO(options);
        var app = builder.Build();
        app.MapSocketIO();
        Handlers.Echo(app.Services.GetRequiredService<SocketIOServer>());
        await app.StartAsync().Within();
        return app;
    }

    private static SocketIOTestClient Client(WebApplication app, SocketIOTestTransport transport) => new(new SocketIOTestClientOptions
    {
        Handler = app.GetTestServer().CreateHandler(),
        ConnectWebSocket = app.GetTestServer().CreateWebSocketClient().ConnectAsync,
        Transport = transport,
    });

    private static Task<WebSocket> ConnectAsync(WebApplication app) => app.GetTestServer().CreateWebSocketClient()
        .ConnectAsync(new Uri("ws://localhost/socket.io/?EIO=4&transport=websocket"), CancellationToken.None).Within();
}
