using System.Net.WebSockets;
using System.Text;
using Microsoft.Extensions.DependencyInjection;

namespace Parlance.SocketIO.Tests.Gateways;

/// <summary>The same gateways for clients without Socket.IO.</summary>
public sealed class GatewayBareTests
{
    [Theory]
    [InlineData("""{"event":"sum","data":1,"id":1}""", """{"id":1,"data":11}""")]
    [InlineData("""{"event":"point","data":{"x":1,"y":2},"id":2}""", """{"id":2,"data":{"x":2,"y":1}}""")]
    [InlineData("""{"event":"sum","id":3}""", """{"id":3,"error":{"code":"invalid","message":"'a' is required."}}""")]
    [InlineData("""{"event":"fail","data":"expected","id":4}""", """{"id":4,"error":{"code":"not_found","message":"No such room","data":{"room":7}}}""")]
    [InlineData("""{"event":"fail","data":"expected"}""", """{"event":"exception","data":{"error":{"code":"not_found","message":"No such room","data":{"room":7}}}}""")]
    public async Task A_gateway_answers_on_a_bare_WebSocket(string frame, string answer)
    {
        await using var app = await GatewayApp.StartAsync(io =>
        {
            io.AddGateway<BindingGateway>();
            io.Services.AddScoped<ScopedPart>();
            io.Services.AddKeyedSingleton("key", "secret");
        });
        using var socket = await Open(app, "/ws/binding", "{}");
        Assert.StartsWith("""{"id":0,"data":{"sid":""", await Receive(socket), StringComparison.Ordinal);

        await Send(socket, frame);

        Assert.Equal(answer, await Receive(socket));
    }

    [Fact]
    public async Task Guards_hold_on_a_bare_WebSocket_too()
    {
        await using var app = await GatewayApp.StartAsync(io =>
        {
            io.AddGateway<FirstGuarded>().AddGateway<SecondGuarded>();
            io.Services.AddScoped<ScopedPart>();
            io.Services.AddScoped<ScopedGuard>();
        });
        using var socket = await Open(app, "/ws/guarded", """{"refuse":"second","how":"words"}""");

        Assert.Equal("""{"id":0,"error":{"message":"Sign in again","data":{"at":5}}}""", await Receive(socket));
        Assert.False(app.Journal.Has("first connected"));
    }

    private static async Task<ClientWebSocket> Open(GatewayApp app, string path, string auth)
    {
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri(app.Address, path), TestContext.Current.CancellationToken).WaitAsync(GatewayClient.Patience);
        await Send(socket, $$"""{"event":"auth","data":{{auth}},"id":0}""");
        return socket;
    }

    private static Task Send(ClientWebSocket socket, string frame) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(frame), WebSocketMessageType.Text, endOfMessage: true, TestContext.Current.CancellationToken);

    private static async Task<string> Receive(ClientWebSocket socket)
    {
        var buffer = new byte[16 * 1024];
        var result = await socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken).WaitAsync(GatewayClient.Patience);
        Assert.True(result.EndOfMessage);
        return Encoding.UTF8.GetString(buffer, 0, result.Count);
    }
}
