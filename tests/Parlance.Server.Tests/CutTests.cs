using System.Net.WebSockets;
using System.Text;
using Parlance.Chat.Data;

namespace Parlance.Server.Tests;

public sealed class CutTests
{
    [Theory]
    [MemberData(nameof(Installation.Databases), MemberType = typeof(Installation))]
    public async Task A_command_cuts_the_live_connections_of_a_running_server(Dialect dialect)
    {
        await using var installation = await Installation.MigratedAsync(dialect);
        await installation.CreateUserAsync("ann");
        var password = await installation.CreateUserAsync("bob");
        await using var server = await installation.ServeAsync();

        foreach (var command in (string[][])[["reset-password", "bob", "--generate"], ["disable", "bob"]])
        {
            using var socket = await ConnectAsync(server, "bob", password);
            var output = await installation.DoneAsync(["user", .. command]);

            // The command has ended, so a second is enough; a machine under load gets some more.
            Assert.Contains("auth:ended", await ReadToTheEndAsync(socket).WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken), StringComparison.Ordinal);
            password = output.Contains("Password: ", StringComparison.Ordinal) ? output.Split("Password: ")[1].Trim() : password;
        }
    }

    private static async Task<ClientWebSocket> ConnectAsync(ServerProcess server, string name, string password)
    {
        using var api = new Api(server.Address);
        await api.SignInAsync(name, password);
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(new UriBuilder(server.Address) { Scheme = "ws", Path = "/ws" }.Uri, TestContext.Current.CancellationToken);
        var frame = $$"""{ "event": "auth", "data": { "token": "{{api.AccessToken}}" }, "id": 1 }""";
        await socket.SendAsync(Encoding.UTF8.GetBytes(frame), WebSocketMessageType.Text, endOfMessage: true, TestContext.Current.CancellationToken);
        var buffer = new byte[4_096];
        var admitted = await socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken);
        Assert.Contains("\"id\":1", Encoding.UTF8.GetString(buffer, 0, admitted.Count), StringComparison.Ordinal);
        return socket;
    }

    private static async Task<string> ReadToTheEndAsync(ClientWebSocket socket)
    {
        var buffer = new byte[4_096];
        var heard = new StringBuilder();
        while (await socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken) is { MessageType: not WebSocketMessageType.Close } part)
        {
            heard.Append(Encoding.UTF8.GetString(buffer, 0, part.Count));
        }

        return heard.ToString();
    }
}
