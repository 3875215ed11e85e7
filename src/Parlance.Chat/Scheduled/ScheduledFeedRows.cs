using Parlance.Chat.Data;
using Parlance.Chat.Feeds;

namespace Parlance.Chat.Scheduled;

/// <summary>What somebody's own feed has of the messages that they send later.</summary>
internal sealed class ScheduledFeedRows : IFeedSource<UserSpan>
{
    public async Task<IReadOnlyList<FeedRow>> ReadAsync(DbSession db, UserSpan span)
    {
        var rows = await db.QueryAsync<ScheduledMessage>(
            $"SELECT {ScheduledStore.Columns} FROM scheduled_messages WHERE user_id = @User AND rev > @After AND rev <= @UpTo ORDER BY rev LIMIT @Take",
            new { span.User, span.After, span.UpTo, span.Take });
        return [.. rows.Select(ScheduledRow.Of)];
    }
}
