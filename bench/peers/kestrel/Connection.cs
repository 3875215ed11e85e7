using System.Text;

namespace Parlance.Bench.Kestrel;

/// <summary>
/// What every peer answers, said with one letter: <c>e</c> and a payload comes back, <c>j</c> and a room's name joins and comes back
/// alone, <c>p</c>, a room's name, a space and a payload goes to the others in the room as <c>m</c> and the payload.
/// </summary>
internal abstract class Connection
{
    private readonly HashSet<string> _joined = new(StringComparer.Ordinal);

    /// <summary>Sends a message to this connection.</summary>
    protected abstract void Send(ReadOnlySpan<byte> message);

    /// <summary>Makes of a message what <see cref="SendEncoded"/> takes, once for all members of a room.</summary>
    protected abstract byte[] Encode(ReadOnlySpan<byte> message);

    protected abstract void SendEncoded(byte[] encoded);

    protected void Take(ReadOnlySpan<byte> message)
    {
        switch (message[0])
        {
            case (byte)'e':
                Send(message);
                break;
            case (byte)'j':
                Join(Encoding.UTF8.GetString(message[1..]));
                Send("j"u8);
                break;
            case (byte)'p':
                var space = message.IndexOf((byte)' ');
                Publish(Encoding.UTF8.GetString(message[1..space]), message[(space + 1)..]);
                break;
        }
    }

    protected void LeaveAll()
    {
        foreach (var room in _joined)
        {
            Rooms.Leave(room, this);
        }
    }

    private void Join(string room)
    {
        _joined.Add(room);
        Rooms.Join(room, this);
    }

    private void Publish(string room, ReadOnlySpan<byte> payload)
    {
        var encoded = Encode([(byte)'m', .. payload]);
        foreach (var member in Rooms.Members(room))
        {
            if (member != this)
            {
                member.SendEncoded(encoded);
            }
        }
    }
}
