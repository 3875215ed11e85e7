namespace Parlance.Chat.Accounts.Providers;

/// <summary>A row of <c>external_logins</c>: an account here and the same person at a provider.</summary>
internal sealed record ExternalLogin
{
    /// <summary>Whose word it is. The provider's name in the configuration may come to mean another one; its subjects must not go along.</summary>
    public string Issuer { get; init; } = "";

    public string Subject { get; init; } = "";

    public string Provider { get; init; } = "";

    public UserId UserId { get; init; }

    public string? Email { get; init; }

    public DateTimeOffset LinkedAt { get; init; }

    public DateTimeOffset LastUsedAt { get; init; }
}
