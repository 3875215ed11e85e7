using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace Parlance.SocketIO.Engine.WebSockets.Handover;

/// <summary>
/// Takes a connection from HTTP when one of its requests has become a WebSocket. HTTP works on pipes whose completion is passed over once they are
/// taken, and on a heartbeat that forgets it; so nothing holds what it has made for the connection any more.
/// </summary>
internal sealed class ConnectionHandover : IDuplexPipe, IConnectionHeartbeatFeature
{
    private readonly ConnectionContext _connection;
    private readonly IDuplexPipe _transport;
    private readonly Lock _gate = new();
    private List<(Action<object> Action, object State)>? _heartbeats = [];
    private Func<Task>? _goOn;

    private ConnectionHandover(ConnectionContext connection)
    {
        _connection = connection;
        _transport = connection.Transport;
        Input = new KeptReader(_transport.Input, this);
        Output = new KeptWriter(_transport.Output, this);
    }

    /// <summary>What HTTP reads.</summary>
    public PipeReader Input { get; }

    /// <summary>What HTTP writes to.</summary>
    public PipeWriter Output { get; }

    /// <summary>Whether the connection is no longer HTTP's.</summary>
    public bool IsTaken { get; private set; }

    /// <summary>Serves a connection, first by what comes next, and then by whoever has taken it.</summary>
    public static async Task ServeAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        if (await ServeHttpAsync(connection, next).ConfigureAwait(false) is { } goOn)
        {
            await goOn().ConfigureAwait(false);
        }
    }

    /// <summary>Takes the connection of an upgraded request.</summary>
    /// <returns>False when HTTP stands on other pipes, such as those of TLS.</returns>
    public bool TryTake(HttpContext context)
    {
        if (!ReferenceEquals(_connection.Transport, this))
        {
            return false;
        }

        if (context.Features.Get<IHttpMinResponseDataRateFeature>() is { } rate)
        {
            // Nobody would watch it later on.
            rate.MinDataRate = null;
        }

        IsTaken = true;
        return true;
    }

    /// <summary>The frames of the connection, which was taken.</summary>
    public FrameConnection Frames(long messageBytesMax) =>
        new PipeFrameConnection(_transport.Input, _transport.Output, messageBytesMax, new ConnectionHost(_connection)) { Handover = this };

    /// <summary>Says what is to follow when the request has ended.</summary>
    public void GoOn(Func<Task> serve) => _goOn = serve;

    void IConnectionHeartbeatFeature.OnHeartbeat(Action<object> action, object state)
    {
        lock (_gate)
        {
            _heartbeats?.Add((action, state));
        }
    }

    private static async Task<Func<Task>?> ServeHttpAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        var handover = new ConnectionHandover(connection);
        var heartbeat = connection.Features.Get<IConnectionHeartbeatFeature>();
        heartbeat?.OnHeartbeat(static handover => ((ConnectionHandover)handover).Beat(), handover);
        connection.Features.Set<IConnectionHeartbeatFeature>(handover);
        connection.Features.Set(handover);
        connection.Transport = handover;
        try
        {
            await next(connection).ConfigureAwait(false);
        }
        finally
        {
            connection.Transport = handover._transport;
            connection.Features.Set<ConnectionHandover>(null);
            connection.Features.Set(heartbeat);
            lock (handover._gate)
            {
                handover._heartbeats = null;
            }
        }

        var goOn = handover._goOn;
        handover._goOn = null;
        return goOn;
    }

    private void Beat()
    {
        lock (_gate)
        {
            foreach (var (action, state) in _heartbeats ?? [])
            {
                action(state);
            }
        }
    }
}
