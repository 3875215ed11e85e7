using Parlance.Chat.Conversations;
using Parlance.Chat.Feeds;

namespace Parlance.Chat.Reading;

/// <summary>How far somebody has read, in their own feed. What follows, as far as it is by others and not deleted, is unread.</summary>
/// <param name="Conversation">Where.</param>
/// <param name="Seq">Everything up to this one is read.</param>
/// <param name="Version">Goes up when the position is moved back on purpose. A client says with each move which one it knows.</param>
/// <param name="Rev">The revision of the row.</param>
internal sealed record ReadRow(ConversationId Conversation, long Seq, long Version, long Rev) : FeedRow(Rev)
{
    public static ReadRow Of(ReadPosition row) => new(row.ConversationId, row.Seq, row.Version, row.Rev);
}
