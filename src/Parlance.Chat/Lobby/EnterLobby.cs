using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Sockets;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Data;
using Parlance.SocketIO;

namespace Parlance.Chat.Lobby;

/// <summary>Takes somebody in, under the name of their account.</summary>
internal sealed class EnterLobby(ChatDatabase database, LobbyState lobby, RenameResident rename, LeaveRoom leave)
{
    public sealed record Entered(string Epoch, Person Me, int Online, IReadOnlyList<RoomSummary> Rooms) : Reply;

    public async Task<Entered> HandleAsync(Socket socket, CancellationToken cancel)
    {
        var user = await ReadAsync(socket.Actor().User, cancel);
        var visit = Visit.Find(socket);
        if (visit is null)
        {
            visit = Visit.Begin(socket, lobby.Enter(new(user.Id.ToString(), user.DisplayName)));
            await LobbyFeed.Enter(socket);
            if (!socket.Connected)
            {
                // The connection ended before there was a visit that its end could have found.
                leave.EndVisit(visit);
            }

            // From here on a new name is heard of. One that came just before is read.
            user = await ReadAsync(user.Id, cancel);
        }

        rename.Handle(user);
        return new(lobby.Epoch, visit.Person, lobby.Online, [.. lobby.Rooms.Select(room => room.Summary)]);
    }

    private Task<User> ReadAsync(UserId id, CancellationToken cancel) => database.ReadAsync(db => UserStore.RequireAsync(db, id), cancel);
}
