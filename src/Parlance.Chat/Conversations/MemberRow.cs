using Parlance.Chat.Accounts;
using Parlance.Chat.Feeds;

namespace Parlance.Chat.Conversations;

/// <summary>What everybody in a conversation sees of one of them.</summary>
/// <param name="User">Who.</param>
/// <param name="Role">What they may do.</param>
/// <param name="JoinedAt">When they came.</param>
/// <param name="LeftAt">When they left; null while they are here.</param>
/// <param name="MutedUntil">Until when they may not write.</param>
/// <param name="Rev">The revision of the row.</param>
internal sealed record MemberRow(UserId User, MemberRole Role, DateTimeOffset JoinedAt, DateTimeOffset? LeftAt, DateTimeOffset? MutedUntil, long Rev) : FeedRow(Rev)
{
    public override IEnumerable<UserId> Named() => [User];

    public static MemberRow Of(Member row) => new(row.UserId, row.Role, row.JoinedAt, row.LeftAt, row.MutedUntil, row.Rev);
}
