namespace Parlance.Chat.Lobby;

/// <summary>
/// One room: who is in it and what was said lately. Changes are published under the room's lock, so that revisions and messages leave in
/// their order; publishing only queues frames and never waits.
/// </summary>
internal sealed class Room(string id, string name, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Presence> _people = new(StringComparer.Ordinal);
    private readonly LinkedList<Message> _history = [];
    private long _lastSeq;
    private long _rev;
    private int _historyChars;
    private DateTimeOffset _emptySince = clock.GetUtcNow();
    private bool _closed;

    /// <summary>What the name is reduced to.</summary>
    public string Id => id;

    /// <summary>All of a room that somebody sees who comes in.</summary>
    public sealed record View(RoomSummary Room, IReadOnlyList<Person> People, long Rev, IReadOnlyList<Message> Messages);

    private sealed record Presence(Person Person, HashSet<string> Sockets);

    public RoomSummary Summary
    {
        get
        {
            lock (_gate)
            {
                return new(id, name, _people.Count, _lastSeq);
            }
        }
    }

    /// <summary>Lets a socket in. Null when the room has closed meanwhile.</summary>
    public View? Join(Person person, string socketId, long after, Action<PeopleChange> publish)
    {
        lock (_gate)
        {
            if (_closed)
            {
                return null;
            }

            if (_people.TryGetValue(person.Id, out var presence))
            {
                presence.Sockets.Add(socketId);
            }
            else
            {
                _people.Add(person.Id, new(person, [socketId]));
                publish(new(id, ++_rev, PeopleChange.Joined, person));
            }

            return new(
                new(id, name, _people.Count, _lastSeq),
                [.. _people.Values.Select(each => each.Person)],
                _rev,
                [.. _history.Where(message => message.Seq > after)]);
        }
    }

    /// <summary>Lets a socket out. The person leaves with their last one.</summary>
    public void Leave(string personId, string socketId, Action<PeopleChange> publish)
    {
        lock (_gate)
        {
            if (!_people.TryGetValue(personId, out var presence) || !presence.Sockets.Remove(socketId) || presence.Sockets.Count > 0)
            {
                return;
            }

            _people.Remove(personId);
            _emptySince = clock.GetUtcNow();
            publish(new(id, ++_rev, PeopleChange.Left, presence.Person));
        }
    }

    public void Rename(Person person, Action<PeopleChange> publish)
    {
        lock (_gate)
        {
            if (_people.TryGetValue(person.Id, out var presence) && presence.Person != person)
            {
                _people[person.Id] = presence with { Person = person };
                publish(new(id, ++_rev, PeopleChange.Renamed, person));
            }
        }
    }

    /// <summary>Takes a message in, or finds the one that the same person sent with the same clientId: a retry after a lost ack.</summary>
    public Message Post(Person author, string clientId, string text, Action<Message> publish)
    {
        lock (_gate)
        {
            foreach (var known in _history)
            {
                if (string.Equals(known.ClientId, clientId, StringComparison.Ordinal) && string.Equals(known.Author.Id, author.Id, StringComparison.Ordinal))
                {
                    return known;
                }
            }

            var message = new Message(id, ++_lastSeq, clientId, author, text, clock.GetUtcNow().ToUnixTimeMilliseconds());
            _history.AddLast(message);
            _historyChars += text.Length;
            while (_history.Count > LobbyLimits.HistoryMessagesMax || _historyChars > LobbyLimits.HistoryCharsMax)
            {
                _historyChars -= _history.First!.Value.Text.Length;
                _history.RemoveFirst();
            }

            publish(message);
            return message;
        }
    }

    /// <summary>Closes the room if nobody has been in it since <paramref name="moment"/>.</summary>
    public bool TryClose(DateTimeOffset moment)
    {
        lock (_gate)
        {
            _closed = _closed || (_people.Count is 0 && _emptySince <= moment);
            return _closed;
        }
    }
}
