using Parlance.SocketIO.Engine;
using Parlance.SocketIO.Engine.Sending;
using Parlance.SocketIO.Engine.WebSockets;

namespace Parlance.SocketIO;

public sealed partial class EngineSocket
{
    private TaskCompletionSource? _drained;

    /// <summary>Sends one encoded message; without a copy when the transport takes it at once.</summary>
    /// <returns>False when it was dropped.</returns>
    internal bool Send(FrameBuffer message, SendFlags flags)
    {
        var overflow = false;
        lock (_gate)
        {
            if (_state != EngineState.Open)
            {
                return false;
            }

            if (!_queue.IsEmpty || !_transport.TryWrite(message, !flags.HasFlag(SendFlags.NoCompress)))
            {
                if (!MayWait(flags))
                {
                    return false;
                }

                _queue.Enqueue(OutgoingPacket.From(message, !flags.HasFlag(SendFlags.NoCompress)));
                Pump();
                overflow = Overflows();
            }
        }

        Sent(message.Frame(out _).Length, overflow, null);
        return true;
    }

    /// <summary>Sends a shared packet and its attachments, which stay together.</summary>
    /// <returns>False when they were dropped.</returns>
    internal bool Send(OutgoingPacket packet, SendFlags flags)
    {
        var outcome = Queue(packet, flags);
        Tell(packet, outcome);
        return outcome != SendOutcome.Dropped;
    }

    /// <summary>Sends a packet as <see cref="Send(OutgoingPacket, SendFlags)"/> does, but tells nobody yet: for who holds a lock.</summary>
    internal SendOutcome Queue(OutgoingPacket packet, SendFlags flags)
    {
        lock (_gate)
        {
            if (_state != EngineState.Open || !MayWait(flags))
            {
                return SendOutcome.Dropped;
            }

            // Most often nothing waits, and then nothing has to be queued.
            if (packet.Next is null && _queue.IsEmpty && _transport.TryWrite(packet))
            {
                return SendOutcome.Sent;
            }

            for (var next = packet; next is not null; next = next.Next)
            {
                _queue.Enqueue(next);
            }

            Pump();
            return Overflows() ? SendOutcome.Overflow : SendOutcome.Sent;
        }
    }

    /// <summary>Tells what came of <see cref="Queue"/>, and ends a connection whose buffer is full.</summary>
    internal void Tell(OutgoingPacket packet, SendOutcome outcome)
    {
        if (outcome != SendOutcome.Dropped)
        {
            Sent(packet.Frame.Length, outcome == SendOutcome.Overflow, packet);
        }
    }

    /// <summary>A flush of <paramref name="transport"/> has ended; what has gathered meanwhile goes out in one.</summary>
    internal void OnFlushed(WebSocketTransport transport, bool connected)
    {
        bool drained;
        lock (_gate)
        {
            transport.FlushEnded(connected);
            if (transport != _transport)
            {
                return;
            }

            Pump();
            drained = connected && _queue.IsEmpty && _transport.Writable;
        }

        if (drained)
        {
            OnDrained();
        }
    }

    /// <summary>Moves packets to the transport for as long as it takes them. With the gate held.</summary>
    private void Pump()
    {
        while (!_queue.IsEmpty && _transport.Writable)
        {
            _transport.Write(ref _queue);
        }
    }

    // Volatile packets are the first to be dropped for a slow reader: they never wait. With the gate held.
    private bool MayWait(SendFlags flags) => !flags.HasFlag(SendFlags.Volatile) || (_queue.IsEmpty && _transport.Writable);

    private bool Overflows() => _queue.Bytes > _server.Options.SendBufferBytesMax || _queue.Count > _server.Options.SendBufferPacketsMax;

    private LimitReached FullBuffer()
    {
        lock (_gate)
        {
            return _queue.Bytes > _server.Options.SendBufferBytesMax
                ? new LimitReached(EngineLimit.SendBufferFull, _server.Options.SendBufferBytesMax, _queue.Bytes)
                : new LimitReached(EngineLimit.SendBufferFull, _server.Options.SendBufferPacketsMax, _queue.Count);
        }
    }

    private void Sent(int bytes, bool overflow, OutgoingPacket? packet)
    {
        _server.Metrics.PacketSent(bytes);
        _events?.RaiseSent(_server, packet);
        _server.RaiseFlush(this);
        if (overflow)
        {
            _server.Log.SlowReader(_server.Options.SendBufferBytesMax, _server.Options.SendBufferPacketsMax);
            _server.OnLimit(this, FullBuffer());
            CloseNow(DisconnectReason.SendBufferFull, DiscardReason.Error);
        }
    }

    /// <summary>
    /// Completes when nothing waits to be sent any more, or the session has ended. Awaited between messages, it lets a producer go at its
    /// client's pace instead of running into <see cref="EngineOptions.SendBufferBytesMax"/>.
    /// </summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public Task DrainAsync(CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            if (_queue.IsEmpty || _state == EngineState.Closed)
            {
                return Task.CompletedTask;
            }

            _drained ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _drained.Task.WaitAsync(cancellationToken);
        }
    }

    private void CompleteDrain()
    {
        TaskCompletionSource? drained;
        lock (_gate)
        {
            drained = _drained;
            _drained = null;
        }

        drained?.TrySetResult();
    }

    private void OnDrained()
    {
        CompleteDrain();
        _events?.RaiseDrain(_server);
        _server.RaiseDrain(this);
        FinishClosing();
    }
}
