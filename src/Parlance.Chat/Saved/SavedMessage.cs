using Parlance.Chat.Conversations;

namespace Parlance.Chat.Saved;

/// <summary>A row of <c>saved_messages</c>, of one user.</summary>
internal sealed record SavedMessage
{
    public ConversationId ConversationId { get; init; }

    public long Seq { get; init; }

    public DateTimeOffset At { get; init; }

    public bool Removed { get; init; }

    public long Rev { get; init; }
}
