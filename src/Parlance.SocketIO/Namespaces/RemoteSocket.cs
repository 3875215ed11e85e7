namespace Parlance.SocketIO;

/// <summary>
/// A socket that may be connected to another server of the cluster: <see href="https://socket.io/docs/v4/server-api/#remotesocket"/>.
/// What it knows is of the moment it was fetched. Thread-safe.
/// </summary>
public sealed class RemoteSocket
{
    private readonly BroadcastOperator _operator;

    /// <summary>Describes a socket of another server. For adapters.</summary>
    public RemoteSocket(Adapter adapter, string id, Handshake? handshake, IReadOnlyCollection<string> rooms, IReadOnlyDictionary<string, object?> data)
    {
        ArgumentNullException.ThrowIfNull(adapter);
        Id = id;
        Handshake = handshake;
        Rooms = rooms;
        Data = data;
        _operator = new BroadcastOperator(adapter, new BroadcastOptions { Rooms = [id] });
    }

    internal RemoteSocket(Socket socket)
        : this(socket.Namespace.Adapter, socket.Id, socket.Handshake, socket.Rooms, new Dictionary<string, object?>(socket.Data, StringComparer.Ordinal))
    {
    }

    /// <summary>The socket's id.</summary>
    public string Id { get; }

    /// <summary>How it came; null when its server does not tell.</summary>
    public Handshake? Handshake { get; }

    /// <summary>The rooms that it is in.</summary>
    public IReadOnlyCollection<string> Rooms { get; }

    /// <summary>A copy of its <see cref="Socket.Data"/>.</summary>
    public IReadOnlyDictionary<string, object?> Data { get; }

    /// <summary>Sends it an event.</summary>
    public void Emit(string eventName, params ReadOnlySpan<object?> args) => _operator.Emit(eventName, args);

    /// <summary>Sends it an event and waits for the acknowledgement.</summary>
    /// <exception cref="BroadcastAckException">None came in time.</exception>
    public async Task<T?> EmitWithAck<T>(string eventName, object? payload, TimeSpan timeout)
    {
        var responses = await _operator.Timeout(timeout).EmitWithAck<T>(eventName, payload).ConfigureAwait(false);
        return responses.Count > 0 ? responses[0] : throw new SocketDisconnectedException();
    }

    /// <summary>Makes it join rooms.</summary>
    public Task Join(params IEnumerable<string> rooms) => _operator.SocketsJoin(rooms);

    /// <summary>Makes it leave a room.</summary>
    public Task Leave(string room) => _operator.SocketsLeave(room);

    /// <summary>Disconnects it.</summary>
    /// <param name="close">Whether to close the underlying connection too.</param>
    public Task Disconnect(bool close = false) => _operator.DisconnectSockets(close);
}
