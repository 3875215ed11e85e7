using System.Buffers;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;

namespace Parlance.Bench.Sends;

/// <summary>
/// One Socket.IO connection in the chat's namespace, with the few packets of the protocol that it needs: a client with less to do than the
/// server, so that the server is what is measured.
/// </summary>
internal sealed class Person : IAsyncDisposable
{
    private const string Namespace = "/chat,";

    private readonly ClientWebSocket _socket = new();
    private readonly Channel<byte[]> _outgoing = Channel.CreateUnbounded<byte[]>(new() { SingleReader = true });
    private readonly Dictionary<long, TaskCompletionSource<JsonElement>> _asked = [];
    private readonly TaskCompletionSource _connected = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly string _id;
    private Run? _run;

    private Person(string id) => _id = id;

    public string Conversation { get; set; } = "";

    public static async Task<Person> ConnectAsync(Uri url, string id, string token)
    {
        var person = new Person(id);
        await person._socket.ConnectAsync(new Uri($"ws://{url.Authority}/socket.io/?EIO=4&transport=websocket"), CancellationToken.None);
        _ = person.ReceiveAsync();
        _ = person.SendAllAsync();
        person.Say($$"""40{{Namespace}}{"token":"{{token}}"}""");
        await person._connected.Task;
        return person;
    }

    /// <summary>Makes the group that both write in.</summary>
    public async Task<string> GatherAsync(Person other)
    {
        var answer = await AskAsync(
            $$"""["conversation:create",{"clientId":"{{Guid.CreateVersion7()}}","kind":"group","name":"Pair","members":["{{other._id}}"]}]""");
        return answer.GetProperty("conversation").GetProperty("id").GetString()!;
    }

    /// <summary>From here on acknowledgements belong to this run. The one before is over.</summary>
    public void Begin(Run run) => Volatile.Write(ref _run, run);

    /// <summary>Sends a message whose acknowledgement has the run's index as its id.</summary>
    public void Send(int index, long due)
    {
        _run!.Begin(index, due);
        Say($$"""42{{Namespace}}{{index}}["message:send",{"conversation":"{{Conversation}}","clientId":"{{Guid.CreateVersion7()}}","text":"A message of the usual length, such as one types without thinking about it."}]""");
    }

    public async ValueTask DisposeAsync()
    {
        _outgoing.Writer.TryComplete();
        _socket.Abort();
        _socket.Dispose();
        await Task.CompletedTask;
    }

    private async Task<JsonElement> AskAsync(string packet)
    {
        const long Id = 1L << 40;
        var asked = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        _asked[Id] = asked;
        Say($"42{Namespace}{Id}{packet}");
        return await asked.Task;
    }

    private void Say(string packet) => _outgoing.Writer.TryWrite(Encoding.UTF8.GetBytes(packet));

    private async Task SendAllAsync()
    {
        await foreach (var packet in _outgoing.Reader.ReadAllAsync())
        {
            await _socket.SendAsync(packet, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        }
    }

    private async Task ReceiveAsync()
    {
        var buffer = new ArrayBufferWriter<byte>(16 * 1024);
        try
        {
            while (true)
            {
                var received = await _socket.ReceiveAsync(buffer.GetMemory(4096), CancellationToken.None);
                buffer.Advance(received.Count);
                if (received.MessageType is WebSocketMessageType.Close)
                {
                    throw new InvalidOperationException("The server closed a connection.");
                }

                if (received.EndOfMessage)
                {
                    Take(buffer.WrittenSpan);
                    buffer.ResetWrittenCount();
                }
            }
        }
        catch (WebSocketException) when (_socket.State is WebSocketState.Aborted)
        {
            // The end of the measurement.
        }
    }

    private void Take(ReadOnlySpan<byte> packet)
    {
        if (packet is [(byte)'2'])
        {
            Say("3");
        }
        else if (packet.StartsWith("40"u8))
        {
            _connected.TrySetResult();
        }
        else if (packet.StartsWith("44"u8))
        {
            _connected.TrySetException(new InvalidOperationException(Encoding.UTF8.GetString(packet)));
        }
        else if (packet.StartsWith("42"u8))
        {
            Volatile.Read(ref _run)?.Told();
        }
        else if (packet.StartsWith("43"u8))
        {
            TakeAck(packet[(2 + Namespace.Length)..]);
        }
    }

    private void TakeAck(ReadOnlySpan<byte> ack)
    {
        var bracket = ack.IndexOf((byte)'[');
        var id = long.Parse(ack[..bracket], CultureInfo.InvariantCulture);
        if (_asked.Remove(id, out var asked))
        {
            var reader = new Utf8JsonReader(ack[bracket..]);
            asked.SetResult(JsonElement.ParseValue(ref reader)[0]);
        }
        else
        {
            Volatile.Read(ref _run)!.End((int)id, isOk: ack.IndexOf("\"ok\":true"u8) >= 0);
        }
    }
}
