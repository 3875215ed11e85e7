using System.Diagnostics.CodeAnalysis;

namespace Parlance.SocketIO.Engine.Sending;

/// <summary>
/// Packets that wait for their transport: a ring that holds nothing while it is empty. A mutable struct, kept in a field and guarded by the
/// owning socket's gate.
/// </summary>
internal struct SendQueue
{
    private const int FirstCapacity = 4;

    // What an entry costs beside its bytes: the slot, the packet object and its array's header. Counted, so that a flood of tiny packets
    // is bounded too.
    private const int EntryBytes = 64;

    private OutgoingPacket?[]? _items;
    private int _head;

    public int Count { get; private set; }

    public long Bytes { get; private set; }

    public readonly bool IsEmpty => Count == 0;

    public void Enqueue(OutgoingPacket packet)
    {
        if (_items is null)
        {
            _items = new OutgoingPacket?[FirstCapacity];
        }
        else if (Count == _items.Length)
        {
            Grow();
        }

        _items[(_head + Count) & (_items.Length - 1)] = packet;
        Count++;
        Bytes += packet.Frame.Length + EntryBytes;
    }

    public bool TryDequeue([NotNullWhen(true)] out OutgoingPacket? packet)
    {
        if (Count == 0)
        {
            packet = null;
            return false;
        }

        packet = _items![_head]!;
        _items[_head] = null;
        _head = (_head + 1) & (_items.Length - 1);
        Bytes -= packet.Frame.Length + EntryBytes;
        if (--Count == 0)
        {
            _items = null;
            _head = 0;
        }

        return true;
    }

    public void Clear()
    {
        _items = null;
        _head = 0;
        Count = 0;
        Bytes = 0;
    }

    private void Grow()
    {
        var larger = new OutgoingPacket?[_items!.Length * 2];
        for (var index = 0; index < Count; index++)
        {
            larger[index] = _items[(_head + index) & (_items.Length - 1)];
        }

        _items = larger;
        _head = 0;
    }
}
