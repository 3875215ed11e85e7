using Parlance.Chat.Data;
using Parlance.Chat.Feeds;

namespace Parlance.Chat.Reminders;

/// <summary>What somebody's own feed has of their reminders.</summary>
internal sealed class ReminderFeedRows : IFeedSource<UserSpan>
{
    public async Task<IReadOnlyList<FeedRow>> ReadAsync(DbSession db, UserSpan span)
    {
        var rows = await db.QueryAsync<Reminder>(
            $"SELECT {ReminderStore.Columns} FROM reminders WHERE user_id = @User AND rev > @After AND rev <= @UpTo ORDER BY rev LIMIT @Take",
            new { span.User, span.After, span.UpTo, span.Take });
        return [.. rows.Select(ReminderRow.Of)];
    }
}
