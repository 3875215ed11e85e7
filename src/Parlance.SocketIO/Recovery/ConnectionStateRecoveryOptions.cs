namespace Parlance.SocketIO;

/// <summary>
/// Connection state recovery: <see href="https://socket.io/docs/v4/connection-state-recovery"/>. What is kept lies in memory, so that it ends with
/// the process. The limits count for all namespaces of a server together.
/// </summary>
public sealed class ConnectionStateRecoveryOptions
{
    /// <summary>How long a session, and a packet, is kept. Default 2 minutes.</summary>
    public TimeSpan MaxDisconnectionDuration { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Whether the middleware of <see cref="Namespace.Use"/> is passed over when a session is recovered. Default true. It runs all the same when the auth
    /// object is not the one with which the session began; guards of gateways are always asked.
    /// </summary>
    public bool SkipMiddlewares { get; set; } = true;

    /// <summary>
    /// Decides last whether a session is recovered; false, or an exception, which is logged, gives the client a new one. The socket is not connected yet:
    /// its handshake is the new one, its user the one that it would have. Default null: all may be.
    /// </summary>
    public Func<Socket, SocketSession, ValueTask<bool>>? AllowRecovery { get; set; }

    /// <summary>How many sessions of lost connections are kept. Default 10,000; the oldest of the namespace makes room.</summary>
    public int SessionsMax { get; set; } = 10_000;

    /// <summary>
    /// How many packets are kept. Default 10,000; the oldest of the namespace makes room, and who has not had it by then gets a new session.
    /// </summary>
    public int PacketsMax { get; set; } = 10_000;

    /// <summary>How many bytes these packets may have together, 200 for the bookkeeping of each counted. Default 16 MiB.</summary>
    public long PacketBytesMax { get; set; } = 16 * 1024 * 1024;
}
