namespace Parlance.Chat.Lobby;

/// <summary>Tells a room that somebody is writing, or has stopped. Nothing is kept.</summary>
internal sealed class SetTyping(LobbyFeed feed)
{
    public sealed record Request(string? Room, bool Typing);

    public void Handle(Visit visit, Request request)
    {
        var room = visit.RequireRoom(request.Room);
        visit.Resident.CountAction();
        feed.TypingChanged(new(room.Id, visit.Person, request.Typing), visit.Socket.Id);
    }
}
