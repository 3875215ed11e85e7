using Parlance.SocketIO.Engine.Sending;

namespace Parlance.SocketIO.Recovery;

/// <summary>
/// What a namespace has sent lately, in the order in which its sockets were given it. A position counts every packet, also one that has been dropped
/// since. Not thread-safe: the adapter's gate guards it.
/// </summary>
internal sealed class PacketLog(RecoveryBudget budget)
{
    private const int BookkeepingBytes = 200;

    private readonly Queue<LoggedPacket> _packets = [];
    private readonly Dictionary<long, long> _positions = [];

    /// <summary>The position of the next packet.</summary>
    public long Next { get; private set; }

    /// <summary>The position of the oldest packet that is kept; <see cref="Next"/> when there is none.</summary>
    public long First => Next - _packets.Count;

    /// <summary>When the oldest packet was sent; null when there is none.</summary>
    public long? OldestMs => _packets.TryPeek(out var oldest) ? oldest.SentMs : null;

    /// <summary>Adds a packet, for which the oldest make room. One that has none even then is not kept, and nothing before it either.</summary>
    public LoggedPacket Append(long id, OutgoingPacket packet, BroadcastOptions options, long nowMs)
    {
        var bytes = BookkeepingBytes;
        for (var part = packet; part is not null; part = part.Next)
        {
            bytes += part.Frame.Length;
        }

        var logged = new LoggedPacket(Next, id, packet, options, bytes, nowMs);
        var kept = budget.TryAddPacket(bytes);
        while (!kept && _packets.Count > 0)
        {
            DropOldest();
            kept = budget.TryAddPacket(bytes);
        }

        Next++;
        if (kept)
        {
            _packets.Enqueue(logged);
            _positions.Add(id, logged.Position);
        }

        return logged;
    }

    /// <summary>Where the packet with this id stands; false when it is not kept.</summary>
    public bool TryFind(long id, out long position) => _positions.TryGetValue(id, out position);

    /// <summary>The packets from a position on that a session should have been sent; null when not all of them are kept, or they are too many.</summary>
    public List<LoggedPacket>? Missed(SocketSession session, long from, int packetsMax, long bytesMax)
    {
        if (from < First)
        {
            return null;
        }

        var missed = new List<LoggedPacket>();
        long bytes = 0;
        foreach (var packet in _packets)
        {
            if (packet.Position >= from && session.Gets(packet))
            {
                missed.Add(packet);
                bytes += packet.Bytes;
                if (missed.Count > packetsMax || bytes > bytesMax)
                {
                    return null;
                }
            }
        }

        return missed;
    }

    public void DropBefore(long timeMs)
    {
        while (_packets.TryPeek(out var oldest) && oldest.SentMs < timeMs)
        {
            DropOldest();
        }
    }

    private void DropOldest()
    {
        var oldest = _packets.Dequeue();
        _positions.Remove(oldest.Id);
        budget.RemovePacket(oldest.Bytes);
    }
}

/// <summary>A packet and whom it was for.</summary>
internal sealed record LoggedPacket(long Position, long Id, OutgoingPacket Packet, BroadcastOptions Options, int Bytes, long SentMs)
{
    public SendFlags Flags => Options.Flags;
}
