using System.Collections.Concurrent;
using Parlance.SocketIO.Engine.Sending;

namespace Parlance.SocketIO;

/// <summary>
/// A namespace: a channel of communication of its own, over connections that all namespaces share.
/// <see href="https://socket.io/docs/v4/namespaces/"/>. Thread-safe.
/// </summary>
public sealed partial class Namespace
{
    private readonly ConcurrentDictionary<string, Socket> _sockets = new(StringComparer.Ordinal);
    private readonly MiddlewareChain<Socket> _middleware = new();
    private readonly MiddlewareChain<Socket> _guards = new();
    private readonly HandlerList<Func<Socket, Task>> _connectionHandlers = new();
    private readonly Lock _lifeGate = new();
    private TaskCompletionSource? _adapterClosed;
    private int _connecting;
    private bool _forgotten;
    private long _ackIds = -1;

    /// <summary>Stands for all children of a parent, for broadcasts. No socket ever joins it.</summary>
    internal Namespace(SocketIOServer server, ParentNamespace family)
    {
        Server = server;
        Name = family.Name;
        Adapter = new ParentAdapter(this, family);
    }

    internal Namespace(SocketIOServer server, string name, ParentNamespace? parent = null)
    {
        Server = server;
        Name = name;
        Parent = parent;
        if (parent is null)
        {
            // The table is for names of the application's choice. A child's comes from a client, who could fill it, or search for collisions.
            server.Names.Add(name);
        }
        else
        {
            _middleware = parent.Middleware.Copy();
            _connectionHandlers = parent.ConnectionHandlers.Copy();
        }

        Adapter = server.Options.Adapter?.Invoke(this)
            ?? (server.Options.ConnectionStateRecovery is null ? new InMemoryAdapter(this) : new SessionAwareAdapter(this));
        Sessions = Adapter as SessionAwareAdapter;
    }

    /// <summary>The name, such as <c>/</c> or <c>/chat</c>.</summary>
    public string Name { get; }

    /// <summary>The server.</summary>
    public SocketIOServer Server { get; }

    /// <summary>The sockets that are connected to this server, by id.</summary>
    public IReadOnlyDictionary<string, Socket> Sockets => _sockets;

    /// <summary>The adapter that keeps the rooms and carries broadcasts.</summary>
    public Adapter Adapter { get; }

    /// <summary>The adapter when it keeps sessions.</summary>
    internal SessionAwareAdapter? Sessions { get; }

    internal ParentNamespace? Parent { get; }

    /// <summary>What it is counted under: a child's own name comes from a client, and whoever keeps the figures keeps one series for each.</summary>
    internal string MetricName => Parent?.Name ?? Name;

    /// <summary>The connected sockets as a broadcast goes through them.</summary>
    internal MemberSet Everyone { get; } = new();

    internal EventHandlers SharedHandlers { get; } = new();

    /// <summary>
    /// Adds a middleware, run for each CONNECT in the order of registration. Refuse by throwing <see cref="ConnectErrorException"/>; any other
    /// exception is logged and refuses with a general message. Returning without having called <c>next</c> refuses too.
    /// </summary>
    public Namespace Use(Func<Socket, Func<Task>, Task> middleware)
    {
        ArgumentNullException.ThrowIfNull(middleware);
        _middleware.Add(middleware);
        return this;
    }

    /// <summary>Adds a handler for each new socket. Its events wait until all these handlers have ended.</summary>
    /// <returns>Removes the handler.</returns>
    public IDisposable OnConnection(Action<Socket> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return OnConnection(socket =>
        {
            handler(socket);
            return Task.CompletedTask;
        });
    }

    /// <inheritdoc cref="OnConnection(Action{Socket})"/>
    public IDisposable OnConnection(Func<Socket, Task> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return _connectionHandlers.Add(handler);
    }

    /// <summary>
    /// Adds a handler for an event of every socket of the namespace: one registration for all of them, where <see cref="Socket.On(string, Func{EventContext, Task}, bool)"/>
    /// is one for each. It runs before the socket's own handlers.
    /// </summary>
    /// <param name="eventName">The event.</param>
    /// <param name="handler">Called with the event.</param>
    /// <param name="concurrent">Whether it starts at once, without waiting for the events before it.</param>
    /// <returns>Removes the handler.</returns>
    public IDisposable OnEvent(string eventName, Func<EventContext, ValueTask> handler, bool concurrent = false)
    {
        ReservedEventNames.Check(eventName);
        ArgumentNullException.ThrowIfNull(handler);
        Server.Names.Add(eventName);
        return SharedHandlers.Add(eventName, new EventHandler(handler, handler, once: false, concurrent));
    }

    /// <summary>Adds a middleware that is not passed over when a session is recovered.</summary>
    internal void Guard(Func<Socket, Func<Task>, Task> guard)
    {
        _middleware.Add(guard);
        _guards.Add(guard);
    }

    /// <summary>Adds a handler for each new socket before those that are there.</summary>
    internal IDisposable OnConnectionFirst(Action<Socket> handler) => _connectionHandlers.Add(
        socket =>
        {
            handler(socket);
            return Task.CompletedTask;
        },
        first: true);

