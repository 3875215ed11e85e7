using Parlance.Chat.Accounts;
using Parlance.Chat.Conversations;
using Parlance.Chat.Polls;

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

    /// <summary>What the first links lead to, as JSON; null for nothing.</summary>
    public string? Previews { get; init; }

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

    /// <summary>What it asks; null for a message that asks nothing.</summary>
    public Poll? Poll { get; init; }

    /// <summary>What it says, with all that can be chosen: for whoever is to judge it.</summary>
    public string Said => Poll.Said(Poll, Text);

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? EditedAt { get; init; }

    public DateTimeOffset? DeletedAt { get; init; }

    public UserId? DeletedBy { get; init; }

    /// <summary>Whether it is older than messages are kept, so that nothing of it is left.</summary>
    public bool Purged { get; init; }

    /// <summary>Where it was copied from, wherever that is; nobody is told.</summary>
    public ConversationId? CopiedFrom { get; init; }

    public long? CopiedSeq { get; init; }

    /// <summary>The same with nothing but its place.</summary>
    public Message Emptied(DateTimeOffset at, UserId? by) => this with
    {
        Text = "",
        Plain = "",
        Links = "",
        Previews = null,
        Mentions = Mentions.None,
        ForwardedAuthor = null,
        ForwardedAt = null,
        ForwardedFrom = null,
        ForwardedSeq = null,
        CopiedFrom = null,
        CopiedSeq = null,
        Poll = null,
        DeletedAt = at,
        DeletedBy = by,
    };
}
