using Parlance.Chat.Accounts;
using Parlance.Chat.Conversations;
using Parlance.SocketIO;

namespace Parlance.Chat.Presence.Live;

// Whom and what sockets watch. What they may see was read from the database; the count of news says whether it is still so.
internal sealed partial class NodePresence
{
    /// <summary>A room that a socket has to leave.</summary>
    internal readonly record struct Farewell(Socket Socket, string Room);

    public long NewsOf(PresentSocket socket)
    {
        lock (_gate)
        {
            return socket.News;
        }
    }

    /// <summary>Replaces what a socket watches, unless there was news since its owner's rights were read.</summary>
    public bool TryWatch(PresentSocket socket, IReadOnlySet<UserId> users, ConversationId? conversation, long news)
    {
        lock (_gate)
        {
            if (socket.News != news)
            {
                return false;
            }

            socket.Watched = users;
            socket.WatchedConversation = conversation;
            return true;
        }
    }

    /// <summary>The rooms of what a socket watches.</summary>
    public IReadOnlySet<string> RoomsOf(PresentSocket socket)
    {
        lock (_gate)
        {
            return RoomsOf(socket.Watched, socket.WatchedConversation);
        }
    }

    public static IReadOnlySet<string> RoomsOf(IReadOnlySet<UserId> users, ConversationId? conversation)
    {
        var rooms = users.Select(PresenceAnnouncer.RoomOf).ToHashSet(StringComparer.Ordinal);
        if (conversation is { } watched)
        {
            rooms.Add(PresenceAnnouncer.RoomOf(watched));
        }

        return rooms;
    }

    /// <summary>Says which conversation is on a socket's screen, unless there was news since its owner's rights were read.</summary>
    public bool TryShow(PresentSocket socket, ConversationId? conversation, long news)
    {
        lock (_gate)
        {
            if (socket.News != news)
            {
                return false;
            }

            Change(socket.Person, () => socket.Screen = conversation);
            return true;
        }
    }

    /// <summary>Who is in a conversation, as far as this viewer may know.</summary>
    public IReadOnlyList<UserId> Here(ConversationId conversation, UserId viewer)
    {
        lock (_gate)
        {
            return _here.TryGetValue(conversation, out var here)
                ? [.. here.Where(person => !person.Blocked.Contains(viewer)).Select(person => person.Id).OrderBy(id => id.Value)]
                : [];
        }
    }

    /// <summary>Something about somebody's membership has changed: their sockets ask anew what they may do.</summary>
    public void Doubt(UserId user)
    {
        lock (_gate)
        {
            if (_people.TryGetValue(user, out var person))
            {
                foreach (var socket in person.Sockets)
                {
                    socket.News++;
                }
            }
        }
    }

    /// <summary>Somebody has left a conversation: they are not in it any more, watch it no more, and no guest sees them for its sake.</summary>
    public IReadOnlyList<Farewell> Remove(UserId user, ConversationId conversation)
    {
        lock (_gate)
        {
            var farewells = new List<Farewell>();
            if (_people.TryGetValue(user, out var person))
            {
                foreach (var socket in person.Sockets)
                {
                    farewells.AddRange(Drop(socket, socket.IsGuest ? socket.Watched : new HashSet<UserId>(), conversation));
                }

                Change(person, () => person.Sockets.Where(socket => socket.Screen == conversation).ToList().ForEach(socket => socket.Screen = null));
            }

            // They may share another conversation: then the guest's next request brings the person back.
            farewells.AddRange(_guests.SelectMany(guest => Drop(guest, new HashSet<UserId> { user }, conversation: null)));
            return farewells;
        }
    }

    /// <summary>Somebody has blocked somebody else, or lets them see again.</summary>
    public void Hide(UserId user, UserId other, bool hidden)
    {
        lock (_gate)
        {
            if (!_people.TryGetValue(user, out var person))
            {
                return;
            }

            person.Blocked = (hidden ? person.Blocked.Append(other) : person.Blocked.Where(blocked => blocked != other)).ToHashSet();
            foreach (var socket in person.Sockets)
            {
                socket.News++;
            }

            if (_people.TryGetValue(other, out var watcher))
            {
                foreach (var socket in watcher.Sockets)
                {
                    TellAlone(socket, person, hidden);
                }
            }
        }
    }

    private static void TellAlone(PresentSocket watcher, PresentPerson person, bool hidden)
    {
        var change = hidden ? new PresenceChange(person.Id, ShownState.Offline, LastSeenAt: null) : PresenceAnnouncer.Of(person);
        if (watcher.Watched.Contains(person.Id))
        {
            PresenceAnnouncer.Alone(watcher, change);
        }

        if (watcher.WatchedConversation is { } conversation && person.ToldIn.Contains(conversation))
        {
            PresenceAnnouncer.Alone(watcher, change with { In = new(conversation, !hidden) });
        }
    }

    private static List<Farewell> Drop(PresentSocket socket, IReadOnlySet<UserId> users, ConversationId? conversation)
    {
        socket.News++;
        var dropped = socket.Watched.Intersect(users).ToHashSet();
        socket.Watched = socket.Watched.Except(dropped).ToHashSet();
        var isLeft = conversation is not null && socket.WatchedConversation == conversation;
        socket.WatchedConversation = isLeft ? null : socket.WatchedConversation;
        return [.. RoomsOf(dropped, isLeft ? conversation : null).Select(room => new Farewell(socket.Socket, room))];
    }
}
