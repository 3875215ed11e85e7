using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Sockets;
using Parlance.Chat.Conversations;
using Parlance.SocketIO;

namespace Parlance.Chat.Presence.Live;

/// <summary>Tells those who watch. What a slow reader cannot take is dropped: the next answer says it all again.</summary>
internal sealed class PresenceAnnouncer(SocketIOServer io)
{
    private const string ChangeEvent = "presence:change";

    private Namespace Chat => io.Of(AuthGateway.Path);

    /// <summary>The room of those who watch a person.</summary>
    public static string RoomOf(UserId user) => $"presence:{user}";

    /// <summary>The room of those who watch who is in a conversation.</summary>
    public static string RoomOf(ConversationId conversation) => $"presence-in:{conversation}";

    public void State(PresentPerson person) =>
        Others(person, RoomOf(person.Id)).Emit(ChangeEvent, Of(person));

    public void Screen(PresentPerson person, ConversationId conversation, bool here) =>
        Others(person, RoomOf(conversation)).Emit(ChangeEvent, Of(person) with { In = new(conversation, here) });

    /// <summary>Tells one watcher what is so for them alone.</summary>
    public static void Alone(PresentSocket watcher, PresenceChange change) => watcher.Socket.Volatile.Emit(ChangeEvent, change);

    public static PresenceChange Of(PresentPerson person) => new(person.Id, person.Told, person.Told is ShownState.Offline ? person.SeenAt : null);

    private BroadcastOperator Others(PresentPerson person, string room)
    {
        var watchers = Chat.To(room).Volatile;
        return person.Blocked.Count is 0 ? watchers : watchers.Except(person.Blocked.Select(SocketAuth.RoomOf));
    }
}
