using System.Collections.Concurrent;

namespace Parlance.SocketIO.Fixture;

/// <summary>What an adapter tells about its rooms, under Socket.IO's names.</summary>
internal sealed class RoomLog
{
    private readonly ConcurrentQueue<(string Name, string Room)> _log = [];

    public RoomLog(Adapter adapter)
    {
        adapter.RoomCreated += room => _log.Enqueue(("create-room", room));
        adapter.RoomJoined += (room, _) => _log.Enqueue(("join-room", room));
        adapter.RoomLeft += (room, _) => _log.Enqueue(("leave-room", room));
        adapter.RoomDeleted += room => _log.Enqueue(("delete-room", room));
    }

    public string[] About(string room) => [.. _log.Where(entry => string.Equals(entry.Room, room, StringComparison.Ordinal)).Select(entry => entry.Name)];
}
