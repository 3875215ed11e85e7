using Parlance.SocketIO.Engine.Sending;
using Parlance.SocketIO.Engine.Timing;
using Parlance.SocketIO.Recovery;

namespace Parlance.SocketIO;

/// <summary>
/// The adapter of a single server that recovers connections: it keeps the packets that were sent lately, and the sessions whose connections were
/// lost. The default when <see cref="SocketIOOptions.ConnectionStateRecovery"/> is set. An adapter between servers that can keep sessions where all of
/// them find them builds on it.
/// </summary>
/// <remarks>
/// The packets of a namespace are logged and handed to its connections in one order, under one gate, so that a client's offset tells exactly what it
/// has not had. Nothing of the application's runs while the gate is held.
/// </remarks>
public partial class SessionAwareAdapter : InMemoryAdapter
{
    private readonly Lock _gate = new();
    private readonly ConnectionStateRecoveryOptions _options;
    private readonly PacketOffsets _offsets = new();
    private readonly PacketLog _log;
    private readonly SessionStore _sessions;
    private bool _sweeping;
    private bool _closed;

    /// <summary>Makes the adapter of a namespace.</summary>
    /// <exception cref="InvalidOperationException">The server does not recover connections.</exception>
    public SessionAwareAdapter(Namespace ns)
        : base(ns)
    {
        _options = ns.Server.Options.ConnectionStateRecovery
            ?? throw new InvalidOperationException("A session-aware adapter needs SocketIOOptions.ConnectionStateRecovery.");
        _log = new PacketLog(ns.Server.RecoveryBudget!);
        _sessions = new SessionStore(ns.Server.RecoveryBudget!);
    }

    /// <summary>Whether sessions are kept, or are being left or recovered.</summary>
    internal bool HasSessions => _sessions.Count > 0;

    private TimerWheel Wheel => Namespace.Server.Engine.Wheel;

    private long DurationMs => (long)_options.MaxDisconnectionDuration.TotalMilliseconds;

    /// <inheritdoc/>
    public override Task CloseAsync()
    {
        lock (_gate)
        {
            _closed = true;
            _log.DropBefore(long.MaxValue);
            _sessions.DropBefore(long.MaxValue);
        }

        return base.CloseAsync();
    }

    /// <inheritdoc/>
    public override Task AddAll(Socket socket, IReadOnlyCollection<string> rooms)
    {
        ArgumentNullException.ThrowIfNull(socket);
        ArgumentNullException.ThrowIfNull(rooms);
        if (socket.Recovery is { } recovery)
        {
            lock (_gate)
            {
                foreach (var room in rooms)
                {
                    recovery.Since.TryAdd(room, _log.Next);
                }
            }
        }

        return base.AddAll(socket, rooms);
    }

    /// <inheritdoc/>
    public override Task Del(Socket socket, string room)
    {
        ArgumentNullException.ThrowIfNull(socket);
        if (socket.Recovery is { } recovery)
        {
            lock (_gate)
            {
                recovery.Since.Remove(room);
            }
        }

        return base.Del(socket, room);
    }

    /// <inheritdoc/>
    public override void Broadcast(BroadcastPacket packet, BroadcastOptions options)
    {
        ArgumentNullException.ThrowIfNull(packet);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Volatile || packet.AckId is not null)
        {
            base.Broadcast(packet, options);
            return;
        }

        var numbered = packet.WithOffset(_offsets.Next(out var id));
        var encoded = numbered.SocketIO;
        foreach (var socket in Select(options))
        {
            socket.TellOfBroadcast(packet);
        }

        Socket[] sockets;
        SendOutcome[] outcomes;
        lock (_gate)
        {
            var logged = Log(id, encoded, options);
            sockets = Select(options);
            outcomes = new SendOutcome[sockets.Length];
            for (var index = 0; index < sockets.Length; index++)
            {
                outcomes[index] = sockets[index] is { Connected: true, Recovery: { } recovery } socket ? Give(socket, recovery, logged) : SendOutcome.Dropped;
            }
        }

