using System.Collections.Concurrent;

namespace Parlance.Chat.Lobby;

/// <summary>Everything that this first chat knows: who is here, and which rooms there are. In memory, and gone with the process.</summary>
internal sealed class LobbyState
{
    private readonly TimeProvider _clock;
    private readonly ConcurrentDictionary<string, Room> _rooms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Resident> _people = new(StringComparer.Ordinal);
    private readonly Lock _peopleGate = new();

    private readonly Lock _changesGate = new();
    private readonly HashSet<string> _changedRooms = new(StringComparer.Ordinal);
    private readonly HashSet<string> _removedRooms = new(StringComparer.Ordinal);
    private int _announcedOnline;
    private int _roomCount;

    public LobbyState(TimeProvider clock)
    {
        _clock = clock;
        OpenRoom(FirstRoom);
    }

    /// <summary>The room that is always there.</summary>
    public const string FirstRoom = "Lounge";

    private static readonly string FirstRoomId = Words.RoomId(FirstRoom);

    /// <summary>Names this run of the process: seqs of another one mean nothing here.</summary>
    public string Epoch { get; } = Guid.CreateVersion7().ToString("N");

    public int Online
    {
        get
        {
            lock (_peopleGate)
            {
                return _people.Count;
            }
        }
    }

    public IEnumerable<Room> Rooms => _rooms.Values;

    /// <summary>Who is here under this id; null for nobody.</summary>
    public Resident? Find(string personId)
    {
        lock (_peopleGate)
        {
            return _people.GetValueOrDefault(personId);
        }
    }

    /// <summary>Counts one more connection of a person, who may be here already.</summary>
    public Resident Enter(Person person)
    {
        lock (_peopleGate)
        {
            if (!_people.TryGetValue(person.Id, out var resident))
            {
                if (_people.Count >= LobbyLimits.PeopleMax)
                {
                    throw ChatError.Full();
                }

                resident = new Resident(person, _clock);
                _people.Add(person.Id, resident);
            }

            resident.Connections++;
            return resident;
        }
    }

    /// <summary>Counts one connection less; the person is gone with the last one.</summary>
    public void Exit(Resident resident)
    {
        lock (_peopleGate)
        {
            if (--resident.Connections is 0)
            {
                _people.Remove(resident.Person.Id);
            }
        }
    }

    /// <summary>The room of this name, opened if there is none.</summary>
    public Room OpenRoom(string name)
    {
        var id = Words.RoomId(name);
        if (_rooms.TryGetValue(id, out var known))
        {
            return known;
        }

        if (Interlocked.Increment(ref _roomCount) > LobbyLimits.RoomsMax)
        {
            Interlocked.Decrement(ref _roomCount);
            throw ChatError.TooManyRooms();
        }

        var room = new Room(id, name, _clock);
        var winner = _rooms.GetOrAdd(id, room);
        if (winner != room)
        {
            Interlocked.Decrement(ref _roomCount);
        }

        return winner;
    }

    public void NoteChange(string roomId)
    {
        lock (_changesGate)
        {
            _changedRooms.Add(roomId);
        }
    }

    /// <summary>Closes rooms where nobody has been for a while. A closed room may stay findable for a moment; joining it fails and tries again.</summary>
    public void CloseEmptyRooms()
    {
        var before = _clock.GetUtcNow() - LobbyLimits.EmptyRoomKept;
        foreach (var (id, room) in _rooms)
        {
            if (!string.Equals(id, FirstRoomId, StringComparison.Ordinal) && room.TryClose(before) && _rooms.TryRemove(new(id, room)))
            {
                Interlocked.Decrement(ref _roomCount);
                lock (_changesGate)
                {
                    _removedRooms.Add(id);
                }
            }
        }
    }

    /// <summary>What is different since the last call; null if nothing is.</summary>
    public RoomChange? TakeChanges()
    {
        string[] changed, removed;
        var online = Online;
        lock (_changesGate)
        {
            if (_changedRooms.Count is 0 && _removedRooms.Count is 0 && online == _announcedOnline)
            {
                return null;
            }

            changed = [.. _changedRooms];
            removed = [.. _removedRooms];
            _changedRooms.Clear();
            _removedRooms.Clear();
            _announcedOnline = online;
        }

        // Read after the notes were taken: a room that changes from here on is noted again.
        return new(
            online,
            [.. changed.Where(_rooms.ContainsKey).Select(id => _rooms.TryGetValue(id, out var room) ? room.Summary : null).OfType<RoomSummary>()],
            [.. removed.Where(id => !_rooms.ContainsKey(id))]);
    }
}
