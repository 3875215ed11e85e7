using Parlance.SocketIO.Protocol;

namespace Parlance.SocketIO;

/// <summary>
/// Keeps a namespace's rooms and carries its broadcasts, in one process or between many:
/// <see href="https://socket.io/docs/v4/adapter/"/>. One instance for each namespace. Implementations are thread-safe and pass the contract
/// suite in <c>Parlance.SocketIO.Testing</c>.
/// </summary>
/// <remarks>
/// Order: a join or leave has taken effect on this server when its task has completed; a broadcast that starts afterwards sees it, and one
/// that started before may or may not.
/// </remarks>
public abstract class Adapter
{
    /// <summary>Makes the adapter of a namespace.</summary>
    protected Adapter(Namespace ns)
    {
        ArgumentNullException.ThrowIfNull(ns);
        Namespace = ns;
    }

    /// <summary>A room has its first member. Socket.IO's <c>create-room</c>.</summary>
    public event Action<string>? RoomCreated;

    /// <summary>A room has lost its last member. Socket.IO's <c>delete-room</c>.</summary>
    public event Action<string>? RoomDeleted;

    /// <summary>A socket (second argument: its id) has joined a room. Socket.IO's <c>join-room</c>.</summary>
    public event Action<string, string>? RoomJoined;

    /// <summary>A socket (second argument: its id) has left a room. Socket.IO's <c>leave-room</c>.</summary>
    public event Action<string, string>? RoomLeft;

    /// <summary>The namespace.</summary>
    public Namespace Namespace { get; }

    /// <summary>The rooms that have members on this server.</summary>
    public abstract IReadOnlyCollection<string> Rooms { get; }

    /// <summary>The ids of a room's members on this server.</summary>
    public abstract IReadOnlyCollection<string> MembersOf(string room);

    /// <summary>The rooms of one of this server's sockets.</summary>
    public abstract IReadOnlyCollection<string> SocketRooms(Socket socket);

    /// <summary>Gives up what the adapter holds. Called once, when the server closes or the namespace is forgotten.</summary>
    public virtual Task CloseAsync() => Task.CompletedTask;

    /// <summary>How many servers there are, this one included.</summary>
    public abstract Task<int> ServerCount();

    /// <summary>Adds a socket to rooms.</summary>
    public abstract Task AddAll(Socket socket, IReadOnlyCollection<string> rooms);

    /// <summary>Takes a socket out of a room.</summary>
    public abstract Task Del(Socket socket, string room);

    /// <summary>Takes a socket out of all its rooms; it joins none any more.</summary>
    public abstract Task DelAll(Socket socket);

    /// <summary>Sends an event to the sockets that the options name.</summary>
    public abstract void Broadcast(BroadcastPacket packet, BroadcastOptions options);

    /// <summary>Sends an event to the sockets that the options name and collects their acknowledgements.</summary>
    public abstract void BroadcastWithAck(BroadcastPacket packet, BroadcastOptions options, BroadcastAck ack);

    /// <summary>The ids of the sockets in any of the rooms, on all servers; all sockets when no room is given.</summary>
    public abstract Task<IReadOnlySet<string>> Sockets(IReadOnlyCollection<string> rooms);

    /// <summary>The sockets that the options name, on all servers.</summary>
    public abstract Task<IReadOnlyList<RemoteSocket>> FetchSockets(BroadcastOptions options);

    /// <summary>Makes the sockets that the options name join rooms.</summary>
    public abstract Task AddSockets(BroadcastOptions options, IReadOnlyCollection<string> rooms);

    /// <summary>Makes the sockets that the options name leave rooms.</summary>
    public abstract Task DelSockets(BroadcastOptions options, IReadOnlyCollection<string> rooms);

    /// <summary>Disconnects the sockets that the options name.</summary>
    public abstract Task DisconnectSockets(BroadcastOptions options, bool close);

    /// <summary>Sends an event to the other servers.</summary>
    public abstract void ServerSideEmit(string eventName, IReadOnlyList<object?> arguments);

    /// <summary>Sends an event to the other servers and waits for each to answer.</summary>
    public abstract Task<IReadOnlyList<Argument>> ServerSideEmitWithAck(string eventName, IReadOnlyList<object?> arguments);

    /// <summary>
    /// Keeps the session of a socket whose connection was lost, for its client to come back to. Called again when an attempt to recover it came to
    /// nothing. Default: it is not kept.
    /// </summary>
    public virtual Task PersistSession(SocketSession session) => Task.CompletedTask;

    /// <summary>Takes out the session with this secret id, once: whoever asks for it next must not find it. Default: there is none.</summary>
    public virtual Task<SocketSession?> RestoreSession(string pid) => Task.FromResult<SocketSession?>(null);

    /// <summary>Tells listeners that a room was made.</summary>
    protected void OnRoomCreated(string room) => Raise(RoomCreated, room);

    /// <summary>Tells listeners that a room has no members any more.</summary>
    protected void OnRoomDeleted(string room) => Raise(RoomDeleted, room);

    /// <summary>Tells listeners that a socket joined a room.</summary>
    protected void OnRoomJoined(string room, string socketId) => Raise(RoomJoined, room, socketId);

    /// <summary>Tells listeners that a socket left a room.</summary>
    protected void OnRoomLeft(string room, string socketId) => Raise(RoomLeft, room, socketId);

    private void Raise(Action<string>? listeners, string room)
    {
        try
        {
            listeners?.Invoke(room);
        }
        catch (Exception error)
        {
            Namespace.Server.Engine.Log.HookFailed(error, "room", Namespace.Name);
        }
    }

    // A socket leaves its rooms when its connection ends, often on a thread where what flies ends the process.
    private void Raise(Action<string, string>? listeners, string room, string socketId)
    {
        try
        {
            listeners?.Invoke(room, socketId);
        }
        catch (Exception error)
        {
            Namespace.Server.Engine.Log.HookFailed(error, "room", Namespace.Name);
        }
    }
}
