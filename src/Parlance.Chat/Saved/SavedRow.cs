using Parlance.Chat.Conversations;
using Parlance.Chat.Feeds;

namespace Parlance.Chat.Saved;

/// <summary>A message that somebody has put by for themselves, in their own feed.</summary>
/// <param name="Conversation">Where it is.</param>
/// <param name="Seq">Which message.</param>
/// <param name="At">When they saved it.</param>
/// <param name="Removed">Whether they have taken it out.</param>
/// <param name="Rev">The revision of the row.</param>
internal sealed record SavedRow(ConversationId Conversation, long Seq, DateTimeOffset At, bool Removed, long Rev) : FeedRow(Rev)
{
    public static SavedRow Of(SavedMessage row) => new(row.ConversationId, row.Seq, row.At, row.Removed, row.Rev);
}
