using Parlance.SocketIO.Engine.Sending;
using Parlance.SocketIO.Recovery;

namespace Parlance.SocketIO;

/*
 * A session's way: Hold, when its socket begins to leave, so that whoever disconnects that socket's rooms finds it from then on; PersistSession, when
 * the socket has left and its handlers have been told, from which on its client may have it; RestoreSession, which takes it out, so that of two
 * connections with one pid only one gets it; Resume, or PersistSession again when the attempt came to nothing.
 */
public partial class SessionAwareAdapter
{
    /// <inheritdoc/>
    public override Task PersistSession(SocketSession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        lock (_gate)
        {
            if (_closed)
            {
                _sessions.RemoveBetween(session);
            }
            else
            {
                _sessions.Keep(session);
                Sweep();
            }
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override async Task<SocketSession?> RestoreSession(string pid)
    {
        ArgumentNullException.ThrowIfNull(pid);
        while (true)
        {
            Task? left;
            lock (_gate)
            {
                if (_sessions.TryTake(pid, out var session) && IsOver(session))
                {
                    _sessions.Revoke(session);
                    session = null;
                }

                if (session is not null || !_sessions.IsBeingLeft(pid, out left))
                {
                    return session;
                }
            }

            await left.ConfigureAwait(false);
        }
    }

    /// <summary>Where the log is when a socket is made.</summary>
    internal void Made(SocketRecovery recovery)
    {
        lock (_gate)
        {
            recovery.Made = _log.Next;
        }
    }

    /// <summary>A new socket becomes a member of the namespace.</summary>
    internal void Joins(SocketRecovery recovery)
    {
        lock (_gate)
        {
            recovery.Connected = _log.Next;
        }
    }

    /// <summary>What is left of a socket that begins to leave; null when the server has disconnected it.</summary>
    internal SocketSession? Hold(Socket socket, SocketRecovery recovery)
    {
        var session = new SocketSession(socket, recovery.Pid);
        var rooms = socket.RoomNames.Snapshot();
        lock (_gate)
        {
            if (recovery.Revoked || _closed)
            {
                return null;
            }

            session.CopyFrom(recovery, rooms, _log.Next);
            recovery.Session = session;
            _sessions.AddBetween(session);
            return session;
        }
    }

    /// <summary>The server disconnects a socket: its session goes too, whether it has been left behind already or will be.</summary>
    internal void Revoke(SocketRecovery recovery)
    {
        lock (_gate)
        {
            recovery.Revoked = true;
            if (recovery.Session is { } session)
            {
                _sessions.Revoke(session);
            }
        }
    }

    /// <summary>Gives a session to the socket of its client: the rooms, then on the wire what was missed, and CONNECT.</summary>
    internal ResumeOutcome Resume(Socket socket, SocketSession session, string? offset, OutgoingPacket connect)
    {
        var recovery = socket.Recovery!;
        var rooms = session.Rooms;
        lock (_gate)
        {
            session.CopyTo(recovery);
        }

        _ = AddAll(socket, rooms);
        List<(OutgoingPacket Packet, SendOutcome Outcome)>? sent;
        lock (_gate)
        {
            if (session.Revoked || recovery.Revoked || IsOver(session) || Missed(session, offset) is not { } missed)
            {
                return ResumeOutcome.Gone;
            }

            if (!socket.TryBecomeConnected())
            {
                return ResumeOutcome.Ended;
            }

            _sessions.RemoveBetween(session);
            recovery.Session = null;
            Namespace.Everyone.TryAdd(socket);
            sent = [.. missed.Select(packet => (packet.Packet, Give(socket, recovery, packet)))];
            foreach (var (packet, id, options) in recovery.Early ?? [])
            {
                sent.Add((packet, Give(socket, recovery, Log(id, packet, options))));
            }

            recovery.Early = null;
            sent.Add((connect, socket.Conn.Queue(connect, SendFlags.None)));
        }

        foreach (var (packet, outcome) in sent)
        {
            socket.Conn.Tell(packet, outcome);
        }

        Align(socket, rooms, session.Rooms);
        return ResumeOutcome.Resumed;
    }

    /// <summary>Rooms that the server has moved the session to or from while it was being given over.</summary>
    private void Align(Socket socket, IReadOnlyCollection<string> joined, IReadOnlyCollection<string> wanted)
    {
        _ = AddAll(socket, [.. wanted.Except(joined, StringComparer.Ordinal)]);
        foreach (var room in joined.Except(wanted, StringComparer.Ordinal))
        {
            _ = Del(socket, room);
        }
    }

    /// <summary>What the client has not had; null when that is not known any more, or too much. With the gate held.</summary>
    private List<LoggedPacket>? Missed(SocketSession session, string? offset)
    {
        long from;
        if (offset is null)
        {
            // The client has processed nothing at all.
            from = session.LastSent == 0 ? session.Unsent : session.Made;
        }
        else if (!_offsets.TryParse(offset, out var id))
        {
            return null;
        }
        else if (id == session.LastSent)
        {
            // All that was sent has come, however long ago.
            from = session.Unsent;
        }
        else if (_log.TryFind(id, out var position))
        {
            from = position + 1;
        }
        else
        {
            return null;
        }

        // With what the client is sent besides it must not run into the limit for slow readers.
        var engine = Namespace.Server.Options;
        return _log.Missed(session, from, engine.SendBufferPacketsMax / 2, engine.SendBufferBytesMax / 2);
    }

    private bool IsOver(SocketSession session) => _closed || Wheel.NowMs - session.DisconnectedMs > DurationMs;
}

/// <summary>What came of an attempt to recover a session.</summary>
internal enum ResumeOutcome : byte
{
    Resumed,

    /// <summary>The session has been taken away, or it is not known any more what its client has missed.</summary>
    Gone,

    /// <summary>The new connection has ended too.</summary>
    Ended,
}