    internal ulong NextAckId() => (ulong)Interlocked.Increment(ref _ackIds);

    /// <summary>Runs the middleware.</summary>
    /// <returns>Null when the socket may connect.</returns>
    internal async ValueTask<ConnectErrorException?> AdmitAsync(Socket socket)
    {
        var middleware = socket.SkipsMiddleware ? _guards : _middleware;
        if (middleware.IsEmpty)
        {
            return null;
        }

        try
        {
            return await middleware.RunAsync(socket).ConfigureAwait(false) ? null : new ConnectErrorException("Not allowed");
        }
        catch (ConnectErrorException refusal)
        {
            return refusal;
        }
        catch (Exception error) when (socket.IsEnd(error))
        {
            // Nobody waits for the answer any more.
            return new ConnectErrorException("Not allowed");
        }
        catch (Exception error) when (ClientFault.Is(error))
        {
            Server.Engine.Log.ClientFailed(error, "connect", Name);
            return new ConnectErrorException("Invalid auth");
        }
        catch (Exception error)
        {
            Server.Engine.Log.MiddlewareFailed(error, Name);
            return new ConnectErrorException("Internal server error");
        }
    }

    /// <summary>Makes the socket a member: it joins the room of its own id, the client is told, then the handlers run.</summary>
    internal void Connect(Socket socket)
    {
        _sockets[socket.Id] = socket;
        Server.Engine.Metrics.SocketConnected(MetricName);
        if (socket.BeginConnected())
        {
            _ = RunConnectionHandlersAsync(socket);
        }
    }

    /// <summary>Makes the socket a member in the place of the one whose session it takes over. The client is told, then the handlers run.</summary>
    internal ResumeOutcome Recover(Socket socket, SocketSession session, string? offset, OutgoingPacket connect)
    {
        _sockets[socket.Id] = socket;
        Server.Engine.Metrics.SocketConnected(MetricName);
        var outcome = Sessions!.Resume(socket, session, offset, connect);
        if (outcome != ResumeOutcome.Resumed)
        {
            Remove(socket);
        }
        else
        {
            socket.EndResumed();
            _ = RunConnectionHandlersAsync(socket);
        }

        return outcome;
    }

    /// <summary>Lets a session wait for its client.</summary>
    internal async Task KeepAsync(SocketSession session)
    {
        try
        {
            await Adapter.PersistSession(session).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            Server.Engine.Log.HookFailed(error, "session", Name);
        }

        ForgetIfEmpty();
    }

    internal void Remove(Socket socket)
    {
        // The id alone does not tell it from the socket that has recovered its session.
        if (_sockets.TryRemove(new KeyValuePair<string, Socket>(socket.Id, socket)))
        {
            Server.Engine.Metrics.SocketDisconnected(MetricName);
        }

        ForgetIfEmpty();
    }

    /// <summary>Holds the namespace for a CONNECT that is being decided.</summary>
    /// <returns>False when it has just been forgotten: look again.</returns>
    internal bool TryHold()
    {
        lock (_lifeGate)
        {
            if (_forgotten)
            {
                return false;
            }

            _connecting++;
            return true;
        }
    }

    internal void ConnectEnded()
    {
        lock (_lifeGate)
        {
            _connecting--;
        }

        ForgetIfEmpty();
    }

    /// <summary>Closes the adapter, once. Whoever asks again waits for the same end.</summary>
    internal Task CloseAdapterAsync()
    {
        var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (Interlocked.CompareExchange(ref _adapterClosed, closed, comparand: null) is { } others)
        {
            return others.Task;
        }

        _ = CloseAdapterAsync(closed);
        return closed.Task;
    }

    private async Task CloseAdapterAsync(TaskCompletionSource closed)
    {
        try
        {
            await Adapter.CloseAsync().ConfigureAwait(false);
        }
        catch (Exception error)
        {
            // An adapter of the application's must not keep the others from being closed.
            Server.Engine.Log.HookFailed(error, "close", Name);
        }

        closed.SetResult();
    }

    private async Task RunConnectionHandlersAsync(Socket socket)
    {
        foreach (var handler in _connectionHandlers.Items)
        {
            try
            {
                await handler(socket).ConfigureAwait(false);
            }
            catch (Exception error) when (ClientFault.Is(error))
            {
                Server.Engine.Log.ClientFailed(error, "connection", Name);
            }
            catch (Exception error)
            {
                Server.Engine.Log.HookFailed(error, "connection", Name);
            }
        }

        socket.EndConnected();
    }

    /// <summary>Forgets a child that has no sockets, and none that may come back.</summary>
    internal void ForgetIfEmpty()
    {
        if (Parent is null || !Server.Options.CleanupEmptyChildNamespaces)
        {
            return;
        }

        lock (_lifeGate)
        {
            if (_forgotten || _connecting > 0 || !_sockets.IsEmpty || Sessions is { HasSessions: true })
            {
                return;
            }

            _forgotten = true;
        }

        Server.Forget(this);
        _ = CloseAdapterAsync();
    }
}
