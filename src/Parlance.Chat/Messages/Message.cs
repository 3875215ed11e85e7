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

    /// <summary>The seq of the first message of the thread that it is in; null for one that is in none.</summary>
    public long? Thread { get; init; }

    /// <summary>Whether it is in its thread alone, and not among the messages of the conversation.</summary>
    public bool Aside { get; init; }

    /// <summary>How many replies there are in its own thread, those that are deleted left out.</summary>
    public long Replies { get; init; }

    public long? LastReply { get; init; }

    public DateTimeOffset? LastReplyAt { get; init; }

    /// <summary>The first who replied, sixteen bytes each.</summary>
    public byte[]? Repliers { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? EditedAt { get; init; }

    public DateTimeOffset? DeletedAt { get; init; }

    public UserId? DeletedBy { get; init; }
}
