using Microsoft.AspNetCore.Server.Kestrel.Core;
using Parlance.SocketIO.Engine.WebSockets.Handover;

namespace Parlance.SocketIO;

/// <summary>Saves memory where many WebSockets are open.</summary>
public static class SocketIOListenOptionsExtensions
{
    /// <summary>
    /// Lets the WebSockets of an endpoint go on without HTTP once they are open: what HTTP keeps for a connection, the request with its features,
    /// is given back, about a third of what an idle connection costs. For the application, the request ends with its 101.
    /// </summary>
    /// <remarks>
    /// After <c>UseHttps</c>, where there is TLS; before it, and on HTTP/2, WebSockets stay as they are. Likewise where
    /// <see cref="KestrelServerLimits.MaxConcurrentUpgradedConnections"/> is set: Kestrel counts a connection as upgraded only while its request
    /// lasts. Concurrency limiters and the gauge of upgraded connections no longer see such WebSockets; <c>socketio.connections</c> does.
    /// </remarks>
    /// <param name="listen">The endpoint.</param>
    /// <returns>The endpoint.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="listen"/> is null.</exception>
    public static ListenOptions UseSocketIO(this ListenOptions listen)
    {
        ArgumentNullException.ThrowIfNull(listen);
        listen.Use(next => connection =>
            listen.KestrelServerOptions.Limits.MaxConcurrentUpgradedConnections is null ? ConnectionHandover.ServeAsync(connection, next) : next(connection));
        return listen;
    }
}
