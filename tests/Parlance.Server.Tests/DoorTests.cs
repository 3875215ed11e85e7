using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Parlance.Server.Tests;

public sealed class DoorTests
{
    [Fact]
    public async Task A_client_without_SocketIO_can_enter_by_a_bare_WebSocket()
    {
        await using var server = await ServerProcess.StartAsync();
        var token = await Newcomer.RegisterAsync(server.Address, "Ann");
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new UriBuilder(server.Address) { Scheme = "ws", Path = "/ws" }.Uri, TestContext.Current.CancellationToken);

        await SendAsync(socket, $$"""{ "event": "auth", "data": { "token": "{{token}}" }, "id": 1 }""");
        var admitted = await ReplyAsync(socket);
        await SendAsync(socket, """{ "event": "feed:heads", "data": {}, "id": 2 }""");
        var entered = await ReplyAsync(socket);

        Assert.Equal(1, admitted.GetProperty("id").GetInt32());
        Assert.Equal(2, entered.GetProperty("id").GetInt32());
        Assert.True(entered.GetProperty("data").GetProperty("ok").GetBoolean(), entered.ToString());
    }

    private static Task SendAsync(ClientWebSocket socket, string frame) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(frame), WebSocketMessageType.Text, endOfMessage: true, TestContext.Current.CancellationToken);

    /// <summary>The next reply. Events that everybody gets may come before it.</summary>
    private static async Task<JsonElement> ReplyAsync(ClientWebSocket socket)
    {
        var buffer = new byte[4_096];
        while (true)
        {
            var result = await socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(10));
            var frame = JsonElement.Parse(buffer.AsSpan(0, result.Count));
            if (frame.TryGetProperty("id", out _))
            {
                return frame;
            }
        }
    }
}
