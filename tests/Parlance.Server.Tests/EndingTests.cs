using System.Net.WebSockets;
using System.Text;

namespace Parlance.Server.Tests;

public sealed class EndingTests
{
    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task A_signal_ends_it_soon_and_cleanly_with_clients_connected(string signal)
    {
        await using var server = await ServerProcess.StartAsync();
        using var socket = await ConnectWebSocketAsync(server.Address);
        var closed = ReadToTheEndAsync(socket);
        var poll = await BeginPollAsync(server.Address);

        var (exitCode, errors, took) = await server.EndAsync(signal);

        Assert.Equal(0, exitCode);
        Assert.Empty(errors);
        Assert.True(took < TimeSpan.FromSeconds(2), $"It took {took}.");
        await Task.WhenAll(closed, poll).WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_client_that_has_fallen_silent_holds_nothing_up()
    {
        await using var server = await ServerProcess.StartAsync();
        using var silent = await ConnectWebSocketAsync(server.Address);

        var (exitCode, errors, took) = await server.EndAsync("TERM");

        Assert.Equal(0, exitCode);
        Assert.Empty(errors);
        Assert.True(took < TimeSpan.FromSeconds(5), $"It took {took}.");
    }

    [Fact]
    public async Task It_says_one_line_when_it_is_ready()
    {
        await using var server = await ServerProcess.StartAsync();
        Assert.Matches(@"^Parlance is ready: http://127\.0\.0\.1:\d+$", server.FirstLine);
    }

    private static async Task<ClientWebSocket> ConnectWebSocketAsync(Uri address)
    {
        var token = await Newcomer.RegisterAsync(address, "Ann");
        var socket = new ClientWebSocket();
        var url = new UriBuilder(address) { Scheme = "ws", Path = "/socket.io/", Query = "EIO=4&transport=websocket" }.Uri;
        await socket.ConnectAsync(url, TestContext.Current.CancellationToken);
        Assert.StartsWith("0{", await ReceiveAsync(socket), StringComparison.Ordinal);
        var connect = $$"""40/chat,{"token":"{{token}}"}""";
        await socket.SendAsync(Encoding.UTF8.GetBytes(connect), WebSocketMessageType.Text, endOfMessage: true, TestContext.Current.CancellationToken);
        Assert.StartsWith("40/chat,{", await ReceiveAsync(socket), StringComparison.Ordinal);
        return socket;
    }

    private static async Task<string> ReceiveAsync(ClientWebSocket socket)
    {
        var buffer = new byte[4_096];
        var result = await socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(buffer, 0, result.Count);
    }

    /// <summary>Answers the server's close, as every browser does.</summary>
    private static async Task ReadToTheEndAsync(ClientWebSocket socket)
    {
        var buffer = new byte[4_096];
        while ((await socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken)).MessageType is not WebSocketMessageType.Close)
        {
            // Whatever it says before it goes.
        }

        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, statusDescription: null, TestContext.Current.CancellationToken);
    }

    /// <summary>A client in the middle of a long poll. The result ends when the poll does, in whatever way.</summary>
    private static async Task<Task> BeginPollAsync(Uri address)
    {
        var http = new HttpClient { BaseAddress = address };
        var opened = await http.GetStringAsync("/socket.io/?EIO=4&transport=polling", TestContext.Current.CancellationToken);
        var sid = opened.Split("\"sid\":\"")[1].Split('"')[0];
        return PollAsync();

        async Task PollAsync()
        {
            using (http)
            {
                try
                {
                    await http.GetStringAsync($"/socket.io/?EIO=4&transport=polling&sid={sid}");
                }
                catch (HttpRequestException)
                {
                    // The server went away in the middle of the poll.
                }
            }
        }
    }
}
