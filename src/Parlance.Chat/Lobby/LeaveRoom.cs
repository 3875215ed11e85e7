namespace Parlance.Chat.Lobby;

/// <summary>Lets somebody out of one room, or, when their connection has ended, out of all.</summary>
internal sealed class LeaveRoom(LobbyState lobby, LobbyFeed feed)
{
    public sealed record Request(string? Room);

    public async Task<Reply> HandleAsync(Visit visit, Request request)
    {
        var room = visit.RequireRoom(request.Room);
        visit.Forget(room);
        await LobbyFeed.Leave(visit.Socket, room);
        Leave(visit, room);
        return Reply.Done;
    }

    /// <summary>Safe to call twice.</summary>
    public void EndVisit(Visit visit)
    {
        if (visit.End() is not { } rooms)
        {
            return;
        }

        foreach (var room in rooms)
        {
            Leave(visit, room);
        }

        lobby.Exit(visit.Resident);
    }

    private void Leave(Visit visit, Room room)
    {
        room.Leave(visit.Person.Id, visit.Socket.Id, feed.PeopleChanged);
        lobby.NoteChange(room.Id);
    }
}
