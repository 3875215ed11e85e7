using System.Net.WebSockets;
using System.Text;

namespace Parlance.Server.Tests;

public sealed class TransportTests
{
    [Theory]
    [InlineData("epoll")]
    [InlineData("sockets")]
    public async Task A_page_and_a_socket_are_served_over_each_transport(string transport)
    {
        await using var installation = await Installation.CreateAsync();
        installation.Environment["PARLANCE__TRANSPORT"] = transport;
        await using var server = await installation.ServeAsync();
        var token = await Newcomer.RegisterAsync(server.Address, "ann");

        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new UriBuilder(server.Address) { Scheme = "ws", Path = "/ws" }.Uri, TestContext.Current.CancellationToken);
        var frame = $$"""{ "event": "auth", "data": { "token": "{{token}}" }, "id": 1 }""";
        await socket.SendAsync(Encoding.UTF8.GetBytes(frame), WebSocketMessageType.Text, endOfMessage: true, TestContext.Current.CancellationToken);
        var buffer = new byte[4_096];
        var admitted = await socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken);

        Assert.Contains("\"id\":1", Encoding.UTF8.GetString(buffer, 0, admitted.Count), StringComparison.Ordinal);
        Assert.Empty((await server.EndAsync("TERM")).Errors);
    }
}