        for (var index = 0; index < sockets.Length; index++)
        {
            if (sockets[index].Recovery is null)
            {
                // A client of the bare door: it recovers nothing.
                sockets[index].SendUntold(packet, options.Flags);
            }
            else
            {
                sockets[index].Conn.Tell(encoded, outcomes[index]);
            }
        }
    }

    /// <summary>Disconnects the sockets that the options name, and takes away the sessions that they have left behind.</summary>
    public override Task DisconnectSockets(BroadcastOptions options, bool close)
    {
        // The sessions first: one that is taken up meanwhile is a socket by the time that those are looked at.
        ForSessions(options, session => _sessions.Revoke(session));
        Namespace.ForgetIfEmpty();
        return base.DisconnectSockets(options, close);
    }

    /// <summary>Makes the sockets that the options name join rooms, and those whose sessions wait for them.</summary>
    public override Task AddSockets(BroadcastOptions options, IReadOnlyCollection<string> rooms)
    {
        ForSessions(options, session => session.Join(rooms, _log.Next));
        return base.AddSockets(options, rooms);
    }

    /// <summary>Makes the sockets that the options name leave rooms, and those whose sessions wait for them.</summary>
    public override Task DelSockets(BroadcastOptions options, IReadOnlyCollection<string> rooms)
    {
        ForSessions(options, session => session.Leave(rooms));
        return base.DelSockets(options, rooms);
    }

    /// <summary>Sends an event to one socket, as a broadcast to the room of its own id would be sent.</summary>
    internal void EmitTo(Socket socket, SocketRecovery recovery, BroadcastPacket packet, SendFlags flags)
    {
        var options = new BroadcastOptions { Rooms = [socket.Id], Compress = !flags.HasFlag(SendFlags.NoCompress) };
        var encoded = packet.WithOffset(_offsets.Next(out var id)).SocketIO;
        SendOutcome outcome;
        lock (_gate)
        {
            if (recovery.Session is { Revoked: false } && !socket.Connected)
            {
                (recovery.Early ??= []).Add((encoded, id, options));
                return;
            }

            outcome = Give(socket, recovery, Log(id, encoded, options));
        }

        socket.Conn.Tell(encoded, outcome);
    }

    /// <summary>With the gate held.</summary>
    private static SendOutcome Give(Socket socket, SocketRecovery recovery, LoggedPacket logged)
    {
        var outcome = socket.Conn.Queue(logged.Packet, logged.Flags);
        if (outcome == SendOutcome.Dropped)
        {
            recovery.Unsent ??= logged.Position;
        }
        else
        {
            recovery.LastSent = logged.Id;
        }

        return outcome;
    }

    /// <summary>With the gate held.</summary>
    private LoggedPacket Log(long id, OutgoingPacket packet, BroadcastOptions options)
    {
        var logged = _log.Append(id, packet, options, Wheel.NowMs);
        Sweep();
        return logged;
    }

    private void ForSessions(BroadcastOptions options, Action<SocketSession> action)
    {
        ArgumentNullException.ThrowIfNull(options);
        lock (_gate)
        {
            foreach (var session in _sessions.Where(options))
            {
                action(session);
            }
        }
    }

    /// <summary>Sees to it that what is too old goes away. With the gate held.</summary>
    private void Sweep()
    {
        if (!_sweeping && !_closed && Earlier(_log.OldestMs, _sessions.OldestMs) is { } oldest)
        {
            _sweeping = true;

            // Not for each packet of a busy namespace.
            Wheel.Add(new Sweeper(this), Math.Max(oldest + DurationMs, Wheel.NowMs + (DurationMs / 8)));
        }
    }

    private static long? Earlier(long? one, long? other) => one is null || other < one ? other : one;

    private void DropOld()
    {
        lock (_gate)
        {
            var oldest = Wheel.NowMs - DurationMs;
            _log.DropBefore(oldest);
            _sessions.DropBefore(oldest);
            _sweeping = false;
            Sweep();
        }

        Namespace.ForgetIfEmpty();
    }

    private sealed class Sweeper(SessionAwareAdapter adapter) : WheelItem
    {
        protected internal override long OnDue(long nowMs)
        {
            RunApart(static adapter => adapter.DropOld(), adapter);
            return Done;
        }
    }
}
