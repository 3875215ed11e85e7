using Parlance.Chat.Accounts.Users;

namespace Parlance.Chat.Accounts.Bots;

/// <summary>A bot, as its owner sees it.</summary>
/// <param name="Id">The account.</param>
/// <param name="Username">Its name for mentions.</param>
/// <param name="DisplayName">Its name for people.</param>
/// <param name="Color">Of its avatar.</param>
/// <param name="Initials">On its avatar.</param>
/// <param name="Bio">What it does.</param>
/// <param name="Role">What it may do on the server: no more than its owner, and never what administrators do.</param>
/// <param name="OwnerId">Whose it is.</param>
/// <param name="Disabled">Whether an administrator keeps it out.</param>
/// <param name="CreatedAt">When it was made.</param>
internal sealed record Bot(
    UserId Id,
    string Username,
    string DisplayName,
    string Color,
    string Initials,
    string Bio,
    ServerRole Role,
    UserId OwnerId,
    bool Disabled,
    DateTimeOffset CreatedAt)
{
    public static Bot Of(User user) => new(
        user.Id,
        user.Username,
        user.DisplayName,
        user.Color,
        Avatar.Initials(user.DisplayName),
        user.Bio,
        user.Role,
        user.OwnerId ?? throw new InvalidOperationException("A bot has an owner."),
        user.DisabledAt is not null,
        user.CreatedAt);
}
