using Parlance.Chat.Accounts;
using Parlance.Chat.Conversations;

namespace Parlance.Chat.Messages;

/// <summary>A row of <c>messages</c>.</summary>
internal sealed record Message
{
    public ConversationId ConversationId { get; init; }

    /// <summary>1, 2, 3 … in its conversation, without gaps.</summary>
    public long Seq { get; init; }

    public long Rev { get; init; }

    public UserId AuthorId { get; init; }

    public Guid ClientId { get; init; }

    public string Text { get; init; } = "";

    public string Plain { get; init; } = "";

    /// <summary>Separated by line feeds.</summary>
    public string Links { get; init; } = "";

    public Mentions Mentions { get; init; } = Mentions.None;

    public long? ReplyTo { get; init; }

    public bool Silent { get; init; }

    /// <summary>Who wrote what is forwarded here; null for what was written here.</summary>
    public UserId? ForwardedAuthor { get; init; }

    public DateTimeOffset? ForwardedAt { get; init; }

    /// <summary>The channel that it comes from.</summary>
    public ConversationId? ForwardedFrom { get; init; }

    public long? ForwardedSeq { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? EditedAt { get; init; }

    public DateTimeOffset? DeletedAt { get; init; }

    public UserId? DeletedBy { get; init; }
}
