using System.Diagnostics.CodeAnalysis;

namespace Parlance.SocketIO.Recovery;

/// <summary>
/// The sessions of a namespace: those that wait for their clients, and those in between, which are being left or recovered and can still be taken
/// away. Not thread-safe: the adapter's gate guards it.
/// </summary>
internal sealed class SessionStore(RecoveryBudget budget)
{
    private readonly Dictionary<string, LinkedListNode<SocketSession>> _waiting = new(StringComparer.Ordinal);
    private readonly LinkedList<SocketSession> _byAge = [];
    private readonly Dictionary<string, SocketSession> _between = new(StringComparer.Ordinal);
    private int _count;

    /// <summary>How many there are. May be asked without the gate.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>When the oldest of those that wait lost its connection; null when there is none.</summary>
    public long? OldestMs => _byAge.First?.Value.DisconnectedMs;

    public void AddBetween(SocketSession session)
    {
        _between[session.Pid] = session;
        CountAgain();
    }

    public void RemoveBetween(SocketSession session)
    {
        _between.Remove(session.Pid);
        session.HasLeft();
        CountAgain();
    }

    /// <summary>Whether a session's socket is still being told that it has left: it can be had in a moment.</summary>
    public bool IsBeingLeft(string pid, [NotNullWhen(true)] out Task? left)
    {
        left = _between.TryGetValue(pid, out var session) && !session.Left.IsCompleted ? session.Left : null;
        return left is not null;
    }

    /// <summary>Lets a session wait; the oldest makes room when there are too many.</summary>
    public void Keep(SocketSession session)
    {
        RemoveBetween(session);
        var room = !session.Revoked && budget.TryAddSession();
        while (!session.Revoked && !room && _byAge.First is { } oldest)
        {
            Drop(oldest.Value);
            room = budget.TryAddSession();
        }

        if (room)
        {
            // One that comes back after an attempt is older than the last; a little out of order does no harm.
            _waiting[session.Pid] = _byAge.AddLast(session);
        }

        CountAgain();
    }

    /// <summary>Takes a session out, so that nobody else can.</summary>
    public bool TryTake(string pid, [NotNullWhen(true)] out SocketSession? session)
    {
        session = null;
        if (!_waiting.TryGetValue(pid, out var node))
        {
            return false;
        }

        session = node.Value;
        Drop(session);
        AddBetween(session);
        return true;
    }

    /// <summary>Takes a session away for good.</summary>
    public void Revoke(SocketSession session)
    {
        session.Revoked = true;
        Drop(session);
        RemoveBetween(session);
    }

    public SocketSession[] Where(BroadcastOptions options) => [.. _byAge.Concat(_between.Values).Where(session => session.IsIn(options))];

    public void DropBefore(long timeMs)
    {
        foreach (var session in _byAge.Where(session => session.DisconnectedMs < timeMs).ToList())
        {
            Drop(session);
        }
    }

    private void Drop(SocketSession session)
    {
        if (_waiting.TryGetValue(session.Pid, out var node) && node.Value == session)
        {
            _waiting.Remove(session.Pid);
            _byAge.Remove(node);
            budget.RemoveSession();
            CountAgain();
        }
    }

    private void CountAgain() => Volatile.Write(ref _count, _waiting.Count + _between.Count);
}
