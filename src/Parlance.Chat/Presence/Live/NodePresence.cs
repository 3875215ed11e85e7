using Parlance.Chat.Accounts;
using Parlance.Chat.Conversations;
using Parlance.SocketIO;

namespace Parlance.Chat.Presence.Live;

/// <summary>
/// Who is here: everybody with a socket on this node. It is in memory and this node's own: a person with sockets on two nodes is two people, one
/// to the watchers of each, and a choice that is made on another node is heard of with the next socket. Leases in a store that all nodes share
/// take the place of this class without its callers knowing. Memory follows the sockets, and nothing stays of whoever has gone. Thread-safe.
/// </summary>
/// <remarks>Whoever watches is told under the gate, so that they hear of one person in order: to emit takes a place in a queue and waits for nobody.</remarks>
internal sealed partial class NodePresence(PresenceAnnouncer announcer, LastSeen seen, TimeProvider clock) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<UserId, PresentPerson> _people = [];

    // Who has been told to be in which conversation, for those who open it.
    private readonly Dictionary<ConversationId, HashSet<PresentPerson>> _here = [];

    // Sockets of the server's guests: what they may see depends on where others are.
    private readonly HashSet<PresentSocket> _guests = [];

    /// <summary>People who have a socket, or had one a moment ago.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _people.Count;
            }
        }
    }

    /// <summary>Their sockets.</summary>
    public int Sockets
    {
        get
        {
            lock (_gate)
            {
                return _people.Values.Sum(person => person.Sockets.Count);
            }
        }
    }

    /// <summary>Adds a socket, until <see cref="Leave"/>. Its owner is shown once <see cref="TryKnow"/> has said what they have chosen.</summary>
    public PresentSocket Arrive(Socket socket, Actor actor)
    {
        lock (_gate)
        {
            if (!_people.TryGetValue(actor.User, out var person))
            {
                _people.Add(actor.User, person = new(actor.User));
            }

            var present = new PresentSocket(socket, person, actor.Role is ServerRole.Guest);
            if (present.IsGuest)
            {
                _guests.Add(present);
            }

            if (person.IsGone)
            {
                // Back within the grace: nobody is told that they were gone.
                person.TellAt = null;
            }

            Change(person, () => person.Sockets.Add(present));
            return present;
        }
    }

    /// <summary>Takes a socket away that has disconnected.</summary>
    public void Leave(PresentSocket socket)
    {
        lock (_gate)
        {
            _guests.Remove(socket);
            Change(socket.Person, () =>
            {
                if (socket.Person.Sockets.Remove(socket) && socket.Person.IsGone)
                {
                    socket.Person.GoneAt = Uptime;
                }
            });
        }
    }

    /// <summary>Takes what somebody has chosen. Of two choices that come in disorder the later one stays.</summary>
    public void Know(ChosenPresence chosen)
    {
        lock (_gate)
        {
            if (!_people.TryGetValue(chosen.UserId, out var person) || person.Chosen?.Rev > chosen.Rev)
            {
                return;
            }

            var isNew = person.Chosen is null;
            Change(person, () => person.Chosen = chosen);
            if (isNew && !person.IsGone)
            {
                // Whoever comes is told of at once. Going is what flaps.
                Tell(person);
            }
        }
    }

    /// <summary>Takes what was read for a socket that arrives, unless there was news meanwhile.</summary>
    public bool TryKnow(PresentSocket socket, ChosenPresence chosen, IReadOnlySet<UserId> blocked, long news)
    {
        lock (_gate)
        {
            if (socket.News != news)
            {
                return false;
            }

            // First this: those who are blocked are not told even that somebody has come.
            socket.Person.Blocked = blocked;
            Know(chosen);
            return true;
        }
    }

    public void SetIdle(PresentSocket socket, bool idle)
    {
        lock (_gate)
        {
            Change(socket.Person, () => socket.IsIdle = idle);
        }
    }

    /// <summary>What others have been told of somebody; null of those who are not here.</summary>
    public ShownState? StateOf(UserId user)
    {
        lock (_gate)
        {
            return _people.TryGetValue(user, out var person) ? person.Told : null;
        }
    }

    /// <summary>Everybody whom others see, and who may be interrupted.</summary>
    public IReadOnlyList<UserId> Reachable()
    {
        lock (_gate)
        {
            return [.. _people.Values.Where(person => person.Told is ShownState.Online or ShownState.Away).Select(person => person.Id)];
        }
    }

    /// <summary>Notes that those are still here who are to be seen.</summary>
    public void NoteSeen()
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            foreach (var person in _people.Values)
            {
                if (person.StateAt(now) is not ShownState.Offline)
                {
                    person.SeenAt = now;
                }

                if (person.SeenAt is { } at && person.Told is not ShownState.Offline)
                {
                    seen.Note(person.Id, at);
                }
            }
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            foreach (var person in _people.Values)
            {
                person.Timer?.Dispose();
            }

            _people.Clear();
        }
    }
}
