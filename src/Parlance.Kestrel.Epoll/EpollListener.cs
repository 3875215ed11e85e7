using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Threading.Channels;
using Microsoft.AspNetCore.Connections;
using Parlance.Kestrel.Epoll.Connections;
using Parlance.Kestrel.Epoll.Loops;
using Parlance.Kestrel.Epoll.Native;

namespace Parlance.Kestrel.Epoll;

/// <summary>Accepts on one loop, and gives each connection to the loop with the fewest.</summary>
internal sealed class EpollListener : IConnectionListener, ILoopItem
{
    // So many are accepted in one turn; the rest in the next, after other connections had theirs.
    private const int TurnMax = 64;

    // So many wait for the server to take them; the rest stays with the system, whose backlog ends at last.
    private const int WaitingMax = 1_024;

    private readonly Socket _socket;
    private readonly int _descriptor;
    private readonly LoopGroup _group;
    private readonly EpollLoop _loop;
    private readonly ConnectionPipes _pipes;
    private readonly EpollLog _log;
    private readonly Channel<EpollConnection> _accepted = Channel.CreateUnbounded<EpollConnection>(new UnboundedChannelOptions { SingleWriter = true });
    private readonly IPEndPoint? _local;
    private readonly long _descriptorsEnd = Descriptors.End();
    private readonly TaskCompletionSource _unbound = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ulong _key;
    private bool _paused;
    private bool _isShort;
    private bool _ended;
    private int _unbinding;

    public EpollListener(Socket socket, LoopGroup group, ConnectionPipes pipes, EpollLog log)
    {
        _socket = socket;
        _descriptor = (int)socket.Handle;
        _group = group;
        _loop = group.First;
        _pipes = pipes;
        _log = log;
        EndPoint = socket.LocalEndPoint!;

        // Bound to one address, all its connections have it; otherwise each is asked for its own.
        _local = EndPoint is IPEndPoint { Address: var address } bound && !address.Equals(IPAddress.Any) && !address.Equals(IPAddress.IPv6Any) ? bound : null;
        _ = Libc.Control(_descriptor, Libc.SetFlags, Libc.Control(_descriptor, Libc.GetFlags, 0) | Libc.NonBlocking);
    }

    public EndPoint EndPoint { get; }

    string ILoopItem.Name => EndPoint.ToString()!;

    public void Start() => _loop.Schedule(new LoopWork(static listener => ((EpollListener)listener!).StartOnLoop(), this, IsCode: false));

    public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default)
    {
        while (await _accepted.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (_accepted.Reader.TryRead(out var connection))
            {
                if (Volatile.Read(ref _paused) && _accepted.Reader.Count == 0)
                {
                    Resume();
                }

                return connection;
            }
        }

        return null;
    }

    // Takes a moment, also for a server that has no time left.
    public async ValueTask UnbindAsync(CancellationToken cancellationToken = default)
    {
        if (Interlocked.Exchange(ref _unbinding, 1) == 0)
        {
            _loop.Schedule(new LoopWork(static listener => ((EpollListener)listener!).EndOnLoop(), this, IsCode: false));
        }

        await _unbound.Task.ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        await UnbindAsync().ConfigureAwait(false);
        while (_accepted.Reader.TryRead(out var connection))
        {
            connection.Abort();
            await connection.DisposeAsync().ConfigureAwait(false);
        }
    }

    void ILoopItem.OnReady(Readiness readiness)
    {
        for (var count = 0; count < TurnMax && AcceptOne(); count++)
        {
            if (_accepted.Reader.Count >= WaitingMax)
            {
                Pause();
                return;
            }
        }
    }

    private void StartOnLoop() => _key = _loop.Register(this, _descriptor, Readiness.In);

    private unsafe bool AcceptOne()
    {
        var address = stackalloc byte[Native.SocketAddress.LengthMax];
        var length = Native.SocketAddress.LengthMax;
        var descriptor = Libc.Accept(_descriptor, address, &length, Libc.NonBlocking | Libc.CloseOnExec);
        if (descriptor < 0)
        {
            var error = Marshal.GetLastPInvokeError();
            if (Errno.IsShortage(error))
            {
                OnShortage(error);
                return false;
            }

            // Of a connection that ended before it was accepted the next knows nothing.
            return error is Errno.Interrupted or Errno.ConnectionAborted;
        }

        // A listener that accepts is in use, so the loops live.
        _ = _group.TryUse();
        var loop = _group.Quietest();
        Interlocked.Increment(ref loop.Connections);
        var remote = Native.SocketAddress.Parse(new ReadOnlySpan<byte>(address, length));
        var connection = new EpollConnection(_group, loop, _pipes, descriptor, _local ?? Native.SocketAddress.OfSocket(descriptor), remote);
        connection.Start();
        _accepted.Writer.TryWrite(connection);
        if (descriptor >= _descriptorsEnd)
        {
            OnShortage(Errno.TooManyFiles);
            return false;
        }

        return true;
    }

    private void OnShortage(int error)
    {
        _log.CannotAccept(error);
        _isShort = true;
        Pause();
        _loop.Retry(RetryOnLoop);
    }

    private void Pause()
    {
        Volatile.Write(ref _paused, true);
        _loop.Await(_descriptor, _key, Readiness.None);
    }

    private void Resume() => _loop.Schedule(new LoopWork(static listener => ((EpollListener)listener!).ResumeOnLoop(), this, IsCode: false));

    private void RetryOnLoop()
    {
        if (_ended)
        {
            return;
        }

        if (Descriptors.IsAnyFree(_descriptorsEnd))
        {
            _isShort = false;
            ResumeOnLoop();
        }
        else
        {
            _loop.Retry(RetryOnLoop);
        }
    }

    private void ResumeOnLoop()
    {
        if (_paused && !_ended && !_isShort)
        {
            _paused = false;
            _loop.Await(_descriptor, _key, Readiness.In);
        }
    }

    private void EndOnLoop()
    {
        _ended = true;
        _loop.Forget(_key);
        _loop.Ignore(_descriptor);
        _socket.Dispose();
        _accepted.Writer.TryComplete();
        _unbound.TrySetResult();
        _group.Release();
    }
}
