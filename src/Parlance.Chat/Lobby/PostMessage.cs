namespace Parlance.Chat.Lobby;

/// <summary>Takes a message into a room and tells everybody in it.</summary>
internal sealed class PostMessage(LobbyState lobby, LobbyFeed feed)
{
    /// <param name="Room">The room's id.</param>
    /// <param name="ClientId">Made by the client for this message; sending it again returns the first result.</param>
    /// <param name="Text">What is said.</param>
    public sealed record Request(string? Room, string? ClientId, string? Text);

    public sealed record Posted(Message Message) : Reply;

    public Posted Handle(Visit visit, Request request)
    {
        var text = Words.Message(request.Text);
        var clientId = Words.Token(request.ClientId, "clientId", 1, LobbyLimits.ClientIdCharsMax);
        var room = visit.RequireRoom(request.Room);
        visit.Resident.CountAction();

        var message = room.Post(visit.Person, clientId, text, posted => feed.MessagePosted(posted, visit.Socket.Id));
        lobby.NoteChange(room.Id);
        return new(message);
    }
}
