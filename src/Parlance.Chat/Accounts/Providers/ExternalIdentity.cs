namespace Parlance.Chat.Accounts.Providers;

/// <summary>A person, as a provider vouches for them. Known again by provider and subject, never by e-mail (ASVS 10.5.2).</summary>
public sealed record ExternalIdentity
{
    /// <summary>The provider's own, unchanging name for the person.</summary>
    public required string Subject { get; init; }

    /// <summary>An address that the provider told.</summary>
    public string? Email { get; init; }

    /// <summary>The provider says that the person has shown that <see cref="Email"/> is theirs.</summary>
    public bool EmailVerified { get; init; }

    /// <summary>What the person is called there.</summary>
    public string? DisplayName { get; init; }

    /// <summary>A name by which the person goes there; a suggestion for the user name.</summary>
    public string? Username { get; init; }

    /// <summary>The language tag that the person chose there.</summary>
    public string? Locale { get; init; }
}
