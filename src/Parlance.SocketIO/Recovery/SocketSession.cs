using System.Security.Claims;
using Parlance.SocketIO.Recovery;

namespace Parlance.SocketIO;

/// <summary>
/// What is left of a socket whose connection was lost, until its client comes back. Rooms change when the server moves sockets meanwhile
/// (<see cref="BroadcastOperator.SocketsJoin"/>, <see cref="BroadcastOperator.SocketsLeave"/>).
/// </summary>
public sealed class SocketSession
{
    private readonly Dictionary<string, long> _since = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource _left = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _connected;

    internal SocketSession(Socket socket, string pid)
    {
        Id = socket.Id;
        Pid = pid;
        Data = new Dictionary<string, object?>(socket.Data, StringComparer.Ordinal);
        User = socket.User;
        Binding = SessionBinding.Of(socket);
        DisconnectedAt = socket.Server.Engine.Time.GetUtcNow();
        DisconnectedMs = socket.Server.Engine.Wheel.NowMs;
    }

    /// <summary>The id that the socket had, and gets again.</summary>
    public string Id { get; }

    /// <summary>The rooms that it gets back, that of its own id among them.</summary>
    public IReadOnlyCollection<string> Rooms
    {
        get
        {
            lock (_since)
            {
                return [.. _since.Keys];
            }
        }
    }

    /// <summary>What the application kept with the socket.</summary>
    public IReadOnlyDictionary<string, object?> Data { get; }

    /// <summary>Who it was.</summary>
    public ClaimsPrincipal User { get; }

    /// <summary>When the connection was lost.</summary>
    public DateTimeOffset DisconnectedAt { get; }

    internal string Pid { get; }

    internal SessionBinding Binding { get; }

    internal long DisconnectedMs { get; }

    /// <inheritdoc cref="SocketRecovery.Made"/>
    internal long Made { get; private set; }

    /// <inheritdoc cref="SocketRecovery.LastSent"/>
    internal long LastSent { get; private set; }

    /// <summary>The position of the first packet that the connection has not been given.</summary>
    internal long Unsent { get; private set; }

    /// <summary>Taken away while it was being recovered, or left behind.</summary>
    internal bool Revoked { get; set; }

    /// <summary>Whether the socket was, or would have been, among those that a packet was sent to.</summary>
    internal bool Gets(LoggedPacket packet)
    {
        var (rooms, except) = (packet.Options.Rooms, packet.Options.Except);
        return (rooms.Count == 0 ? packet.Position >= _connected : WasInAny(rooms, packet.Position)) && !WasInAny(except, packet.Position);
    }

    /// <summary>Whether an operator that names rooms names this session.</summary>
    internal bool IsIn(BroadcastOptions options) =>
        (options.Rooms.Count == 0 || WasInAny(options.Rooms, long.MaxValue)) && !WasInAny(options.Except, long.MaxValue);

    internal void Join(IEnumerable<string> rooms, long position)
    {
        lock (_since)
        {
            foreach (var room in rooms)
            {
                _since.TryAdd(room, position);
            }
        }
    }

    internal void Leave(IEnumerable<string> rooms)
    {
        lock (_since)
        {
            foreach (var room in rooms)
            {
                _since.Remove(room);
            }
        }
    }

    /// <summary>Completed when the socket that had it has left.</summary>
    internal Task Left => _left.Task;

    internal void HasLeft() => _left.TrySetResult();

    /// <summary>Notes what the log must know of the socket that leaves.</summary>
    internal void CopyFrom(SocketRecovery recovery, IEnumerable<string> rooms, long position)
    {
        Made = recovery.Made;
        LastSent = recovery.LastSent;
        Unsent = recovery.Unsent ?? position;
        _connected = recovery.Connected;
        lock (_since)
        {
            foreach (var room in rooms)
            {
                _since[room] = recovery.Since.GetValueOrDefault(room, position);
            }
        }
    }

    /// <summary>Gives a socket that takes the session over what the log must know of it.</summary>
    internal void CopyTo(SocketRecovery recovery)
    {
        recovery.Made = Made;
        recovery.Connected = _connected;
        recovery.LastSent = LastSent;
        lock (_since)
        {
            foreach (var (room, position) in _since)
            {
                recovery.Since[room] = position;
            }
        }
    }

    private bool WasInAny(IReadOnlyList<string> rooms, long position)
    {
        if (rooms.Count == 0)
        {
            return false;
        }

        lock (_since)
        {
            foreach (var room in rooms)
            {
                if (_since.TryGetValue(room, out var since) && since <= position)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
