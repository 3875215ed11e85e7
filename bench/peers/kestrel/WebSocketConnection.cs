using System.Net.WebSockets;

namespace Parlance.Bench.Kestrel;

/// <summary>ASP.NET Core's WebSocket. It takes one send at a time, so that what comes meanwhile waits in a queue.</summary>
internal sealed class WebSocketConnection(WebSocket socket) : Connection
{
    private readonly Lock _gate = new();
    private readonly Queue<byte[]> _waiting = new();
    private bool _sending;

    public static async Task ServeAsync(HttpContext context)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        await new WebSocketConnection(socket).ReceiveAsync(context.RequestAborted);
    }

    protected override void Send(ReadOnlySpan<byte> message) => SendEncoded(message.ToArray());

    protected override byte[] Encode(ReadOnlySpan<byte> message) => message.ToArray();

    protected override void SendEncoded(byte[] encoded)
    {
        lock (_gate)
        {
            if (_sending)
            {
                _waiting.Enqueue(encoded);
                return;
            }

            _sending = true;
        }

        _ = SendAllAsync(encoded);
    }

    private async Task ReceiveAsync(CancellationToken stop)
    {
        var buffer = new byte[4096];
        try
        {
            while (await socket.ReceiveAsync(buffer.AsMemory(), stop) is { MessageType: WebSocketMessageType.Text } received)
            {
                Take(buffer.AsSpan(0, received.Count));
            }
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
        {
            // The client went away.
        }
        finally
        {
            LeaveAll();
        }
    }

    private async Task SendAllAsync(byte[]? message)
    {
        try
        {
            while (message is not null)
            {
                await socket.SendAsync(message.AsMemory(), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
                lock (_gate)
                {
                    _sending = _waiting.TryDequeue(out message);
                }
            }
        }
        catch (Exception exception) when (exception is WebSocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The client went away: _sending stays set, and nothing is sent any more.
        }
    }
}
