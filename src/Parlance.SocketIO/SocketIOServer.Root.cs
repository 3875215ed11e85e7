using Parlance.SocketIO.Protocol;

namespace Parlance.SocketIO;

// The members of the namespace "/", on the server itself, as in Socket.IO.
public sealed partial class SocketIOServer
{
    /// <inheritdoc cref="Namespace.Volatile"/>
    public BroadcastOperator Volatile => Sockets.Volatile;

    /// <inheritdoc cref="Namespace.Local"/>
    public BroadcastOperator Local => Sockets.Local;

    /// <inheritdoc cref="Namespace.Use"/>
    public SocketIOServer Use(Func<Socket, Func<Task>, Task> middleware)
    {
        Sockets.Use(middleware);
        return this;
    }

    /// <inheritdoc cref="Namespace.OnConnection(Action{Socket})"/>
    public IDisposable OnConnection(Action<Socket> handler) => Sockets.OnConnection(handler);

    /// <inheritdoc cref="Namespace.OnConnection(Func{Socket, Task})"/>
    public IDisposable OnConnection(Func<Socket, Task> handler) => Sockets.OnConnection(handler);

    /// <inheritdoc cref="Namespace.To(string)"/>
    public BroadcastOperator To(string room) => Sockets.To(room);

    /// <inheritdoc cref="Namespace.To(IEnumerable{string})"/>
    public BroadcastOperator To(params IEnumerable<string> rooms) => Sockets.To(rooms);

    /// <inheritdoc cref="Namespace.To(string)"/>
    public BroadcastOperator In(string room) => Sockets.To(room);

    /// <inheritdoc cref="Namespace.To(IEnumerable{string})"/>
    public BroadcastOperator In(params IEnumerable<string> rooms) => Sockets.To(rooms);

    /// <inheritdoc cref="Namespace.Except(string)"/>
    public BroadcastOperator Except(string room) => Sockets.Except(room);

    /// <inheritdoc cref="Namespace.Except(IEnumerable{string})"/>
    public BroadcastOperator Except(params IEnumerable<string> rooms) => Sockets.Except(rooms);

    /// <inheritdoc cref="Namespace.Compress"/>
    public BroadcastOperator Compress(bool compress) => Sockets.Compress(compress);

    /// <inheritdoc cref="Namespace.Timeout"/>
    public BroadcastOperator Timeout(TimeSpan timeout) => Sockets.Timeout(timeout);

    /// <inheritdoc cref="Namespace.Emit"/>
    public void Emit(string eventName, params ReadOnlySpan<object?> args) => Sockets.Emit(eventName, args);

    /// <inheritdoc cref="Namespace.Send"/>
    public void Send(params ReadOnlySpan<object?> args) => Sockets.Send(args);

    /// <inheritdoc cref="Namespace.EmitWithAck{T}"/>
    public Task<IReadOnlyList<T?>> EmitWithAck<T>(string eventName, params ReadOnlySpan<object?> args) => Sockets.EmitWithAck<T>(eventName, args);

    /// <inheritdoc cref="Namespace.FetchSockets"/>
    public Task<IReadOnlyList<RemoteSocket>> FetchSockets() => Sockets.FetchSockets();

    /// <inheritdoc cref="Namespace.SocketsJoin"/>
    public Task SocketsJoin(params IEnumerable<string> rooms) => Sockets.SocketsJoin(rooms);

    /// <inheritdoc cref="Namespace.SocketsLeave"/>
    public Task SocketsLeave(params IEnumerable<string> rooms) => Sockets.SocketsLeave(rooms);

    /// <inheritdoc cref="Namespace.DisconnectSockets"/>
    public Task DisconnectSockets(bool close = false) => Sockets.DisconnectSockets(close);

    /// <inheritdoc cref="Namespace.ServerSideEmit"/>
    public void ServerSideEmit(string eventName, params ReadOnlySpan<object?> args) => Sockets.ServerSideEmit(eventName, args);

    /// <inheritdoc cref="Namespace.ServerSideEmitWithAck"/>
    public Task<IReadOnlyList<Argument>> ServerSideEmitWithAck(string eventName, params ReadOnlySpan<object?> args) => Sockets.ServerSideEmitWithAck(eventName, args);

    /// <inheritdoc cref="Namespace.OnServerSideEmit"/>
    public IDisposable OnServerSideEmit(string eventName, Func<ServerSideEvent, Task> handler) => Sockets.OnServerSideEmit(eventName, handler);
}
