using Parlance.Chat.Accounts.Users;

namespace Parlance.Chat.Lobby;

/// <summary>Gives somebody who is here the name that their account has now.</summary>
internal sealed class RenameResident(LobbyState lobby, LobbyFeed feed)
{
    public void Handle(User user) => lobby.Find(user.Id.ToString())?.Rename(user.DisplayName, user.Version, person =>
    {
        foreach (var room in lobby.Rooms)
        {
            room.Rename(person, feed.PeopleChanged);
        }
    });
}
