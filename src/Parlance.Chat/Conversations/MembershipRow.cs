using Parlance.Chat.Feeds;

namespace Parlance.Chat.Conversations;

/// <summary>What somebody is in a conversation, in their own feed. The list of one's conversations is made of these.</summary>
/// <param name="Conversation">Which one.</param>
/// <param name="Role">What they may do.</param>
/// <param name="JoinedAt">When they came.</param>
/// <param name="LeftAt">When they left, or were put out; null while they are in it. Its content is to be forgotten then.</param>
/// <param name="MutedUntil">Until when they may not write.</param>
/// <param name="VisibleFrom">The first seq that they may read.</param>
/// <param name="Rev">The revision of the row.</param>
internal sealed record MembershipRow(
    ConversationId Conversation,
    MemberRole Role,
    DateTimeOffset JoinedAt,
    DateTimeOffset? LeftAt,
    DateTimeOffset? MutedUntil,
    long VisibleFrom,
    long Rev) : FeedRow(Rev)
{
    public static MembershipRow Of(Member row) => new(row.ConversationId, row.Role, row.JoinedAt, row.LeftAt, row.MutedUntil, row.VisibleFrom, row.UserRev);
}
