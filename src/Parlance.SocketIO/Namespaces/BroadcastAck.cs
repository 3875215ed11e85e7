using Parlance.SocketIO.Protocol;

namespace Parlance.SocketIO;

/// <summary>Collects the acknowledgements of one broadcast. Adapters feed it; thread-safe.</summary>
public sealed class BroadcastAck
{
    private readonly Lock _gate = new();
    private readonly TaskCompletionSource<IReadOnlyList<Argument>> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<Argument> _responses = [];
    private readonly List<(PendingAcks Acks, ulong Id)> _owed = [];
    private int _serversExpected;
    private int _clientsExpected;
    private int _gone;

    internal BroadcastAck(int servers) => _serversExpected = servers;

    internal Task<IReadOnlyList<Argument>> Completion => _completion.Task;

    /// <summary>A server tells to how many clients it has sent the event.</summary>
    public void ClientCount(int clients)
    {
        lock (_gate)
        {
            _serversExpected--;
            _clientsExpected += clients;
            CompleteIfAll();
        }
    }

    /// <summary>A client has answered with this as its first argument.</summary>
    public void Response(Argument response)
    {
        lock (_gate)
        {
            _responses.Add(response);
            CompleteIfAll();
        }
    }

    /// <summary>A client will not answer any more: it has gone.</summary>
    public void Gone()
    {
        lock (_gate)
        {
            _gone++;
            CompleteIfAll();
        }
    }

    /// <summary>Remembers where a client's answer is waited for, so that the waiting can end.</summary>
    /// <returns>False when the time is over already.</returns>
    internal bool TryOwe(PendingAcks acks, ulong id)
    {
        lock (_gate)
        {
            if (_completion.Task.IsCompleted)
            {
                return false;
            }

            _owed.Add((acks, id));
            return true;
        }
    }

    /// <summary>The time is over: nobody owes an answer any more.</summary>
    internal void TimeOut()
    {
        lock (_gate)
        {
            _completion.TrySetException(Incomplete());
        }

        Forget();
    }

    /// <summary>Nothing was sent, or the time is over: no answer is waited for any more.</summary>
    internal void Forget()
    {
        (PendingAcks Acks, ulong Id)[] owed;
        lock (_gate)
        {
            _completion.TrySetCanceled();
            owed = [.. _owed];
            _owed.Clear();
        }

        foreach (var (acks, id) in owed)
        {
            acks.TryTake(id, out _);
        }
    }

    private void CompleteIfAll()
    {
        if (_serversExpected > 0 || _responses.Count + _gone < _clientsExpected)
        {
            return;
        }

        if (_gone == 0)
        {
            _completion.TrySetResult([.. _responses]);
        }
        else
        {
            _completion.TrySetException(Incomplete());
        }
    }

    private BroadcastAckException Incomplete() => new([.. _responses], _clientsExpected - _responses.Count);
}
