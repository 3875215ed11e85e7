using System.Collections.Concurrent;
using Parlance.SocketIO.Protocol;

namespace Parlance.SocketIO;

/// <summary>The adapter of a single server. Adapters between servers build on it for their own sockets.</summary>
public class InMemoryAdapter(Namespace ns) : Adapter(ns)
{
    private readonly ConcurrentDictionary<string, MemberSet> _rooms = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override IReadOnlyCollection<string> Rooms => new RoomNames(_rooms);

    /// <inheritdoc/>
    public override IReadOnlyCollection<string> MembersOf(string room) => [.. Members(room).Select(static socket => socket.Id)];

    /// <inheritdoc/>
    public override IReadOnlyCollection<string> SocketRooms(Socket socket)
    {
        ArgumentNullException.ThrowIfNull(socket);
        return socket.RoomNames.Snapshot();
    }

    /// <inheritdoc/>
    public override Task<int> ServerCount() => Task.FromResult(1);

    /// <inheritdoc/>
    public override Task AddAll(Socket socket, IReadOnlyCollection<string> rooms)
    {
        ArgumentNullException.ThrowIfNull(socket);
        ArgumentNullException.ThrowIfNull(rooms);
        foreach (var room in rooms)
        {
            var created = false;
            if (socket.RoomNames.TryAdd(room, () => created = Join(socket, room)))
            {
                if (created)
                {
                    OnRoomCreated(room);
                }

                OnRoomJoined(room, socket.Id);
            }
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task Del(Socket socket, string room)
    {
        ArgumentNullException.ThrowIfNull(socket);
        var deleted = false;
        if (socket.RoomNames.TryRemove(room, () => deleted = Leave(socket, room)))
        {
            OnRoomLeft(room, socket.Id);
            if (deleted)
            {
                OnRoomDeleted(room);
            }
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task DelAll(Socket socket)
    {
        ArgumentNullException.ThrowIfNull(socket);
        foreach (var room in socket.RoomNames.Close())
        {
            var deleted = Leave(socket, room);
            OnRoomLeft(room, socket.Id);
            if (deleted)
            {
                OnRoomDeleted(room);
            }
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override void Broadcast(BroadcastPacket packet, BroadcastOptions options)
    {
        ArgumentNullException.ThrowIfNull(packet);
        ArgumentNullException.ThrowIfNull(options);
        var flags = options.Flags;
        foreach (var socket in Aim(options, out var but))
        {
            if (socket != but)
            {
                socket.SendBroadcast(packet, flags);
            }
        }
    }

    /// <inheritdoc/>
    public override void BroadcastWithAck(BroadcastPacket packet, BroadcastOptions options, BroadcastAck ack)
    {
        ArgumentNullException.ThrowIfNull(packet);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(ack);
        var asked = packet.AckId is null ? packet.WithAck(Namespace.NextAckId()) : packet;

        // A socket may be in a room before it is connected: a middleware put it there.
        Socket[] sockets = [.. Select(options).Where(static socket => socket.Connected)];

        // Told first: an answer may be there before the last socket has been sent to.
        ack.ClientCount(sockets.Length);
        var flags = options.Flags;
        foreach (var socket in sockets)
        {
            socket.SendBroadcastWithAck(asked, flags, ack);
        }
    }

    /// <inheritdoc/>
    public override Task<IReadOnlySet<string>> Sockets(IReadOnlyCollection<string> rooms)
    {
        ArgumentNullException.ThrowIfNull(rooms);
        IReadOnlySet<string> ids = Select(new BroadcastOptions { Rooms = [.. rooms] }).Select(static socket => socket.Id).ToHashSet(StringComparer.Ordinal);
        return Task.FromResult(ids);
    }

    /// <inheritdoc/>
    public override Task<IReadOnlyList<RemoteSocket>> FetchSockets(BroadcastOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        IReadOnlyList<RemoteSocket> sockets = [.. Select(options).Select(static socket => new RemoteSocket(socket))];
        return Task.FromResult(sockets);
    }

    /// <inheritdoc/>
    public override async Task AddSockets(BroadcastOptions options, IReadOnlyCollection<string> rooms)
    {
        ArgumentNullException.ThrowIfNull(options);
        foreach (var socket in Select(options))
        {
            await socket.Join(rooms).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public override async Task DelSockets(BroadcastOptions options, IReadOnlyCollection<string> rooms)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(rooms);
        foreach (var socket in Select(options))
        {
            foreach (var room in rooms)
            {
                await socket.Leave(room).ConfigureAwait(false);
            }
        }
    }

    /// <inheritdoc/>
    public override Task DisconnectSockets(BroadcastOptions options, bool close)
    {
        ArgumentNullException.ThrowIfNull(options);
        foreach (var socket in Select(options))
        {
            socket.Disconnect(close);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override void ServerSideEmit(string eventName, IReadOnlyList<object?> arguments)
    {
        // There is no other server.
    }

    /// <inheritdoc/>
    public override Task<IReadOnlyList<Argument>> ServerSideEmitWithAck(string eventName, IReadOnlyList<object?> arguments) =>
        Task.FromResult<IReadOnlyList<Argument>>([]);

    /// <summary>This server's connected sockets that the options name, each once.</summary>
    protected Socket[] Select(BroadcastOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var sockets = Aim(options, out var but);
        return but is not null && Array.IndexOf(sockets, but) is >= 0 and var at ? [.. sockets.AsSpan(0, at), .. sockets.AsSpan(at + 1)] : sockets;
    }

    /// <summary>
    /// The same, but for one that is to be left out: nearly always the sender, for whose sake nothing has to be copied.
    /// </summary>
    private Socket[] Aim(BroadcastOptions options, out Socket? but)
    {
        but = null;
        if (options.Rooms.Count <= 1 && options.Except.Count <= 1)
        {
            var without = options.Except.Count == 0 ? [] : Members(options.Except[0]);
            if (without.Length <= 1)
            {
                but = without.Length == 0 ? null : without[0];
                return options.Rooms.Count == 0 ? Namespace.Everyone.Snapshot : Members(options.Rooms[0]);
            }
        }

        return Combine(options);
    }

    private Socket[] Combine(BroadcastOptions options)
    {
        var seen = new HashSet<Socket>();
        foreach (var room in options.Except)
        {
            seen.UnionWith(Members(room));
        }

        var selected = new List<Socket>();
        IEnumerable<Socket[]> groups = options.Rooms.Count == 0 ? [Namespace.Everyone.Snapshot] : options.Rooms.Select(Members);
        foreach (var group in groups)
        {
            foreach (var socket in group)
            {
                if (seen.Add(socket))
                {
                    selected.Add(socket);
                }
            }
        }

        return [.. selected];
    }

    private Socket[] Members(string room) => _rooms.TryGetValue(room, out var members) ? members.Snapshot : [];

    /// <returns>Whether the room is new.</returns>
    private bool Join(Socket socket, string room)
    {
        while (true)
        {
            if (_rooms.TryGetValue(room, out var members))
            {
                // Closed just now by its last member: the entry goes away in a moment.
                if (members.TryAdd(socket))
                {
                    return false;
                }

                _rooms.TryRemove(new KeyValuePair<string, MemberSet>(room, members));
                continue;
            }

            members = new MemberSet();
            members.TryAdd(socket);
            if (_rooms.TryAdd(room, members))
            {
                return true;
            }
        }
    }

    /// <returns>Whether the room is gone.</returns>
    private bool Leave(Socket socket, string room)
    {
        if (!_rooms.TryGetValue(room, out var members) || !members.Remove(socket, closeIfEmpty: true))
        {
            return false;
        }

        _rooms.TryRemove(new KeyValuePair<string, MemberSet>(room, members));
        return true;
    }

    private sealed class RoomNames(ConcurrentDictionary<string, MemberSet> rooms) : IReadOnlyCollection<string>
    {
        public int Count => rooms.Count;

        public IEnumerator<string> GetEnumerator() => rooms.Select(static room => room.Key).GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
