using System.Text.Json;
using Parlance.SocketIO;

// Messages that arrive, whatever happens to the connection: each is stored once, however often its client sends it, and each client
// is sent all of them in order, again until it has acknowledged them.
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSocketIO();
var app = builder.Build();
app.MapSocketIO();

var log = new MessageLog();
app.Services.GetRequiredService<SocketIOServer>().OnConnection(socket =>
{
    socket.On<NewMessage>("message:send", (message, ack) => ack.Send(log.Add(message)));
    _ = Follow(socket, log);
});

await app.RunAsync();

// One page of messages at a time: the next leaves when the client has acknowledged this one.
static async Task Follow(Socket socket, MessageLog log)
{
    try
    {
        var offset = socket.Handshake.GetAuth<Position>()?.Offset ?? 0;
        while (true)
        {
            await log.WaitAfter(offset).WaitAsync(socket.Disconnected);
            var page = log.After(offset, 100);
            try
            {
                await socket.EmitWithAck<JsonElement>("messages", page, TimeSpan.FromSeconds(10));
                offset = page[^1].Offset;
            }
            catch (AckTimeoutException)
            {
                // Sent again; the client knows by the offsets what it has already.
            }
        }
    }
    catch (Exception error) when (error is OperationCanceledException or SocketDisconnectedException or JsonException)
    {
        // The client has gone and comes back with the offset that it has, or it sent none that is a number.
    }
}

// The id is a UUID that the client makes once for each message.
internal sealed record NewMessage(Guid Id, string Text);

internal sealed record Message(long Offset, string Text);

// The offset of the last message that the client has.
internal sealed record Position(long Offset);

// Stands for a table with a number that grows and a unique key on the id.
internal sealed class MessageLog
{
    private readonly Lock _gate = new();
    private readonly List<Message> _messages = [];
    private readonly Dictionary<Guid, Message> _byId = [];
    private TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Message Add(NewMessage message)
    {
        lock (_gate)
        {
            if (_byId.TryGetValue(message.Id, out var stored))
            {
                return stored;
            }

            stored = new Message(_messages.Count + 1, message.Text);
            _messages.Add(stored);
            _byId.Add(message.Id, stored);
            _more.TrySetResult();
            _more = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return stored;
        }
    }

    public Message[] After(long offset, int max)
    {
        lock (_gate)
        {
            return [.. _messages.Skip((int)Math.Clamp(offset, 0, _messages.Count)).Take(max)];
        }
    }

    public Task WaitAfter(long offset)
    {
        lock (_gate)
        {
            return offset < _messages.Count ? Task.CompletedTask : _more.Task;
        }
    }
}
