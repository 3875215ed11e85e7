namespace Parlance.Chat.Accounts.Sessions;

/// <summary>A row of <c>sessions</c>: one signed-in device.</summary>
internal sealed record Session
{
    public SessionId Id { get; init; }

    public UserId UserId { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>The last time that the person proved who they are.</summary>
    public DateTimeOffset SignedInAt { get; init; }

    public DateTimeOffset LastSeenAt { get; init; }

    public DateTimeOffset IdleEndsAt { get; init; }

    public DateTimeOffset EndsAt { get; init; }

    public string Device { get; init; } = "";

    public string Address { get; init; } = "";

    public byte[] Salt { get; init; } = [];

    /// <summary>The number of the refresh token that is current.</summary>
    public long Generation { get; init; }

    public DateTimeOffset RotatedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public string? EndReason { get; init; }

    public bool IsLive(DateTimeOffset now) => EndedAt is null && now < IdleEndsAt && now < EndsAt;
}
