using Parlance.SocketIO.Engine.Timing;
using Parlance.SocketIO.Protocol;

namespace Parlance.SocketIO;

/// <summary>An acknowledgement that a client owes.</summary>
internal abstract class PendingAck
{
    /// <summary>In the wheel's milliseconds; <see cref="long.MaxValue"/> for none.</summary>
    public long DeadlineMs { get; init; } = long.MaxValue;

    public abstract void OnAck(in ArgumentList arguments);

    /// <summary>The client answered with an error, as it can on the bare WebSocket door.</summary>
    public abstract void OnError(in Argument error);

    public abstract void OnTimeout();

    public abstract void OnDisconnected();
}

/// <summary>One socket's own acknowledgement.</summary>
internal sealed class SingleAck : PendingAck
{
    private readonly TaskCompletionSource<ArgumentList> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<ArgumentList> Completion => _completion.Task;

    public override void OnAck(in ArgumentList arguments) => _completion.TrySetResult(arguments);

    public override void OnError(in Argument error) => _completion.TrySetException(new AckErrorException(error));

    public override void OnTimeout() => _completion.TrySetException(new AckTimeoutException());

    public override void OnDisconnected() => _completion.TrySetException(new SocketDisconnectedException());

    public void Cancel(CancellationToken cancellationToken) => _completion.TrySetCanceled(cancellationToken);
}

/// <summary>One socket's part of a broadcast's acknowledgement.</summary>
internal sealed class SharedAck(BroadcastAck ack) : PendingAck
{
    public override void OnAck(in ArgumentList arguments) =>
        ack.Response(arguments.Count > 0 ? arguments[0] : Argument.FromJson("null"u8.ToArray()));

    public override void OnError(in Argument error) => ack.Gone();

    // The broadcast keeps its own time.
    public override void OnTimeout() => ack.Gone();

    public override void OnDisconnected() => ack.Gone();
}

/// <summary>The acknowledgements that one client owes, by id. Bounded; late and unknown answers are ignored. Thread-safe.</summary>
internal sealed class PendingAcks(SocketPeer peer)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<ulong, PendingAck> _acks = [];

    // When the looks that stand in the wheel are due, the next one on top. A look is added only when it comes before all others, so they
    // are few, however many acknowledgements are waited for.
    private Stack<long>? _looks;
    private bool _closed;

    private SocketIOServer Server => peer.Server;

    /// <exception cref="InvalidOperationException">The client owes too many.</exception>
    public void Add(ulong id, PendingAck ack)
    {
        var look = false;
        bool closed;
        bool full;
        lock (_gate)
        {
            closed = _closed;
            full = !closed && _acks.Count >= Server.Options.PendingAcksMax;
            if (!closed && !full)
            {
                _acks.Add(id, ack);
                look = TryPlan(ack.DeadlineMs);
            }
        }

        if (full)
        {
            throw Full();
        }

        if (closed)
        {
            ack.OnDisconnected();
            return;
        }

        Server.Engine.Metrics.AckAwaited();
        peer.AckOwed();
        if (look)
        {
            Server.Engine.Wheel.Add(new Look(this), ack.DeadlineMs);
        }
    }

    public bool TryTake(ulong id, out PendingAck? ack)
    {
        lock (_gate)
        {
            if (!_acks.Remove(id, out ack))
            {
                return false;
            }
        }

        Settle(1);
        return true;
    }

    /// <summary>The client has gone: it will answer no more.</summary>
    public void Close()
    {
        PendingAck[] acks;
        lock (_gate)
        {
            _closed = true;
            acks = [.. _acks.Values];
            _acks.Clear();
        }

        Settle(acks.Length);
        foreach (var ack in acks)
        {
            ack.OnDisconnected();
        }
    }

    private InvalidOperationException Full()
    {
        var max = Server.Options.PendingAcksMax;
        Server.Engine.OnLimit(peer.Conn, new LimitReached(EngineLimit.PendingAcksFull, max, max + 1L));
        var error = new InvalidOperationException($"The client owes {max} acknowledgements; PendingAcksMax allows no more.");
        ClientFault.Mark(error);
        return error;
    }

    private void Settle(int count)
    {
        Server.Engine.Metrics.AckSettled(count);
        peer.AcksSettled(count);
    }

    private long ExpireAndNext(long nowMs)
    {
        List<PendingAck>? expired = null;
        var next = long.MaxValue;
        lock (_gate)
        {
            _looks!.Pop();
            foreach (var (id, ack) in _acks)
            {
                if (ack.DeadlineMs <= nowMs)
                {
                    (expired ??= []).Add(ack);
                    _acks.Remove(id);
                }
                else
                {
                    next = Math.Min(next, ack.DeadlineMs);
                }
            }

            if (!TryPlan(next))
            {
                next = WheelItem.Done;
            }
        }

        if (expired is not null)
        {
            Settle(expired.Count);
            foreach (var ack in expired)
            {
                ack.OnTimeout();
            }
        }

        return next;
    }

    /// <returns>Whether a look is needed that was not planned yet. With the gate held.</returns>
    private bool TryPlan(long deadlineMs)
    {
        if (deadlineMs >= (_looks is { Count: > 0 } looks ? looks.Peek() : long.MaxValue))
        {
            return false;
        }

        (_looks ??= new Stack<long>(1)).Push(deadlineMs);
        return true;
    }

    /// <summary>One look at the socket's deadlines, so that an acknowledgement with a timeout does not touch the server's wheel each time.</summary>
    private sealed class Look(PendingAcks acks) : WheelItem
    {
        protected internal override long OnDue(long nowMs) => acks.ExpireAndNext(nowMs);
    }
}
