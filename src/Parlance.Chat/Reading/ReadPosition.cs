using Parlance.Chat.Conversations;

namespace Parlance.Chat.Reading;

/// <summary>A row of <c>read_positions</c>, of one user.</summary>
internal sealed record ReadPosition
{
    public ConversationId ConversationId { get; init; }

    public long Seq { get; init; }

    public long Version { get; init; }

    public DateTimeOffset At { get; init; }

    public long Rev { get; init; }
}
