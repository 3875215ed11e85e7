using Parlance.SocketIO;

namespace Parlance.Chat.Lobby;

/// <summary>
/// One connection of a person who has entered. Its events follow one another, but the end of the connection waits for none of them: whoever
/// adds a room learns here that it is too late.
/// </summary>
internal sealed class Visit(Socket socket, Resident resident)
{
    private const string Key = "lobby:visit";
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Room> _rooms = new(StringComparer.Ordinal);
    private bool _ended;

    public Socket Socket => socket;

    public Resident Resident => resident;

    public Person Person => resident.Person;

    public int RoomCount
    {
        get
        {
            lock (_gate)
            {
                return _rooms.Count;
            }
        }
    }

    /// <summary>Notes a room that was joined. False when the visit has ended: whoever joined it has to leave it again.</summary>
    public bool TryNote(Room room)
    {
        lock (_gate)
        {
            if (!_ended)
            {
                _rooms[room.Id] = room;
            }

            return !_ended;
        }
    }

    public void Forget(Room room)
    {
        lock (_gate)
        {
            _rooms.Remove(room.Id);
        }
    }

    public Room? FindRoom(string? roomId)
    {
        lock (_gate)
        {
            return roomId is null ? null : _rooms.GetValueOrDefault(roomId);
        }
    }

    public Room RequireRoom(string? roomId) => FindRoom(roomId) ?? throw ChatError.NotMember();

    /// <summary>Ends the visit and returns the rooms that are to be left; null when it had ended before.</summary>
    public IReadOnlyList<Room>? End()
    {
        lock (_gate)
        {
            if (_ended)
            {
                return null;
            }

            _ended = true;
            return [.. _rooms.Values];
        }
    }

    public static Visit? Find(Socket socket) => socket.Data.TryGetValue(Key, out var visit) ? visit as Visit : null;

    public static Visit Require(Socket socket) => Find(socket) ?? throw ChatError.NotEntered();

    public static Visit Begin(Socket socket, Resident resident)
    {
        var visit = new Visit(socket, resident);
        socket.Data[Key] = visit;
        return visit;
    }
}
