using Parlance.SocketIO.Bare;
using Parlance.SocketIO.Engine.Sending;

namespace Parlance.SocketIO;

/// <summary>An event on its way to many sockets. Encoded once for each wire format, and the bytes are shared.</summary>
public sealed class BroadcastPacket
{
    private readonly SocketIOServer _server;
    private OutgoingPacket? _socketIO;
    private OutgoingPacket? _bare;

    /// <summary>Makes the packet of an event that another server has published, to be sent to this server's sockets. For adapters.</summary>
    /// <param name="ns">The namespace on this server.</param>
    /// <param name="eventName">The event's name.</param>
    /// <param name="arguments">The event's arguments.</param>
    /// <param name="compress">Whether long-polling responses and WebSocket messages may be compressed.</param>
    public BroadcastPacket(Namespace ns, string eventName, IReadOnlyList<object?> arguments, bool compress = true)
        : this(CheckNamespace(ns).Server, ns.Name, eventName, [.. arguments], compress)
    {
    }

    internal BroadcastPacket(SocketIOServer server, string nsp, string eventName, object?[] arguments, bool compress, ulong? ackId = null)
    {
        _server = server;
        Namespace = nsp;
        EventName = eventName;
        Arguments = arguments;
        Compress = compress;
        AckId = ackId;
    }

    /// <summary>The namespace's name.</summary>
    public string Namespace { get; }

    /// <summary>The event's name.</summary>
    public string EventName { get; }

    /// <summary>The event's arguments.</summary>
    public IReadOnlyList<object?> Arguments { get; }

    /// <summary>Whether long-polling responses and WebSocket messages may be compressed.</summary>
    public bool Compress { get; }

    internal ulong? AckId { get; }

    /// <summary>What tells a client that comes back where it was; null for what is not kept.</summary>
    internal string? Offset { get; private init; }

    internal object?[] ArgumentArray => (object?[])Arguments;

    /// <summary>The same event for another namespace, whose name is part of the encoding.</summary>
    internal BroadcastPacket For(string nsp) => new(_server, nsp, EventName, ArgumentArray, Compress, AckId);

    /// <summary>The same event, to be acknowledged. The number is this server's own: another may use the same.</summary>
    internal BroadcastPacket WithAck(ulong ackId) => new(_server, Namespace, EventName, ArgumentArray, Compress, ackId);

    /// <summary>The same event with an offset.</summary>
    internal BroadcastPacket WithOffset(string offset) => new(_server, Namespace, EventName, ArgumentArray, Compress, AckId) { Offset = offset };

    /// <summary>The packet as Socket.IO clients read it. An offset is one more argument behind the others.</summary>
    internal OutgoingPacket SocketIO => _socketIO ??=
        PacketEncoding.Event(_server.Encoder, Namespace, AckId, EventName, Offset is null ? ArgumentArray : [.. ArgumentArray, Offset], Compress);

    /// <summary>The frame as clients of the bare WebSocket door read it.</summary>
    internal OutgoingPacket BareFrame => _bare ??= BareFrames.Event(_server.Serializer, AckId, EventName, ArgumentArray);

    private static Namespace CheckNamespace(Namespace ns)
    {
        ArgumentNullException.ThrowIfNull(ns);
        return ns;
    }
}
