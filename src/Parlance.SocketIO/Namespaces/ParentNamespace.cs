using System.Text.Json;
using System.Text.RegularExpressions;

namespace Parlance.SocketIO;

/// <summary>
/// A family of namespaces, made when clients connect to a name that a pattern or function accepts:
/// <see href="https://socket.io/docs/v4/namespaces/#dynamic-namespaces"/>. A child takes over the middlewares and connection handlers that are
/// registered when it is made. Thread-safe.
/// </summary>
public sealed class ParentNamespace
{
    private readonly Func<string, JsonElement, CancellationToken, ValueTask<bool>> _accepts;
    private readonly SocketIOServer _server;

    internal ParentNamespace(SocketIOServer server, string name, Func<string, JsonElement, CancellationToken, ValueTask<bool>> accepts, Regex? pattern)
    {
        Pattern = pattern;
        _server = server;
        Name = name;
        _accepts = accepts;
        Everybody = new BroadcastOperator(new Namespace(server, this).Adapter, BroadcastOptions.All);
    }

    /// <summary>A name for logs: <c>/_0</c>, <c>/_1</c> and so on.</summary>
    public string Name { get; }

    /// <summary>The namespaces that there are at the moment.</summary>
    public IReadOnlyList<Namespace> Children => [.. _server.Namespaces.Where(child => child.Parent == this)];

    /// <summary>The pattern; null for a function.</summary>
    internal Regex? Pattern { get; }

    private BroadcastOperator Everybody { get; }

    internal MiddlewareChain<Socket> Middleware { get; } = new();

    internal HandlerList<Func<Socket, Task>> ConnectionHandlers { get; } = new();

    /// <inheritdoc cref="Namespace.Use"/>
    public ParentNamespace Use(Func<Socket, Func<Task>, Task> middleware)
    {
        ArgumentNullException.ThrowIfNull(middleware);
        Middleware.Add(middleware);
        return this;
    }

    /// <inheritdoc cref="Namespace.OnConnection(Action{Socket})"/>
    public IDisposable OnConnection(Action<Socket> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return OnConnection(socket =>
        {
            handler(socket);
            return Task.CompletedTask;
        });
    }

    /// <inheritdoc cref="Namespace.OnConnection(Func{Socket, Task})"/>
    public IDisposable OnConnection(Func<Socket, Task> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return ConnectionHandlers.Add(handler);
    }

    /// <summary>Sends only to sockets that can be written to at once.</summary>
    public BroadcastOperator Volatile => Everybody.Volatile;

    /// <summary>Sends only to sockets of this server.</summary>
    public BroadcastOperator Local => Everybody.Local;

    /// <summary>Reaches the members of a room in every child.</summary>
    public BroadcastOperator To(string room) => Everybody.To(room);

    /// <summary>Reaches the members of several rooms in every child.</summary>
    public BroadcastOperator To(params IEnumerable<string> rooms) => Everybody.To(rooms);

    /// <inheritdoc cref="To(string)"/>
    public BroadcastOperator In(string room) => Everybody.To(room);

    /// <inheritdoc cref="To(IEnumerable{string})"/>
    public BroadcastOperator In(params IEnumerable<string> rooms) => Everybody.To(rooms);

    /// <summary>Leaves out the members of a room in every child.</summary>
    public BroadcastOperator Except(string room) => Everybody.Except(room);

    /// <summary>Leaves out the members of several rooms in every child.</summary>
    public BroadcastOperator Except(params IEnumerable<string> rooms) => Everybody.Except(rooms);

    /// <inheritdoc cref="Namespace.Compress"/>
    public BroadcastOperator Compress(bool compress) => Everybody.Compress(compress);

    /// <summary>Sends an event to every socket of every child. Sockets cannot be fetched, and acknowledgements not collected, this way.</summary>
    /// <exception cref="ArgumentException">The event's name is reserved.</exception>
    public void Emit(string eventName, params ReadOnlySpan<object?> args) => Everybody.Emit(eventName, args);

    /// <summary>Sends the event <c>message</c> to every socket of every child.</summary>
    public void Send(params ReadOnlySpan<object?> args) => Everybody.Emit("message", args);

    /// <summary>Makes every socket of every child join rooms. A child that only another server has is not reached.</summary>
    public Task SocketsJoin(params IEnumerable<string> rooms) => Everybody.SocketsJoin(rooms);

    /// <summary>Makes every socket of every child leave rooms. A child that only another server has is not reached.</summary>
    public Task SocketsLeave(params IEnumerable<string> rooms) => Everybody.SocketsLeave(rooms);

    /// <summary>Disconnects every socket of every child. A child that only another server has is not reached.</summary>
    /// <param name="close">Whether to close the underlying connections too.</param>
    public Task DisconnectSockets(bool close = false) => Everybody.DisconnectSockets(close);

    internal async ValueTask<bool> AcceptsAsync(string name, JsonElement auth)
    {
        try
        {
            return await _accepts(name, auth, _server.Stopping).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            _server.Engine.Log.MiddlewareFailed(error, Name);
            return false;
        }
    }
}
