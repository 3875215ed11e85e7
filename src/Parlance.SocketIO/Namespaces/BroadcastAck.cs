using Parlance.SocketIO.Protocol;

namespace Parlance.SocketIO;

/// <summary>Collects the acknowledgements of one broadcast. Adapters feed it; thread-safe.</summary>
public sealed class BroadcastAck
{
    private readonly Lock _gate = new();
    private readonly TaskCompletionSource<IReadOnlyList<Argument>> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<Argument> _responses = [];
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

    /// <summary>The time is over.</summary>
    internal void TimeOut()
    {
        lock (_gate)
        {
            _completion.TrySetException(Incomplete());
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
