using Parlance.Chat.Conversations;
using Parlance.Chat.Feeds;

namespace Parlance.Chat.Messages.Threads;

/// <summary>What somebody has to do with a thread, in their own feed.</summary>
/// <param name="Conversation">Where it is.</param>
/// <param name="Thread">The seq of its first message.</param>
/// <param name="Following">Whether they follow it.</param>
/// <param name="Seq">Every reply up to this one is read.</param>
/// <param name="Version">Goes up when the position is moved back on purpose. A client says with each move which one it knows.</param>
/// <param name="Rev">The revision of the row.</param>
internal sealed record ThreadRow(ConversationId Conversation, long Thread, bool Following, long Seq, long Version, long Rev) : FeedRow(Rev)
{
    public static ThreadRow Of(FollowedThread row) => new(row.ConversationId, row.Thread, row.State is FollowState.Follows, row.Seq, row.Version, row.Rev);
}
