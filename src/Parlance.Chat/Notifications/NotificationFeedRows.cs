using Parlance.Chat.Data;
using Parlance.Chat.Feeds;

namespace Parlance.Chat.Notifications;

/// <summary>What somebody's own feed has of how they want to be told of messages.</summary>
internal sealed class NotificationFeedRows : IFeedSource<UserSpan>
{
    public async Task<IReadOnlyList<FeedRow>> ReadAsync(DbSession db, UserSpan span)
    {
        var args = new { span.User, span.After, span.UpTo, span.Take };
        var levels = await db.QueryAsync<LevelSetting>(
            $"SELECT {NotificationStore.Columns} FROM notification_levels WHERE user_id = @User AND rev > @After AND rev <= @UpTo ORDER BY rev LIMIT @Take", args);
        var rules = await db.QueryAsync<NotificationRules>(
            $"SELECT {NotificationStore.RulesColumns} FROM notification_rules WHERE user_id = @User AND rev > @After AND rev <= @UpTo", args);
        return [.. levels.Select(NotificationRow.Of), .. rules.Select(NotificationRulesRow.Of)];
    }
}
