using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;

namespace Parlance.SocketIO.Engine.WebSockets;

/// <summary>Whose pipes a WebSocket runs on: who can drop it, and tells of its end.</summary>
internal abstract class FrameHost
{
    /// <summary>Cancelled when the connection has ended.</summary>
    public abstract CancellationToken Ended { get; }

    /// <summary>Drops the connection.</summary>
    public abstract void Abort();
}

/// <summary>A request that lasts as long as its WebSocket.</summary>
internal sealed class RequestHost(HttpContext context) : FrameHost
{
    public override CancellationToken Ended => context.RequestAborted;

    public override void Abort() => context.Abort();
}

/// <summary>A connection that was taken from HTTP.</summary>
internal sealed class ConnectionHost(ConnectionContext connection) : FrameHost
{
    public override CancellationToken Ended => connection.ConnectionClosed;

    public override void Abort() => connection.Abort();
}
