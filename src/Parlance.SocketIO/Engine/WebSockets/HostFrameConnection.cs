using System.Buffers;
using System.Net.WebSockets;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;

namespace Parlance.SocketIO.Engine.WebSockets;

/// <summary>
/// The way for hosts whose bytes cannot be had, such as TestServer or IIS: the host's own <see cref="WebSocket"/>, a call for each frame.
/// Pings are the host's affair here. Also the way for connections that compress, with a <see cref="WebSocket"/> of our own making.
/// </summary>
/// <param name="socket">The WebSocket.</param>
/// <param name="messageBytesMax">The largest message, inflated.</param>
/// <param name="context">The request.</param>
/// <param name="compressFrom">The smallest message that is compressed, where that was agreed on.</param>
internal sealed class HostFrameConnection(WebSocket socket, long messageBytesMax, HttpContext context, int compressFrom = int.MaxValue) : FrameConnection
{
    // A rare large message must not stay with its connection for ever.
    private const int KeptBytesMax = 64 * 1_024;

    private readonly CancellationTokenSource _reading = new();
    private readonly List<(byte[] Payload, FrameOpcode Opcode, bool Compress)> _appended = [];

    public override bool CanPing => false;

    public override void Append(ReadOnlySpan<byte> frame, int headerLength, FrameOpcode opcode, bool compress) =>
        _appended.Add((frame[headerLength..].ToArray(), opcode, compress && frame.Length - headerLength >= compressFrom));

    public override async ValueTask<bool> FlushAsync()
    {
        var frames = _appended.ToArray();
        _appended.Clear();
        try
        {
            foreach (var (payload, opcode, compress) in frames)
            {
                await SendAsync(payload, opcode, compress).ConfigureAwait(false);
            }

            return socket.State is WebSocketState.Open or WebSocketState.CloseReceived;
        }
        catch (Exception error) when (IsConnectionError(error))
        {
            return false;
        }
    }

    public override async Task<FrameEnd> ReadAllAsync(IFrameSink sink)
    {
        var message = new ArrayBufferWriter<byte>();
        try
        {
            while (true)
            {
                message = message.Capacity > KeptBytesMax ? new ArrayBufferWriter<byte>() : message;
                message.ResetWrittenCount();
                var type = await ReceiveAsync(message).ConfigureAwait(false);
                if (type is null)
                {
                    return new FrameEnd(CloseCode.MessageTooBig, PeerClosed: false) { MessageBytes = message.WrittenCount };
                }

                if (type == WebSocketMessageType.Close)
                {
                    return new FrameEnd((int)(socket.CloseStatus ?? WebSocketCloseStatus.Empty), PeerClosed: true);
                }

                if (!Deliver(sink, type.Value, message.WrittenMemory))
                {
                    return new FrameEnd(CloseCode.InvalidUtf8, PeerClosed: false);
                }

                sink.OnBatchEnd();
                await sink.ReadyAsync().AsTask().WaitAsync(context.RequestAborted).ConfigureAwait(false);
            }
        }
        catch (Exception error) when (IsConnectionError(error))
        {
            return FrameEnd.StreamEnded;
        }
    }

    public override void StopReading()
    {
        try
        {
            _reading.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // Reading has ended by itself meanwhile, which is all that was wanted.
        }
    }

    public override void Abort()
    {
        socket.Abort();
        context.Abort();
    }

    public override void Dispose()
    {
        _reading.Dispose();
        socket.Dispose();
    }

    private static bool Deliver(IFrameSink sink, WebSocketMessageType type, ReadOnlyMemory<byte> message)
    {
        if (type == WebSocketMessageType.Binary)
        {
            sink.OnBinary(message);
            return true;
        }

        if (!Utf8.IsValid(message.Span))
        {
            return false;
        }

        sink.OnText(message);
        return true;
    }

    /// <returns>Null when the message is larger than allowed.</returns>
    private async Task<WebSocketMessageType?> ReceiveAsync(ArrayBufferWriter<byte> message)
    {
        while (true)
        {
            var result = await socket.ReceiveAsync(message.GetMemory(512), _reading.Token).ConfigureAwait(false);
            message.Advance(result.Count);
            if (message.WrittenCount > messageBytesMax)
            {
                return null;
            }

            if (result.EndOfMessage)
            {
                return result.MessageType;
            }
        }
    }

    private async Task SendAsync(byte[] payload, FrameOpcode opcode, bool compress)
    {
        var flags = WebSocketMessageFlags.EndOfMessage | (compress ? WebSocketMessageFlags.None : WebSocketMessageFlags.DisableCompression);
        switch (opcode)
        {
            case FrameOpcode.Text:
                await socket.SendAsync(payload, WebSocketMessageType.Text, flags, CancellationToken.None).ConfigureAwait(false);
                break;
            case FrameOpcode.Binary:
                await socket.SendAsync(payload, WebSocketMessageType.Binary, flags, CancellationToken.None).ConfigureAwait(false);
                break;
            case FrameOpcode.Close:
                var status = payload.Length == 0 ? WebSocketCloseStatus.Empty : (WebSocketCloseStatus)((payload[0] << 8) | payload[1]);
                await socket.CloseOutputAsync(status, statusDescription: null, CancellationToken.None).ConfigureAwait(false);
                break;
            default:
                break;
        }
    }

    private static bool IsConnectionError(Exception error) =>
        error is WebSocketException or IOException or OperationCanceledException or ObjectDisposedException or InvalidOperationException;
}
