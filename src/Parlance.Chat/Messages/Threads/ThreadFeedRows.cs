using Parlance.Chat.Data;
using Parlance.Chat.Feeds;

namespace Parlance.Chat.Messages.Threads;

/// <summary>What somebody's own feed has of threads.</summary>
internal sealed class ThreadFeedRows : IFeedSource<UserSpan>
{
    public async Task<IReadOnlyList<FeedRow>> ReadAsync(DbSession db, UserSpan span)
    {
        var rows = await db.QueryAsync<FollowedThread>(
            $"SELECT {FollowStore.Columns} FROM followed_threads WHERE user_id = @User AND rev > @After AND rev <= @UpTo ORDER BY rev LIMIT @Take",
            new { span.User, span.After, span.UpTo, span.Take });
        return [.. rows.Select(ThreadRow.Of)];
    }
}
