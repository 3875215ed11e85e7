using Parlance.Chat.Accounts;

namespace Parlance.Chat.Conversations;

/// <summary>A row of <c>members</c>. Whoever has left stays as a row that says so.</summary>
internal sealed record Member
{
    public ConversationId ConversationId { get; init; }

    public UserId UserId { get; init; }

    public MemberRole Role { get; init; }

    public DateTimeOffset JoinedAt { get; init; }

    public DateTimeOffset? LeftAt { get; init; }

    public DateTimeOffset? MutedUntil { get; init; }

    public long VisibleFrom { get; init; }

    /// <summary>In the conversation's feed.</summary>
    public long Rev { get; init; }

    /// <summary>In the user's own feed.</summary>
    public long UserRev { get; init; }
}
