using Parlance.SocketIO;

namespace Parlance.Chat.Lobby;

/// <summary>What is told to whom. The only place that names the lobby's events and its Socket.IO rooms.</summary>
internal sealed class LobbyFeed(SocketIOServer io)
{
    private const string Everybody = "lobby";

    private Namespace Chat => io.Of(LobbyGateway.Path);

    public static Task Enter(Socket socket) => socket.Join(Everybody);

    // The prefix keeps a room called like a socket's id, or like 'lobby', apart from those.
    public static Task Enter(Socket socket, Room room) => socket.Join(Audience(room.Id));

    public static Task Leave(Socket socket, Room room) => socket.Leave(Audience(room.Id));

    public void RoomsChanged(RoomChange change) => Chat.To(Everybody).Emit("room:change", change);

    public void PeopleChanged(PeopleChange change) => Chat.To(Audience(change.Room)).Emit("people:change", change);

    /// <summary>To everybody in the room but the author's own socket, which has it from the ack.</summary>
    public void MessagePosted(Message message, string authorSocketId) =>
        Chat.To(Audience(message.Room)).Except(authorSocketId).Emit("room:message", message);

    /// <summary>To those who have nothing else waiting: late news of typing are none.</summary>
    public void TypingChanged(TypingChange change, string typistSocketId) =>
        Chat.To(Audience(change.Room)).Except(typistSocketId).Volatile.Emit("room:typing", change);

    private static string Audience(string roomId) => $"room:{roomId}";
}
