namespace Parlance.SocketIO;

public sealed partial class Socket
{
    private enum Life : byte
    {
        Connecting,
        Connected,
        Disconnected,
    }

    private readonly HandlerList<Func<DisconnectReason, Task>> _disconnecting = new();
    private readonly HandlerList<Func<DisconnectReason, Task>> _disconnect = new();
    private readonly HandlerList<Action<Exception>> _error = new();
    private readonly Lock _lifeGate = new();
    private volatile Life _life;
    private bool _leaving;
    private DisconnectReason _reason;
    private CancellationTokenSource? _disconnected;

    /// <summary>Cancelled when the socket is disconnected.</summary>
    public CancellationToken Disconnected
    {
        get
        {
            lock (_lifeGate)
            {
                if (_life == Life.Disconnected)
                {
                    return new CancellationToken(canceled: true);
                }

                _disconnected ??= new CancellationTokenSource();
                return _disconnected.Token;
            }
        }
    }

    /// <summary>Disconnects the socket from its namespace, with <c>server namespace disconnect</c>. The client does not reconnect by itself.</summary>
    /// <param name="close">Whether to close the underlying connection too, and with it the client's sockets in other namespaces.</param>
    public void Disconnect(bool close = false)
    {
        if (Recovery is { } recovery)
        {
            Namespace.Sessions!.Revoke(recovery);
        }

        if (_life == Life.Connected)
        {
            _peer.SendDisconnect(this);
            Leave(DisconnectReason.ServerNamespaceDisconnect, description: null, dropEvents: true);
        }

        if (close)
        {
            _peer.DisconnectAll();
        }
    }

    /// <summary>Adds a handler for the moment before the socket leaves its rooms.</summary>
    /// <returns>Removes the handler.</returns>
    public IDisposable OnDisconnecting(Action<DisconnectReason> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return _disconnecting.Add(reason =>
        {
            handler(reason);
            return Task.CompletedTask;
        });
    }

    /// <summary>Adds a handler for the end of the socket. Added after it, the handler is called at once.</summary>
    /// <returns>Removes the handler.</returns>
    public IDisposable OnDisconnect(Action<DisconnectReason> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return OnDisconnect(reason =>
        {
            handler(reason);
            return Task.CompletedTask;
        });
    }

    /// <inheritdoc cref="OnDisconnect(Action{DisconnectReason})"/>
    public IDisposable OnDisconnect(Func<DisconnectReason, Task> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        IDisposable registration;
        lock (_lifeGate)
        {
            registration = _disconnect.Add(handler);
            if (_life != Life.Disconnected)
            {
                return registration;
            }
        }

        _ = RunHookAsync(handler, _reason, "disconnect");
        return registration;
    }

    /// <summary>Adds a handler for what a socket middleware threw, and for invalid packets.</summary>
    /// <returns>Removes the handler.</returns>
    public IDisposable OnError(Action<Exception> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return _error.Add(handler);
    }

    internal void RaiseError(Exception error)
    {
        foreach (var handler in _error.Items)
        {
            try
            {
                handler(error);
            }
            catch (Exception thrown)
            {
                Server.Engine.Log.HookFailed(thrown, "error", Namespace.Name);
            }
        }
    }

    /// <summary>Joins the room of its own id and tells the client.</summary>
    /// <returns>False when the connection has ended meanwhile.</returns>
    internal bool BeginConnected()
    {
        bool ended;
        lock (_lifeGate)
        {
            ended = _leaving;
            if (!ended)
            {
                _life = Life.Connected;
            }
        }

        if (ended)
        {
            Cleanup();
            return false;
        }

        _ = Join(Id);
        if (Recovery is { } recovery)
        {
            Namespace.Sessions!.Joins(recovery);
        }

        Namespace.Everyone.TryAdd(this);
        _peer.SendConnected(this);
        CleanupIfGone();
        return true;
    }

    /// <summary>It has taken a session over, and its client has been told.</summary>
    internal void EndResumed() => CleanupIfGone();

