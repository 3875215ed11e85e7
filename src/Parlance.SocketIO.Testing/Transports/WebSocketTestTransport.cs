using System.Buffers;
using System.Net.WebSockets;
using Parlance.SocketIO.Protocol;

namespace Parlance.SocketIO.Testing.Transports;

/// <summary>A WebSocket, wherever it comes from.</summary>
internal sealed class WebSocketTestTransport(WebSocket socket) : TestTransport
{
    private readonly ArrayBufferWriter<byte> _message = new();

    public override async Task SendAsync(IReadOnlyList<OutgoingMessage> messages, CancellationToken cancellationToken)
    {
        foreach (var message in messages)
        {
            var type = message.IsBinary ? WebSocketMessageType.Binary : WebSocketMessageType.Text;
            await socket.SendAsync(message.Bytes, type, endOfMessage: true, cancellationToken).ConfigureAwait(false);
        }
    }

    public override async Task<string> ReceiveAsync(ITestReceiver receiver, CancellationToken cancellationToken)
    {
        try
        {
            while (await ReadAsync(cancellationToken).ConfigureAwait(false) is { } type)
            {
                Deliver(receiver, type);
            }

            await CloseAsync().ConfigureAwait(false);
            return "transport close";
        }
        catch (Exception error) when (error is OperationCanceledException or ObjectDisposedException)
        {
            return "transport close";
        }
        catch (Exception error) when (error is WebSocketException or IOException)
        {
            return "transport error";
        }
    }

    /// <summary>Reads one message, which then stands in <see cref="Message"/>.</summary>
    /// <returns>Its type; null for a close frame.</returns>
    public async Task<WebSocketMessageType?> ReadAsync(CancellationToken cancellationToken)
    {
        _message.ResetWrittenCount();
        while (true)
        {
            var result = await socket.ReceiveAsync(_message.GetMemory(4_096), cancellationToken).ConfigureAwait(false);
            if (result.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            _message.Advance(result.Count);
            if (result.EndOfMessage)
            {
                return result.MessageType;
            }
        }
    }

    public ReadOnlySpan<byte> Message => _message.WrittenSpan;

    /// <summary>Hands the message over that was read last.</summary>
    public void Deliver(ITestReceiver receiver, WebSocketMessageType type)
    {
        if (type == WebSocketMessageType.Binary)
        {
            receiver.OnPacket(new EnginePacket(EnginePacketType.Message, isBinary: true, new ReadOnlySequence<byte>(_message.WrittenMemory.ToArray())));
        }
        else if (EnginePacket.TryParseText(new ReadOnlySequence<byte>(_message.WrittenMemory), out var packet))
        {
            receiver.OnPacket(packet);
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await CloseAsync().ConfigureAwait(false);
        socket.Dispose();
    }

    /// <summary>Sends a close frame, or answers the server's.</summary>
    private async Task CloseAsync()
    {
        if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
        {
            try
            {
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, statusDescription: null, CancellationToken.None).ConfigureAwait(false);
            }
            catch (Exception error) when (error is WebSocketException or IOException or ObjectDisposedException or InvalidOperationException)
            {
                // It was gone already.
            }
        }
    }
}
