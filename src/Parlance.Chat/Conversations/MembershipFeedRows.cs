using Parlance.Chat.Data;
using Parlance.Chat.Feeds;

namespace Parlance.Chat.Conversations;

/// <summary>What somebody's own feed has of the conversations that they are or were in.</summary>
internal sealed class MembershipFeedRows : IFeedSource<UserSpan>
{
    public async Task<IReadOnlyList<FeedRow>> ReadAsync(DbSession db, UserSpan span)
    {
        var rows = await db.QueryAsync<Member>(
            $"SELECT {MemberStore.Columns} FROM members WHERE user_id = @User AND user_rev > @After AND user_rev <= @UpTo ORDER BY user_rev LIMIT @Take",
            new { span.User, span.After, span.UpTo, span.Take });
        return [.. rows.Select(MembershipRow.Of)];
    }
}
