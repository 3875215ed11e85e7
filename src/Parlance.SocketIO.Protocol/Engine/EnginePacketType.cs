namespace Parlance.SocketIO.Protocol;

/// <summary>
/// The seven packet types of <see href="https://socket.io/docs/v4/engine-io-protocol/">Engine.IO protocol 4</see>.
/// On the wire a type is the digit of its value.
/// </summary>
public enum EnginePacketType : byte
{
    /// <summary>The server's handshake, its first packet.</summary>
    Open,

    /// <summary>The transport may be closed.</summary>
    Close,

    /// <summary>The heartbeat, sent by the server since protocol 4; also the upgrade's probe.</summary>
    Ping,

    /// <summary>The answer to <see cref="Ping"/>.</summary>
    Pong,

    /// <summary>A payload for the layer above; the only type that may be binary.</summary>
    Message,

    /// <summary>Completes an upgrade to another transport.</summary>
    Upgrade,

    /// <summary>Nothing; releases a pending poll during an upgrade.</summary>
    Noop,
}
