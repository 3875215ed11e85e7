using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Parlance.Kestrel.Epoll.Connections;
using Parlance.Kestrel.Epoll.Loops;

namespace Parlance.Kestrel.Epoll;

/// <summary>Makes Kestrel's listeners for TCP. Everything else, and every system but Linux on x64 and arm64, is left to the transport before it.</summary>
internal sealed class EpollTransportFactory : IConnectionListenerFactory, IConnectionListenerFactorySelector
{
    private readonly Lock _gate = new();
    private readonly EpollTransportOptions _options;
    private readonly SocketTransportOptions _sockets;
    private readonly IMemoryPoolFactory<byte> _pools;
    private readonly EpollLog _log;
    private LoopGroup? _group;
    private ConnectionPipes? _pipes;
    private bool _fellBack;

    public EpollTransportFactory(
        IOptions<EpollTransportOptions> options, IOptions<SocketTransportOptions> sockets, IMemoryPoolFactory<byte> pools, ILoggerFactory loggers)
    {
        _options = options.Value;
        _sockets = sockets.Value;
        _pools = pools;
        _log = new EpollLog(loggers.CreateLogger("Parlance.Kestrel.Epoll"));
    }

    public bool CanBind(EndPoint endpoint)
    {
        if (endpoint is not IPEndPoint)
        {
            return false;
        }

        lock (_gate)
        {
            if (_fellBack)
            {
                return false;
            }

            if (_options.WhyUnavailable() is { } reason)
            {
                _fellBack = true;
                _log.FallsBack(reason);
                return false;
            }

            return true;
        }
    }

    public ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default)
    {
        var socket = Listen(endpoint);
        var (group, pipes) = Use();
        var listener = new EpollListener(socket, group, pipes, _log);
        listener.Start();
        _log.Bound(group.Loops.Length, listener.EndPoint.ToString()!);
        return ValueTask.FromResult<IConnectionListener>(listener);
    }

    private Socket Listen(EndPoint endpoint)
    {
        Socket? socket = null;
        try
        {
            // What an application sets on the listening socket for Kestrel's own transport holds here too. Accepted sockets inherit it.
            socket = _sockets.CreateBoundListenSocket(endpoint);
            socket.NoDelay = _options.NoDelay;
            socket.Listen(_options.Backlog);
            return socket;
        }
        catch (SocketException error)
        {
            socket?.Dispose();
            throw error.SocketErrorCode == SocketError.AddressAlreadyInUse ? new AddressInUseException(error.Message, error) : error;
        }
    }

    /// <summary>Loops to listen with: those that there are, or new ones after the last have ended.</summary>
    private (LoopGroup Group, ConnectionPipes Pipes) Use()
    {
        lock (_gate)
        {
            if (_group is null || !_group.TryUse())
            {
                _group = new LoopGroup(_options, _log);
                _pipes = new ConnectionPipes(_group, _options, _pools.Create(new MemoryPoolOptions { Owner = "epoll" }), _log);
            }

            return (_group, _pipes!);
        }
    }
}
