using System.Buffers;
using System.Buffers.Binary;
using System.IO.Pipelines;
using System.Text.Unicode;
using Microsoft.AspNetCore.Connections;

namespace Parlance.SocketIO.Engine.WebSockets;

/// <summary>
/// Our own framing on a pair of pipes: those of Kestrel's transport under an upgraded HTTP/1.1 connection (TLS included), or pipes around the
/// stream of an HTTP/2 extended CONNECT. See docs/decisions/0001-own-websocket-framing.md.
/// </summary>
internal sealed class PipeFrameConnection(PipeReader input, PipeWriter output, long messageBytesMax, FrameHost host) : FrameConnection
{
    private volatile bool _stopped;

    public override bool CanPing => true;

    public override void Append(ReadOnlySpan<byte> frame, int headerLength, FrameOpcode opcode, bool compress) => output.Write(frame);

    public override ValueTask<bool> FlushAsync()
    {
        ValueTask<FlushResult> flush;
        try
        {
            flush = output.FlushAsync();
        }
        catch (Exception error) when (IsConnectionError(error))
        {
            return new ValueTask<bool>(Failed(error));
        }

        if (flush.IsCompletedSuccessfully)
        {
            var result = flush.Result;
            return new ValueTask<bool>(!result.IsCompleted && !result.IsCanceled);
        }

        return AwaitFlushAsync(flush);
    }

    public override async Task<FrameEnd> ReadAllAsync(IFrameSink sink)
    {
        using var reader = new FrameReader(messageBytesMax);
        try
        {
            while (true)
            {
                var result = await input.ReadAsync().ConfigureAwait(false);
                var buffer = result.Buffer;
                while (true)
                {
                    var end = Dispatch(reader, ref buffer, sink, out var more);
                    if (end is { } ended)
                    {
                        sink.OnBatchEnd();
                        input.AdvanceTo(buffer.Start, buffer.End);
                        return ended;
                    }

                    if (!more)
                    {
                        break;
                    }

                    var ready = sink.ReadyAsync();
                    if (!ready.IsCompletedSuccessfully)
                    {
                        // Give back what was read before waiting; the rest is read again afterwards.
                        sink.OnBatchEnd();
                        input.AdvanceTo(buffer.Start);
                        if (!await IsReadyAsync(ready).ConfigureAwait(false))
                        {
                            return FrameEnd.StreamEnded;
                        }

                        result = await input.ReadAsync().ConfigureAwait(false);
                        buffer = result.Buffer;
                    }
                }

                sink.OnBatchEnd();
                input.AdvanceTo(buffer.Start, buffer.End);

                // Kestrel cancels the read of each connection when the host begins to stop. Ours ends when the server closes it, so that running
                // handlers can still answer.
                if (result.IsCompleted || _stopped)
                {
                    return FrameEnd.StreamEnded;
                }
            }
        }
        catch (Exception error) when (IsConnectionError(error))
        {
            return FrameEnd.ConnectionLost;
        }
    }

    public override void StopReading()
    {
        _stopped = true;
        input.CancelPendingRead();
    }

    public override void Abort() => host.Abort();

    public override void Dispose()
    {
        // The pipes are the host's.
    }

    /// <summary>Handles one message or control frame. <paramref name="more"/> is false when the buffer holds no further one.</summary>
    private static FrameEnd? Dispatch(FrameReader reader, ref ReadOnlySequence<byte> buffer, IFrameSink sink, out bool more)
    {
        more = true;
        switch (reader.Read(ref buffer))
        {
            case FrameReadStatus.NeedMore:
                more = false;
                return null;
            case FrameReadStatus.Error:
                return new FrameEnd(reader.ErrorCode, PeerClosed: false) { MessageBytes = reader.RefusedBytes };
            case FrameReadStatus.Message:
                if (reader.Opcode == FrameOpcode.Text)
                {
                    sink.OnText(reader.Message);
                }
                else
                {
                    sink.OnBinary(reader.Message);
                }

                return null;
            default:
                return DispatchControl(reader, sink);
        }
    }

    private static FrameEnd? DispatchControl(FrameReader reader, IFrameSink sink)
    {
        switch (reader.Opcode)
        {
            case FrameOpcode.Ping:
                sink.OnPing(reader.Message);
                return null;
            case FrameOpcode.Pong:
                sink.OnPong();
                return null;
            default:
                return EndFromClose(reader.Message.Span);
        }
    }

    private static FrameEnd EndFromClose(ReadOnlySpan<byte> payload)
    {
        if (payload.IsEmpty)
        {
            return new FrameEnd(CloseCode.NoStatus, PeerClosed: true);
        }

        var code = payload.Length >= 2 ? BinaryPrimitives.ReadUInt16BigEndian(payload) : 0;
        if (!WebSocketFrame.IsValidCloseCode(code))
        {
            return new FrameEnd(CloseCode.ProtocolError, PeerClosed: false);
        }

        return Utf8.IsValid(payload[2..]) ? new FrameEnd(code, PeerClosed: true) : new FrameEnd(CloseCode.InvalidUtf8, PeerClosed: false);
    }

    /// <summary>Waits until the sink takes more. Nothing is read meanwhile, so the end of the connection has to be learnt in another way.</summary>
    /// <returns>False when the connection has ended.</returns>
    private async ValueTask<bool> IsReadyAsync(ValueTask ready)
    {
        var gone = host.Ended;
        try
        {
            await ready.AsTask().WaitAsync(gone).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException) when (gone.IsCancellationRequested)
        {
            return false;
        }
    }

    private async ValueTask<bool> AwaitFlushAsync(ValueTask<FlushResult> flush)
    {
        try
        {
            var result = await flush.ConfigureAwait(false);
            return !result.IsCompleted && !result.IsCanceled;
        }
        catch (Exception error) when (IsConnectionError(error))
        {
            return Failed(error);
        }
    }

    // With TLS the bytes stay in the writer, and the host would try to send them again when it disposes it, and fail aloud.
    private bool Failed(Exception error)
    {
        output.Complete(error);
        return false;
    }

    // What a pipe or stream throws when the peer or the host has dropped the connection.
    private static bool IsConnectionError(Exception error) =>
        error is IOException or ConnectionResetException or ConnectionAbortedException or OperationCanceledException or ObjectDisposedException
            or InvalidOperationException;
}
