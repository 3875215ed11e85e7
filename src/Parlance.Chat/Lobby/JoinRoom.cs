namespace Parlance.Chat.Lobby;

/// <summary>Lets somebody into the room of a name, which is opened if there is none.</summary>
internal sealed class JoinRoom(LobbyState lobby, LobbyFeed feed)
{
    /// <param name="Room">The room's name, or its id.</param>
    /// <param name="After">The newest seq that the client has.</param>
    /// <param name="Epoch">The epoch that seq belongs to.</param>
    public sealed record Request(string? Room, long After, string? Epoch);

    public sealed record Joined(RoomSummary Room, IReadOnlyList<Person> People, long Rev, IReadOnlyList<Message> Messages) : Reply;

    public async Task<Joined> HandleAsync(Visit visit, Request request)
    {
        var name = Words.Name(request.Room, "room", LobbyLimits.RoomNameCharsMax);
        if (visit.FindRoom(Words.RoomId(name)) is null)
        {
            visit.Resident.CountAction();
            if (visit.RoomCount >= LobbyLimits.RoomsPerVisitMax)
            {
                throw ChatError.RoomLimit(LobbyLimits.RoomsPerVisitMax);
            }
        }

        var after = string.Equals(request.Epoch, lobby.Epoch, StringComparison.Ordinal) ? request.After : 0;
        while (true)
        {
            var room = lobby.OpenRoom(name);

            // First the ears, then the picture: what happens in between is told twice rather than never.
            await LobbyFeed.Enter(visit.Socket, room);
            if (room.Join(visit.Person, visit.Socket.Id, after, feed.PeopleChanged) is { } view)
            {
                lobby.NoteChange(room.Id);
                // Renamed meanwhile, before the room knew the person.
                visit.Resident.Tell(person => room.Rename(person, feed.PeopleChanged));
                if (!visit.TryNote(room))
                {
                    // The connection ended while this was under way, and its end did not know of the room yet.
                    room.Leave(visit.Person.Id, visit.Socket.Id, feed.PeopleChanged);
                }

                return new(view.Room, view.People, view.Rev, view.Messages);
            }

            // It closed just now. The next one of this name is another room.
            await Task.Yield();
        }
    }
}
