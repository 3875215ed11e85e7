namespace Parlance.SocketIO.Protocol;

/// <summary>
/// The seven packet types of <see href="https://socket.io/docs/v4/socket-io-protocol/">Socket.IO protocol 5</see>.
/// On the wire a type is the digit of its value.
/// </summary>
public enum PacketType : byte
{
    /// <summary>Asks to join a namespace, and the answer that grants it.</summary>
    Connect,

    /// <summary>Leaves a namespace.</summary>
    Disconnect,

    /// <summary>An event with its arguments.</summary>
    Event,

    /// <summary>The acknowledgement of an event.</summary>
    Ack,

    /// <summary>The server's refusal of a <see cref="Connect"/>.</summary>
    ConnectError,

    /// <summary>An event with binary attachments. A decoded one is reported as <see cref="Event"/>.</summary>
    BinaryEvent,

    /// <summary>An acknowledgement with binary attachments. A decoded one is reported as <see cref="Ack"/>.</summary>
    BinaryAck,
}
