using System.IO.Pipelines;
using System.Net;
using System.Threading.Channels;
using Microsoft.AspNetCore.Connections;

namespace Parlance.Bench.Micro.InMemory;

/// <summary>A transport for Kestrel without sockets: a connection is two pipes, and whoever writes into one runs its reader on the spot.</summary>
/// <remarks>Its memory is from Kestrel's own pool, as a socket's is: what the shared one cannot keep would be counted as allocated.</remarks>
internal sealed class MemoryTransport(IMemoryPoolFactory<byte> pools) : IConnectionListenerFactory, IConnectionListener
{
    private readonly PipeOptions _inline = new(pools.Create(), PipeScheduler.Inline, PipeScheduler.Inline, useSynchronizationContext: false);
    private readonly Channel<ConnectionContext> _connections = Channel.CreateUnbounded<ConnectionContext>();

    public EndPoint EndPoint { get; private set; } = new IPEndPoint(IPAddress.Loopback, 0);

    /// <summary>Makes a connection and returns the client's end of it.</summary>
    public IDuplexPipe Connect()
    {
        var (input, output) = (new Pipe(_inline), new Pipe(_inline));
        var (server, client) = (new DuplexPipe(input.Reader, output.Writer), new DuplexPipe(output.Reader, input.Writer));
        var connection = new DefaultConnectionContext(Guid.CreateVersion7().ToString(), server, client) { LocalEndPoint = EndPoint, RemoteEndPoint = EndPoint };
        return _connections.Writer.TryWrite(connection) ? client : throw new InvalidOperationException("The server has stopped.");
    }

    public ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default)
    {
        EndPoint = endpoint;
        return new(this);
    }

    public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default) =>
        await _connections.Reader.WaitToReadAsync(cancellationToken) && _connections.Reader.TryRead(out var connection) ? connection : null;

    public ValueTask UnbindAsync(CancellationToken cancellationToken = default)
    {
        _connections.Writer.TryComplete();
        return default;
    }

    public ValueTask DisposeAsync() => default;

    private sealed record DuplexPipe(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
