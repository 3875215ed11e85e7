using System.Runtime.CompilerServices;
using Parlance.SocketIO.Engine.Sending;
using Parlance.SocketIO.Engine.Timing;

namespace Parlance.SocketIO.Engine.WebSockets;

/// <summary>The WebSocket transport: one writer under the socket's gate, one read loop in the request that was upgraded.</summary>
internal sealed class WebSocketTransport(EngineSocket socket, FrameConnection connection) : EngineTransport, IFrameSink
{
    // How much of a queue goes into one flush. The rest stays where it is counted against the send buffer's limit.
    private const int FlushBytesMax = 64 * 1_024;

    // How long a closed connection waits for the peer's own close frame (RFC 6455, section 7.1.1) before it is dropped.
    private const int CloseWaitMs = 5_000;

    /// <summary>Whether the client has probed this transport before an upgrade.</summary>
    public bool Probed { get; set; }

    private bool _flushing;
    private bool _closeSent;
    private bool _broken;
    private bool _finished;
    private byte[]? _pong;
    private ConfiguredValueTaskAwaitable<bool>.ConfiguredValueTaskAwaiter _flush;
    private Action? _onFlushed;
    private TaskCompletionSource? _flushEnded;

    private EngineSocket Owner => socket;

    public bool CanPing => connection.CanPing;

    public override EngineTransports Kind => EngineTransports.WebSocket;

    public override bool Writable => !_flushing && !_closeSent && !_broken;

    /// <summary>Reads until the connection ends. This is the body of the upgraded request.</summary>
    public async Task RunAsync()
    {
        var end = FrameEnd.ConnectionLost;
        try
        {
            end = await connection.ReadAllAsync(this).ConfigureAwait(false);
        }
        finally
        {
            // Also when something flies that nobody expects: a session does not outlive its reader.
            socket.OnWebSocketEnd(this, end);

            // A close frame that answers the peer may still be on its way out.
            await socket.PendingFlush(this).ConfigureAwait(false);

            socket.OnWebSocketFinished(this);
            connection.Dispose();
        }
    }

    public override bool TryWrite(FrameBuffer message, bool compress)
    {
        if (!Writable || (socket.Protocol == 3 && message.Opcode == FrameOpcode.Binary))
        {
            return false;
        }

        connection.Append(message.Frame(out var headerLength), headerLength, message.Opcode, compress);
        Flush();
        return true;
    }

    public override bool TryWrite(OutgoingPacket packet)
    {
        if (!Writable)
        {
            return false;
        }

        Append(packet);
        Flush();
        return true;
    }

    public override void Write(ref SendQueue queue)
    {
        long bytes = 0;
        while (bytes < FlushBytesMax && queue.TryDequeue(out var packet))
        {
            Append(packet);
            bytes += packet.Frame.Length;
        }

        Flush();
    }

    public override bool Close()
    {
        if (_flushing)
        {
            // What was sent last is still on its way; the end of the flush asks again.
            return false;
        }

        SendClose(CloseCode.NoStatus);
        return true;
    }

    public override void Discard(DiscardReason reason) => SendClose(CloseCode.NoStatus);

    /// <summary>Sends one packet past the queue: the answer to a probe.</summary>
    public void WriteNow(OutgoingPacket packet)
    {
        _ = TryWrite(packet);
    }

    /// <summary>The close frame, once; dropped without one when the peer does not read.</summary>
    public void SendClose(int code)
    {
        if (_closeSent)
        {
            return;
        }

        var writable = Writable;
        _closeSent = true;
        if (!writable)
        {
            Abort();
            return;
        }

        Append(OutgoingPacket.FromPayload(FrameOpcode.Close, WebSocketFrame.ClosePayload(code)));
        Flush();
        socket.Wheel.Add(new CloseWait(this), socket.Wheel.NowMs + CloseWaitMs);
    }

    /// <summary>Drops the connection. Does nothing once the request has ended: its context may serve another by then.</summary>
    public void Abort()
    {
        _broken = true;
        if (!_finished)
        {
            connection.Abort();
        }
    }

    /// <summary>The request is about to end.</summary>
    public void Finished()
    {
        _finished = true;
        _broken = true;
    }

    /// <summary>The flush that is under way, if any.</summary>
    public Task PendingFlush()
    {
        if (!_flushing)
        {
            return Task.CompletedTask;
        }

        _flushEnded ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return _flushEnded.Task;
    }

    /// <summary>A flush has ended. Called by the socket, with its gate held.</summary>
    public void FlushEnded(bool connected)
    {
        _flushing = false;
        _flushEnded?.TrySetResult();
        _flushEnded = null;
        if (!connected)
        {
            Break();
        }
        else if (_pong is { } payload && Writable)
        {
            _pong = null;
            Append(OutgoingPacket.FromPayload(FrameOpcode.Pong, payload));
            Flush();
        }
    }

    void IFrameSink.OnText(ReadOnlyMemory<byte> text) => socket.OnWebSocketText(this, text);

    void IFrameSink.OnBinary(ReadOnlyMemory<byte> data) => socket.OnWebSocketBinary(this, data);

    void IFrameSink.OnPing(ReadOnlyMemory<byte> payload) => socket.OnWebSocketPing(this, payload);

    void IFrameSink.OnPong() => socket.OnWebSocketPong(this);

    void IFrameSink.OnBatchEnd() => socket.OnWebSocketBatchEnd(this);

    ValueTask IFrameSink.ReadyAsync() => socket.FramesReadyAsync();

    /// <summary>Answers a ping; of several that come while the peer does not read only the last is answered (RFC 6455, section 5.5.3).</summary>
    public void Pong(ReadOnlyMemory<byte> payload)
    {
        if (Writable)
        {
            Append(OutgoingPacket.FromPayload(FrameOpcode.Pong, payload.Span));
            Flush();
        }
        else
        {
            _pong = payload.ToArray();
        }
    }

    private void Append(OutgoingPacket packet)
    {
        if (packet.IsBinary && socket.Protocol == 3)
        {
            packet = packet.ToV3(socket.WantsBase64);
        }

        connection.Append(packet.Frame, packet.HeaderLength, packet.Opcode, packet.Compress);
    }

    private void Flush()
    {
        var flush = connection.FlushAsync();
        if (flush.IsCompletedSuccessfully)
        {
            if (!flush.Result)
            {
                Break();
            }

            return;
        }

        _flushing = true;
        _flush = flush.ConfigureAwait(false).GetAwaiter();
        _flush.UnsafeOnCompleted(_onFlushed ??= OnFlushed);
    }

    private void OnFlushed() => socket.OnFlushed(this, _flush.GetResult());

    /// <summary>The connection is gone: the read loop must learn it too.</summary>
    private void Break()
    {
        _broken = true;

        // Not here: the read loop may go on on this very thread, inside the gate.
        ThreadPool.UnsafeQueueUserWorkItem(static connection => connection.StopReading(), connection, preferLocal: false);
    }

    /// <summary>Drops a connection whose peer never answers the close frame.</summary>
    private sealed class CloseWait(WebSocketTransport transport) : WheelItem
    {
        protected internal override long OnDue(long nowMs)
        {
            transport.Owner.AbortWebSocket(transport);
            return Done;
        }
    }
}
