using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;

namespace Parlance.Chat.Tests.Accounts.Sockets;

/// <summary>A client of the door <c>/ws</c>: a WebSocket and JSON, nothing else.</summary>
internal sealed class BareClient : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly ConcurrentQueue<string> _names = [];
    private readonly ClientWebSocket _socket;
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonElement>> _asked = new();
    private readonly Channel<JsonElement> _events = Channel.CreateUnbounded<JsonElement>();
    private readonly Task _reading;
    private int _ids;

    private BareClient(ClientWebSocket socket)
    {
        _socket = socket;
        _reading = ReadAsync();
    }

    /// <summary>Completes when the server has closed the connection.</summary>
    public Task Closed => _reading;

    /// <summary>Opens a WebSocket, and shows a token in its first frame. Returns the answer too.</summary>
    public static async Task<(BareClient Client, JsonElement Answer)> ConnectAsync(Uri server, string? token)
    {
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(new UriBuilder(server) { Scheme = "ws", Path = "/ws" }.Uri, TestContext.Current.CancellationToken);
        var client = new BareClient(socket);
        return (client, await client.AskAsync("auth", new { token }));
    }

    /// <summary>How many events of a name have come, heard or not.</summary>
    public int Count(string eventName) => _names.Count(name => string.Equals(name, eventName, StringComparison.Ordinal));

    /// <summary>The whole frame of the answer.</summary>
    public async Task<JsonElement> AskAsync(string eventName, object data)
    {
        var id = Interlocked.Increment(ref _ids);
        var answer = _asked.GetOrAdd(id, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
        var frame = JsonSerializer.Serialize(new { @event = eventName, data, id });
        await _socket.SendAsync(Encoding.UTF8.GetBytes(frame), WebSocketMessageType.Text, endOfMessage: true, TestContext.Current.CancellationToken);
        return await answer.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
    }

    public async Task<JsonElement> HearsAsync(string eventName)
    {
        await foreach (var frame in _events.Reader.ReadAllAsync(TestContext.Current.CancellationToken))
        {
            if (frame.GetProperty("event").ValueEquals(eventName))
            {
                return frame.GetProperty("data");
            }
        }

        throw new InvalidOperationException($"The connection ended without '{eventName}'.");
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        await _reading;
        _socket.Dispose();
    }

    private async Task ReadAsync()
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (await _socket.ReceiveAsync(buffer, CancellationToken.None) is { MessageType: WebSocketMessageType.Text } received)
            {
                var frame = JsonElement.Parse(buffer.AsSpan(0, received.Count));
                if (frame.TryGetProperty("event", out var name))
                {
                    _names.Enqueue(name.GetString()!);
                    _events.Writer.TryWrite(frame);
                }
                else
                {
                    _asked[frame.GetProperty("id").GetInt32()].TrySetResult(frame);
                }
            }
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // Aborted, perhaps before it listened: by the test, or by a server that goes.
        }
        finally
        {
            _events.Writer.TryComplete();
        }
    }
}
