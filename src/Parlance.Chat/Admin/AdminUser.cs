using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Users;

namespace Parlance.Chat.Admin;

/// <summary>An account, as administrators see it.</summary>
/// <param name="Id">The account.</param>
/// <param name="Username">Its name for mentions.</param>
/// <param name="DisplayName">Its name for people.</param>
/// <param name="Email">The address that it claims, or has proved.</param>
/// <param name="EmailVerified">Whether it has.</param>
/// <param name="Role">What it may do on the server.</param>
/// <param name="Kind">A person or a bot.</param>
/// <param name="OwnerId">Of a bot.</param>
/// <param name="Color">Of its avatar.</param>
/// <param name="Initials">On its avatar.</param>
/// <param name="TwoStep">Whether signing in takes a second step.</param>
/// <param name="Disabled">Whether it is kept out.</param>
/// <param name="CreatedAt">When it was made.</param>
internal sealed record AdminUser(
    UserId Id,
    string Username,
    string DisplayName,
    string? Email,
    bool EmailVerified,
    ServerRole Role,
    AccountKind Kind,
    UserId? OwnerId,
    string Color,
    string Initials,
    bool TwoStep,
    bool Disabled,
    DateTimeOffset CreatedAt)
{
    public static AdminUser Of(User user) => new(
        user.Id,
        user.Username,
        user.DisplayName,
        user.Email,
        user.EmailVerified,
        user.Role,
        user.Kind,
        user.OwnerId,
        user.Color,
        Avatar.Initials(user.DisplayName),
        user.TwoStepAt is not null,
        user.DisabledAt is not null,
        user.CreatedAt);
}
