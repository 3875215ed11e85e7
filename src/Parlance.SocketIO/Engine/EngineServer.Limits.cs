namespace Parlance.SocketIO;

public sealed partial class EngineServer
{
    /// <summary>
    /// A client has run into a limit. Handlers run on the connection's own thread of the moment and must not block; what they throw is logged. Refused
    /// handshakes are reported by <see cref="ConnectionError"/>.
    /// </summary>
    public event Action<EngineSocket, LimitReached>? LimitReached;

    /// <summary>Reports a limit. Never called with a lock held.</summary>
    internal void OnLimit(EngineSocket socket, in LimitReached limit)
    {
        Metrics.LimitReached(limit.Reason);
        if (limit.Limit != EngineLimit.SendBufferFull)
        {
            // That one has a warning of its own.
            Log.LimitReached(limit.Reason, limit.Allowed, limit.Found);
        }

        try
        {
            LimitReached?.Invoke(socket, limit);
        }
        catch (Exception error)
        {
            Log.ListenerFailed(error);
        }
    }
}
