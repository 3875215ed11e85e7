using Parlance.Chat.Accounts.Users;

namespace Parlance.Chat.Accounts.Operator;

/// <summary>What an operator sees of an account.</summary>
public sealed record AccountSummary
{
    /// <summary>Its id.</summary>
    public UserId Id { get; init; }

    /// <summary>Its user name.</summary>
    public string Username { get; init; } = "";

    /// <summary>A person or a bot.</summary>
    public AccountKind Kind { get; init; }

    /// <summary>What it may do on the server.</summary>
    public ServerRole Role { get; init; }

    /// <summary>The address that it claims, if any.</summary>
    public string? Email { get; init; }

    /// <summary>Whether it has shown that the address is its own.</summary>
    public bool EmailVerified { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Since when it is kept out; null when it is not.</summary>
    public DateTimeOffset? DisabledAt { get; init; }

    internal static AccountSummary Of(User user) => new()
    {
        Id = user.Id,
        Username = user.Username,
        Kind = user.Kind,
        Role = user.Role,
        Email = user.Email,
        EmailVerified = user.EmailVerified,
        CreatedAt = user.CreatedAt,
        DisabledAt = user.DisabledAt,
    };
}
