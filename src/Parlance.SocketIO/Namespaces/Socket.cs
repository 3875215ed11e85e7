using System.Collections.Concurrent;
using System.Security.Claims;
using System.Security.Cryptography;
using Parlance.SocketIO.Recovery;

namespace Parlance.SocketIO;

/// <summary>
/// A client in a namespace: <see href="https://socket.io/docs/v4/server-socket-instance/"/>. Thread-safe.
/// </summary>
public sealed partial class Socket
{
    // Twenty characters, as the Node.js server's: its sharded Redis adapter tells sockets' own rooms from others by that length.
    private const int IdRandomBytes = 15;

    private readonly SocketPeer _peer;
    private ConcurrentDictionary<string, object?>? _data;
    private ClaimsPrincipal? _user;

    internal Socket(Namespace ns, SocketPeer peer, Handshake handshake, SocketSession? session = null)
    {
        Namespace = ns;
        _peer = peer;
        Handshake = handshake;
        Id = session?.Id ?? (peer.Conn.Protocol == 3 ? V3Id(ns.Name, peer.Conn) : NewId());
        if (ns.Sessions is { } sessions && peer.CanComeBack)
        {
            Recovery = new SocketRecovery(Id, session);
            sessions.Made(Recovery);
        }
    }

    /// <summary>
    /// The public id: random, and not the connection's secret id. That of a client of Socket.IO v2 is the secret id, behind the namespace's name
    /// unless that is <c>/</c>: see <see cref="EngineOptions.AllowEIO3"/>.
    /// </summary>
    public string Id { get; }

    /// <summary>The namespace.</summary>
    public Namespace Namespace { get; }

    /// <summary>The server.</summary>
    public SocketIOServer Server => Namespace.Server;

    /// <summary>How the socket came.</summary>
    public Handshake Handshake { get; }

    /// <summary>The connection that carries it, with the sockets that the same client has in other namespaces.</summary>
    public EngineSocket Conn => _peer.Conn;

    /// <summary>Who it is: the user of the HTTP request that made the connection, until a middleware sets another.</summary>
    public ClaimsPrincipal User
    {
        get => System.Threading.Volatile.Read(ref _user) ?? Conn.Request.User;
        set => System.Threading.Volatile.Write(ref _user, value);
    }

    /// <summary>Whatever the application keeps with the socket. Seen by <see cref="RemoteSocket.Data"/>. Thread-safe.</summary>
    public IDictionary<string, object?> Data => _data ?? Interlocked.CompareExchange(ref _data, new ConcurrentDictionary<string, object?>(StringComparer.Ordinal), comparand: null) ?? _data;

    /// <summary>Whether <see cref="Data"/> was ever asked for.</summary>
    internal bool HasData => _data is not null;

    /// <summary>The application's services; not a scope of its own.</summary>
    public IServiceProvider Services => Server.Services;

    /// <summary>The rooms that it is in, that of its own id among them.</summary>
    public IReadOnlyCollection<string> Rooms => Namespace.Adapter.SocketRooms(this);

    /// <summary>Whether it is connected to its namespace.</summary>
    public bool Connected => _life == Life.Connected;

    /// <summary>
    /// Whether the client has come back to the session that it had: same <see cref="Id"/>, rooms and <see cref="Data"/>, and it has been sent what it
    /// missed. <see href="https://socket.io/docs/v4/connection-state-recovery"/>
    /// </summary>
    public bool Recovered { get; private set; }

    /// <summary>Whether only guards are asked before it is connected.</summary>
    internal bool SkipsMiddleware { get; set; }

    /// <summary>Null when the socket's session is not kept.</summary>
    internal SocketRecovery? Recovery { get; }

    internal SocketRoomNames RoomNames { get; } = new();

    /// <inheritdoc/>
    public override string ToString() => $"{Namespace.Name}#{Id}";

    /// <summary>Joins rooms: <see href="https://socket.io/docs/v4/rooms/"/>. When the task has completed, broadcasts to them reach it.</summary>
    public Task Join(params IEnumerable<string> rooms)
    {
        ArgumentNullException.ThrowIfNull(rooms);
        string[] names = [.. rooms];
        foreach (var room in names)
        {
            ArgumentNullException.ThrowIfNull(room, nameof(rooms));
        }

        return Namespace.Adapter.AddAll(this, names);
    }

    /// <summary>Joins a room.</summary>
    public Task Join(string room)
    {
        ArgumentNullException.ThrowIfNull(room);
        return Namespace.Adapter.AddAll(this, [room]);
    }

    /// <summary>Leaves a room.</summary>
    public Task Leave(string room)
    {
        ArgumentNullException.ThrowIfNull(room);
        return Namespace.Adapter.Del(this, room);
    }

    /// <summary>Gives back what the application kept with the socket. What a middleware has set since stays.</summary>
    internal void TakeOver(SocketSession session)
    {
        foreach (var (key, value) in session.Data)
        {
            Data.TryAdd(key, value);
        }

        Recovered = true;
    }

    // What such a client takes for its id without being told.
    private static string V3Id(string nsp, EngineSocket conn) => nsp is "/" ? conn.Id : $"{nsp}#{conn.Id}";

    private static string NewId()
    {
        Span<byte> random = stackalloc byte[IdRandomBytes];
        RandomNumberGenerator.Fill(random);
        return System.Buffers.Text.Base64Url.EncodeToString(random);
    }
}
