namespace Parlance.SocketIO.Recovery;

/// <summary>What the namespaces of a server keep for recovery, together: clients can make namespaces, and each has a log of its own. Thread-safe.</summary>
internal sealed class RecoveryBudget(ConnectionStateRecoveryOptions options)
{
    private int _sessions;
    private int _packets;
    private long _bytes;

    public bool TryAddSession()
    {
        if (Interlocked.Increment(ref _sessions) <= options.SessionsMax)
        {
            return true;
        }

        RemoveSession();
        return false;
    }

    public void RemoveSession() => Interlocked.Decrement(ref _sessions);

    public bool TryAddPacket(int bytes)
    {
        var packets = Interlocked.Increment(ref _packets);
        if (Interlocked.Add(ref _bytes, bytes) <= options.PacketBytesMax && packets <= options.PacketsMax)
        {
            return true;
        }

        RemovePacket(bytes);
        return false;
    }

    public void RemovePacket(int bytes)
    {
        Interlocked.Decrement(ref _packets);
        Interlocked.Add(ref _bytes, -bytes);
    }
}
