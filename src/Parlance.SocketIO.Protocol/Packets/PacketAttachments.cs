namespace Parlance.SocketIO.Protocol;

/// <summary>The attachments of one binary packet and the places in its arguments that name them.</summary>
internal sealed class PacketAttachments(Placeholder[] placeholders, ReadOnlyMemory<byte>[] items)
{
    private int _received;

    /// <summary>In the order of their places; no two overlap.</summary>
    public ReadOnlySpan<Placeholder> Placeholders => placeholders;

    public int Count => items.Length;

    public ReadOnlyMemory<byte> this[int num] => items[num];

    /// <summary>The same attachments for JSON that was copied out of the packet, with the placeholders looked up anew.</summary>
    public PacketAttachments Of(ReadOnlySpan<byte> json) =>
        new(PlaceholderTracker.Find(json, Count), items);

    /// <summary>Takes the next attachment and tells whether it was the last one.</summary>
    public bool Take(ReadOnlyMemory<byte> bytes)
    {
        items[_received++] = bytes;
        return _received == items.Length;
    }

    /// <summary>Finds the placeholder that fills exactly the given range.</summary>
    public bool TryFind(int start, int length, out int num)
    {
        foreach (var placeholder in placeholders)
        {
            if (placeholder.Start == start && placeholder.End == start + length)
            {
                num = placeholder.Num;
                return true;
            }
        }

        num = -1;
        return false;
    }
}
