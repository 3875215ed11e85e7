using Parlance.SocketIO.Protocol;

namespace Parlance.SocketIO;

/// <summary>Sends to one socket with modifiers. Immutable: each step makes a new one.</summary>
public readonly struct SocketEmitter
{
    private readonly Socket _socket;
    private readonly SendFlags _flags;
    private readonly TimeSpan? _timeout;

    internal SocketEmitter(Socket socket, SendFlags flags, TimeSpan? timeout)
    {
        _socket = socket;
        _flags = flags;
        _timeout = timeout;
    }

    /// <summary>Sends only if it can leave at once: no poll waits for an answer, or a flush is pending, and it is dropped.</summary>
    public SocketEmitter Volatile => new(_socket, _flags | SendFlags.Volatile, _timeout);

    /// <summary>Reaches everybody in the namespace but this socket.</summary>
    public BroadcastOperator Broadcast => _socket.Others(new BroadcastOptions
    {
        Volatile = _flags.HasFlag(SendFlags.Volatile),
        Compress = !_flags.HasFlag(SendFlags.NoCompress),
        Timeout = _timeout,
    });

    /// <summary>Allows or forbids compression of the long-polling response, or of the WebSocket message where <see cref="EngineOptions.PerMessageDeflate"/> is set.</summary>
    public SocketEmitter Compress(bool compress) => new(_socket, compress ? _flags & ~SendFlags.NoCompress : _flags | SendFlags.NoCompress, _timeout);

    /// <summary>Sets how long the acknowledgement is waited for. An infinite time lasts as long as the client is connected.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is neither positive nor infinite.</exception>
    public SocketEmitter Timeout(TimeSpan timeout) => new(_socket, _flags, AckTime.Of(timeout));

    /// <inheritdoc cref="Socket.To(string)"/>
    public BroadcastOperator To(string room) => Broadcast.To(room);

    /// <inheritdoc cref="Socket.Except(string)"/>
    public BroadcastOperator Except(string room) => Broadcast.Except(room);

    /// <inheritdoc cref="Socket.Emit"/>
    public void Emit(string eventName, params ReadOnlySpan<object?> args) => _socket.EmitCore(eventName, args, _flags);

    /// <inheritdoc cref="Socket.Send"/>
    public void Send(params ReadOnlySpan<object?> args) => _socket.EmitCore("message", args, _flags);

    /// <summary>Sends an event and waits for the acknowledgement.</summary>
    /// <returns>The acknowledgement's first argument.</returns>
    /// <exception cref="AckTimeoutException">None came in time.</exception>
    /// <exception cref="SocketDisconnectedException">The client went away.</exception>
    /// <exception cref="System.Text.Json.JsonException">The answer does not fit the type.</exception>
    public Task<T?> EmitWithAck<T>(string eventName, params ReadOnlySpan<object?> args) =>
        _socket.FirstAsync<T>(_socket.EmitWithAckCore(eventName, args, _flags, _timeout, CancellationToken.None));

    /// <summary>Sends an event and waits for the acknowledgement, with all its arguments.</summary>
    /// <inheritdoc cref="EmitWithAck{T}"/>
    public Task<ArgumentList> EmitWithAck(string eventName, params ReadOnlySpan<object?> args) =>
        _socket.EmitWithAckCore(eventName, args, _flags, _timeout, CancellationToken.None);
}