    /// <summary>Makes it connected, for which the adapter does the rest.</summary>
    /// <returns>False when the connection has ended meanwhile.</returns>
    internal bool TryBecomeConnected()
    {
        lock (_lifeGate)
        {
            if (_leaving || _life == Life.Disconnected)
            {
                return false;
            }

            _life = Life.Connected;
            return true;
        }
    }

    /// <summary>Whether its disconnecting handlers have been called, or are about to be.</summary>
    internal bool IsLeaving
    {
        get
        {
            lock (_lifeGate)
            {
                return _leaving;
            }
        }
    }

    /// <summary>The client left, or its connection ended. What it sent before is still handled.</summary>
    internal void OnClose(DisconnectReason reason, string? description) => Leave(reason, description, dropEvents: false);

    /// <summary>Whether an exception only says that the client has gone.</summary>
    internal bool IsEnd(Exception error) => _life == Life.Disconnected && error is OperationCanceledException or SocketDisconnectedException;

    /// <summary>The connection went away before the middleware had decided, or the middleware refused it. May be called again.</summary>
    internal void Abandon()
    {
        CancellationTokenSource? disconnected;
        lock (_lifeGate)
        {
            _life = Life.Disconnected;
            disconnected = _disconnected;
        }

        _ = Namespace.Adapter.DelAll(this);
        _acks?.Close();
        Cancel(disconnected);
    }

    private void Leave(DisconnectReason reason, string? description, bool dropEvents)
    {
        CancellationTokenSource? disconnected;
        Func<DisconnectReason, Task>[] handlers;
        lock (_lifeGate)
        {
            if (_leaving || _life == Life.Disconnected)
            {
                return;
            }

            _leaving = true;
        }

        SocketSession? session = null;
        if (_life == Life.Connected)
        {
            RunHooks(_disconnecting.Items, reason, "disconnecting");
            session = reason.IsRecoverable && Recovery is { } recovery ? Namespace.Sessions!.Hold(this, recovery) : null;
        }

        lock (_lifeGate)
        {
            _reason = reason;
            DisconnectDescription = description;
            _life = Life.Disconnected;
            disconnected = _disconnected;
            handlers = _disconnect.Items;
        }

        Cleanup();
        if (dropEvents)
        {
            DropBacklog();
        }

        Cancel(disconnected);
        RunHooks(handlers, reason, "disconnect");

        // Last: whoever recovers it does so behind the handlers of its end.
        if (session is not null)
        {
            _ = Namespace.KeepAsync(session);
        }
    }

    /// <summary>More about why, such as what was wrong with a packet.</summary>
    public string? DisconnectDescription { get; private set; }

    /// <summary>Closed meanwhile on another thread: what that did too early is done again.</summary>
    private void CleanupIfGone()
    {
        if (_life == Life.Disconnected)
        {
            Cleanup();
        }
    }

    private void Cleanup()
    {
        try
        {
            _ = Namespace.Adapter.DelAll(this);
        }
        catch (Exception error)
        {
            // An adapter of the application's must not keep the rest from being cleaned up.
            Server.Engine.Log.HookFailed(error, "leave", Namespace.Name);
        }

        Namespace.Everyone.Remove(this, closeIfEmpty: false);
        Namespace.Remove(this);
        _peer.Remove(this);
        _acks?.Close();
    }

    private void Cancel(CancellationTokenSource? disconnected)
    {
        try
        {
            disconnected?.Cancel();
        }
        catch (AggregateException error)
        {
            // The application's callbacks. This may be the thread of a timer, where what flies ends the process.
            Server.Engine.Log.HookFailed(error, "cancellation", Namespace.Name);
        }
    }

    private void RunHooks(Func<DisconnectReason, Task>[] handlers, DisconnectReason reason, string hook)
    {
        foreach (var handler in handlers)
        {
            _ = RunHookAsync(handler, reason, hook);
        }
    }

    private async Task RunHookAsync(Func<DisconnectReason, Task> handler, DisconnectReason reason, string hook)
    {
        // Counted, so that a server that closes waits for what the application still writes about its clients.
        var turn = Server.RunningEvents.Started();
        try
        {
            await handler(reason).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            Server.Engine.Log.HookFailed(error, hook, Namespace.Name);
        }
        finally
        {
            Server.RunningEvents.Ended(turn);
        }
    }
}
