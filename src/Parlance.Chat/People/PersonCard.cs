using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Tokens;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Contracts;

namespace Parlance.Chat.People;

/// <summary>What others see of an account. Never its address. As an event: it has changed, for somebody with whom one shares a conversation.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">Whether it is a person or a bot.</param>
/// <param name="Username">What others mention the person by; empty for a deleted account.</param>
/// <param name="DisplayName">What others see; empty for a deleted account.</param>
/// <param name="Initials">On the avatar.</param>
/// <param name="Color">Of the avatar, as <c>#rrggbb</c>.</param>
/// <param name="Bio">What the person says of themselves.</param>
/// <param name="StatusText">What the person is about.</param>
/// <param name="StatusEmoji">The same in one emoji.</param>
/// <param name="Deleted">Whether the account is gone.</param>
[ServerEvent(PersonFeed.ChangeEvent, Scope.PeopleRead)]
internal sealed record PersonCard(
    UserId Id,
    AccountKind Kind,
    string Username,
    string DisplayName,
    string Initials,
    string Color,
    string Bio,
    string StatusText,
    string StatusEmoji,
    bool Deleted)
{
    public static PersonCard Of(User user) => new(
        user.Id,
        user.Kind,
        user.Username,
        user.DisplayName,
        Avatar.Initials(user.DisplayName),
        user.Color,
        user.Bio,
        user.StatusText,
        user.StatusEmoji,
        user.DeletedAt is not null);
}
