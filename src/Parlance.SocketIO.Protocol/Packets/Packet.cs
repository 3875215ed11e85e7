using System.Runtime.InteropServices;

namespace Parlance.SocketIO.Protocol;

/// <summary>
/// One decoded packet of <see href="https://socket.io/docs/v4/socket-io-protocol/">Socket.IO protocol 5</see>.
/// It owns its bytes and may be kept.
/// </summary>
[StructLayout(LayoutKind.Auto)]
public readonly struct Packet
{
    private readonly string? _namespace;
    private readonly string? _eventName;

    /// <summary>Makes a packet, as a decoder of one's own needs it.</summary>
    /// <param name="type">The type; never one of the binary ones.</param>
    /// <param name="ns">The namespace.</param>
    /// <param name="ackId">The id under which an event wants its acknowledgement, or which an acknowledgement answers.</param>
    /// <param name="eventName">The event's name; empty for every other type.</param>
    /// <param name="arguments">The arguments of an event or an acknowledgement.</param>
    /// <param name="payload">The JSON of a CONNECT, which is an object or empty, or of a CONNECT_ERROR.</param>
    public Packet(PacketType type, string ns, ulong? ackId, string eventName, ArgumentList arguments, ReadOnlyMemory<byte> payload)
    {
        ArgumentNullException.ThrowIfNull(ns);
        ArgumentNullException.ThrowIfNull(eventName);
        Type = type;
        _namespace = ns;
        AckId = ackId;
        _eventName = eventName;
        Arguments = arguments;
        Payload = payload;
    }

    /// <summary>The packet's type. A binary event or acknowledgement is reported as the plain one; its arguments have attachments.</summary>
    public PacketType Type { get; }

    /// <summary>
    /// The namespace, <c>/</c> when the packet names none. A query string is kept as it came, because the server's answer must repeat it.
    /// </summary>
    public string Namespace => _namespace ?? "/";

    /// <summary>The id under which an event wants its acknowledgement, or which an acknowledgement answers.</summary>
    public ulong? AckId { get; }

    /// <summary>The event's name, a numeric one as JavaScript prints it; empty for every other type.</summary>
    public string EventName => _eventName ?? "";

    /// <summary>The arguments: of an event without its name, of an acknowledgement all items.</summary>
    public ArgumentList Arguments { get; }

    /// <summary>
    /// The raw JSON of a <see cref="PacketType.Connect"/> (an object, or nothing at all) or
    /// <see cref="PacketType.ConnectError"/>; empty for every other type.
    /// </summary>
    public ReadOnlyMemory<byte> Payload { get; }
}
