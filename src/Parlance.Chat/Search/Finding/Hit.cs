using Parlance.Chat.Conversations;

namespace Parlance.Chat.Search.Finding;

/// <summary>A message that is found.</summary>
internal sealed record Hit
{
    /// <summary>Its number in the index: a higher one is newer.</summary>
    public long Id { get; init; }

    public ConversationId ConversationId { get; init; }

    public long Seq { get; init; }

    /// <summary>The beginning of its text, where it was asked for.</summary>
    public string Plain { get; init; } = "";
}
