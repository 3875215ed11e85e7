using Parlance.Chat.Data;
using Parlance.Chat.Feeds;

namespace Parlance.Chat.Polls;

/// <summary>What somebody's own feed has of what they have chosen.</summary>
internal sealed class VoteFeedRows : IFeedSource<UserSpan>
{
    public async Task<IReadOnlyList<FeedRow>> ReadAsync(DbSession db, UserSpan span)
    {
        var rows = await db.QueryAsync<Vote>(
            $"SELECT {VoteStore.Columns} FROM poll_votes WHERE user_id = @User AND rev > @After AND rev <= @UpTo ORDER BY rev LIMIT @Take",
            new { span.User, span.After, span.UpTo, span.Take });
        return [.. rows.Select(VoteRow.Of)];
    }
}
