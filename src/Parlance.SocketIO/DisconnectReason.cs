namespace Parlance.SocketIO;

/// <summary>
/// Why a socket was disconnected, in the words of the Node.js server: <see href="https://socket.io/docs/v4/server-socket-instance/#disconnect"/>.
/// </summary>
/// <param name="Value">The word.</param>
public readonly record struct DisconnectReason(string Value)
{
    /// <summary>The server called <see cref="Socket.Disconnect"/>.</summary>
    public static DisconnectReason ServerNamespaceDisconnect { get; } = new("server namespace disconnect");

    /// <summary>The client called <c>socket.disconnect()</c>.</summary>
    public static DisconnectReason ClientNamespaceDisconnect { get; } = new("client namespace disconnect");

    /// <summary>The server is being closed.</summary>
    public static DisconnectReason ServerShuttingDown { get; } = new("server shutting down");

    /// <summary>The server closed the underlying connection: the client broke the protocol, or joined no namespace in time.</summary>
    public static DisconnectReason ForcedServerClose { get; } = new("forced server close");

    /// <summary>The application closed the <see cref="EngineSocket"/>.</summary>
    public static DisconnectReason ForcedClose { get; } = new("forced close");

    /// <summary>The client did not answer a ping in time.</summary>
    public static DisconnectReason PingTimeout { get; } = new("ping timeout");

    /// <summary>The connection was closed: the page was left, or the network changed.</summary>
    public static DisconnectReason TransportClose { get; } = new("transport close");

    /// <summary>The connection failed, or broke the transport's rules.</summary>
    public static DisconnectReason TransportError { get; } = new("transport error");

    /// <summary>The client sent an invalid packet.</summary>
    public static DisconnectReason ParseError { get; } = new("parse error");

    /// <summary>The client did not read what it was sent. Not a reason of the Node.js server, which lets the buffer grow.</summary>
    public static DisconnectReason SendBufferFull { get; } = new("send buffer full");

    /// <summary>Whether the client may come back to its session: the connection was lost, and nobody meant it.</summary>
    internal bool IsRecoverable =>
        this == TransportClose || this == TransportError || this == PingTimeout || this == ForcedClose || this == ForcedServerClose
        || this == ServerShuttingDown || this == SendBufferFull;

    /// <inheritdoc/>
    public override string ToString() => Value;
}
