using Parlance.Chat.Accounts;
using Parlance.Chat.Data;

namespace Parlance.Chat.Conversations;

/// <summary>A row of <c>conversations</c>.</summary>
internal sealed record Conversation
{
    public ConversationId Id { get; init; }

    public ConversationKind Kind { get; init; }

    public string Name { get; init; } = "";

    public string? NameKey { get; init; }

    public string Topic { get; init; } = "";

    public string Emoji { get; init; } = "";

    public byte[]? PairKey { get; init; }

    public HistoryFor HistoryFor { get; init; }

    public UserId CreatedBy { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public Guid? ClientId { get; init; }

    public DateTimeOffset? ArchivedAt { get; init; }

    public long MemberCount { get; init; }

    public long LastSeq { get; init; }

    public DateTimeOffset? LastMessageAt { get; init; }

    /// <summary>The head of the feed.</summary>
    public long Rev { get; init; }

    /// <summary>The rev that the row itself was last part of.</summary>
    public long RowRev { get; init; }

    public long MaxVisibleFrom { get; init; }

    public long SlowSeconds { get; init; }

    public MemberRole? SendFrom { get; init; }

    public MemberRole? MentionFrom { get; init; }

    public MemberRole? InviteFrom { get; init; }

    public MemberRole? PinFrom { get; init; }

    /// <summary>After how many days its owners have messages purged.</summary>
    public long? RetentionDays { get; init; }

    /// <summary>The same by an administrator of the server; 0 for never.</summary>
    public long? RetentionFixed { get; init; }

    /// <summary>Whether nothing is shown here of what links lead to.</summary>
    public bool NoPreviews { get; init; }

    /// <summary>What it has decided for itself.</summary>
    public OwnRules Rules => new(SlowSeconds, SendFrom, MentionFrom, InviteFrom, PinFrom, NoPreviews);

    /// <summary>What it is found by.</summary>
    public string SearchText => Folding.Fold(Name);
}
