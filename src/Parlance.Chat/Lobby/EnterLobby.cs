using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Parlance.SocketIO;

namespace Parlance.Chat.Lobby;

/// <summary>Takes somebody in under a name, or gives somebody who is here another one.</summary>
internal sealed class EnterLobby(LobbyState lobby, LeaveRoom leave, LobbyFeed feed)
{
    /// <param name="Key">A secret that the browser made and keeps. The public id is derived from it, so nobody can take another's.</param>
    /// <param name="Name">What others see.</param>
    public sealed record Request(string? Key, string? Name);

    public sealed record Entered(string Epoch, Person Me, int Online, IReadOnlyList<RoomSummary> Rooms) : Reply;

    public async Task<Entered> HandleAsync(Socket socket, Request request)
    {
        var name = Words.Name(request.Name, "name", LobbyLimits.NameCharsMax);
        var id = PublicId(Words.Token(request.Key, "key", LobbyLimits.KeyCharsMin, LobbyLimits.KeyCharsMax));

        var visit = Visit.Find(socket);
        if (visit is null)
        {
            visit = Visit.Begin(socket, lobby.Enter(new(id, name)));
            await LobbyFeed.Enter(socket);
            if (!socket.Connected)
            {
                // The connection ended before there was a visit that its end could have found.
                leave.EndVisit(visit);
            }
        }
        else if (!string.Equals(visit.Person.Id, id, StringComparison.Ordinal))
        {
            throw ChatError.Invalid("key", "the one that this connection began with");
        }

        if (!string.Equals(visit.Person.Name, name, StringComparison.Ordinal))
        {
            visit.Resident.CountAction();
            visit.Resident.Rename(name);
            foreach (var room in lobby.Rooms)
            {
                room.Rename(visit.Person, feed.PeopleChanged);
            }
        }

        return new(lobby.Epoch, visit.Person, lobby.Online, [.. lobby.Rooms.Select(room => room.Summary)]);
    }

    // 96 bits: no two people get the same by chance, and none can be made on purpose for a given id.
    private static string PublicId(string key) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 12));
}
