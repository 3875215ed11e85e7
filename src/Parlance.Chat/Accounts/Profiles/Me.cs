using System.Globalization;
using Parlance.Chat.Accounts.Tokens;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Contracts;

namespace Parlance.Chat.Accounts.Profiles;

/// <summary>An account as its owner sees it.</summary>
[ServerEvent("me:change", Scope.MeRead)]
internal sealed record Me
{
    public required UserId Id { get; init; }

    public required string Username { get; init; }

    public required string DisplayName { get; init; }

    public required string? Email { get; init; }

    public required bool EmailVerified { get; init; }

    public required ServerRole Role { get; init; }

    public required AccountKind Kind { get; init; }

    /// <summary>Of the avatar, as <c>#rrggbb</c>.</summary>
    public required string Color { get; init; }

    /// <summary>On the avatar.</summary>
    public required string Initials { get; init; }

    public required string Bio { get; init; }

    public required string StatusText { get; init; }

    public required string StatusEmoji { get; init; }

    /// <summary>A language tag (BCP 47).</summary>
    public required string Locale { get; init; }

    /// <summary>A name of the IANA time zone database.</summary>
    public required string TimeZone { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Whether nothing stands between the account and the use of the server.</summary>
    public required bool Verified { get; init; }

    /// <summary>What does: <c>email_unverified</c>, <c>second_factor_required</c>.</summary>
    public required IReadOnlyList<string> Restrictions { get; init; }

    public static Me Of(User user, AccountTerms terms)
    {
        var restrictions = Standing.Restrictions(user, terms);
        return new()
        {
            Id = user.Id,
            Username = user.Username,
            DisplayName = user.DisplayName,
            Email = user.Email,
            EmailVerified = user.EmailVerified,
            Role = user.Role,
            Kind = user.Kind,
            Color = user.Color,
            Initials = Avatar.Initials(user.DisplayName),
            Bio = user.Bio,
            StatusText = user.StatusText,
            StatusEmoji = user.StatusEmoji,
            Locale = user.Locale,
            TimeZone = user.TimeZone,
            CreatedAt = user.CreatedAt,
            UpdatedAt = user.UpdatedAt,
            Verified = restrictions.Count is 0,
            Restrictions = restrictions,
        };
    }

    /// <summary>The version for <c>ETag</c> and <c>If-Match</c>.</summary>
    public static string ETagOf(User user) => $"\"{user.Version.ToString(CultureInfo.InvariantCulture)}\"";
}
