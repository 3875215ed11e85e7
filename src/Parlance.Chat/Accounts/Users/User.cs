using Parlance.Chat.Data;

namespace Parlance.Chat.Accounts.Users;

/// <summary>A row of <c>users</c>.</summary>
internal sealed record User
{
    public UserId Id { get; init; }

    public AccountKind Kind { get; init; }

    public ServerRole Role { get; init; }

    public string Username { get; init; } = "";

    public string UsernameKey { get; init; } = "";

    public string DisplayName { get; init; } = "";

    /// <summary>As its owner wrote it. Several accounts may claim one address; <see cref="VerifiedEmailKey"/> says who has proved it.</summary>
    public string? Email { get; init; }

    public string? EmailKey { get; init; }

    public string? VerifiedEmailKey { get; init; }

    public string? PasswordHash { get; init; }

    public string Color { get; init; } = "";

    public string Bio { get; init; } = "";

    public string StatusText { get; init; } = "";

    public string StatusEmoji { get; init; } = "";

    public string Locale { get; init; } = "";

    public string TimeZone { get; init; } = "";

    public UserId? OwnerId { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    public long Version { get; init; }

    /// <summary>When signing in was made to take a second step; null when it takes one.</summary>
    public DateTimeOffset? TwoStepAt { get; init; }

    public DateTimeOffset? DisabledAt { get; init; }

    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>What the account is found by.</summary>
    public string SearchText => Folding.Fold($"{DisplayName} {Username}");

    public bool EmailVerified => VerifiedEmailKey is not null;

    /// <summary>Neither disabled nor deleted.</summary>
    public bool IsActive => DisabledAt is null && DeletedAt is null;
}
