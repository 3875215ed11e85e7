using Parlance.Chat.Conversations;

namespace Parlance.Chat.Drafts;

/// <summary>A row of <c>drafts</c>, of one user.</summary>
internal sealed record Draft
{
    public ConversationId ConversationId { get; init; }

    /// <summary>The seq of the message in whose thread it is to be sent; 0 for the conversation itself.</summary>
    public long Thread { get; init; }

    public string Text { get; init; } = "";

    public long? ReplyTo { get; init; }

    public DateTimeOffset At { get; init; }

    public long Rev { get; init; }

    public bool SaysTheSameAs(string text, long? replyTo) => string.Equals(Text, text, StringComparison.Ordinal) && ReplyTo == replyTo;
}
