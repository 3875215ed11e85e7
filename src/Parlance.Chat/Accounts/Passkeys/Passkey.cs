namespace Parlance.Chat.Accounts.Passkeys;

/// <summary>A row of <c>passkeys</c>.</summary>
internal sealed record Passkey
{
    /// <summary>The authenticator's name for it, unique among all accounts.</summary>
    public byte[] CredentialId { get; init; } = [];

    /// <summary>The API's name for it.</summary>
    public Guid Id { get; init; }

    public UserId UserId { get; init; }

    /// <summary>The owner's name for it.</summary>
    public string Name { get; init; } = "";

    public byte[] PublicKey { get; init; } = [];

    public long SignCount { get; init; }

    /// <summary>How browsers reach it, separated by spaces.</summary>
    public string Transports { get; init; } = "";

    public bool IsUserVerified { get; init; }

    public bool IsBackupEligible { get; init; }

    public bool IsBackedUp { get; init; }

    public byte[] Attestation { get; init; } = [];

    public byte[] ClientData { get; init; } = [];

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? LastUsedAt { get; init; }
}
