using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Data;
using Parlance.Chat.Feeds;

namespace Parlance.Chat.Scheduled;

/// <summary>The one way in which scheduled messages change, in the caller's transaction. All devices of their author are told.</summary>
internal static class ScheduledChange
{
    /// <summary>Keeps the devices of one person from changing theirs until the commit.</summary>
    public static async Task LockAsync(DbSession db, UserId user)
    {
        await UserFeeds.LockAsync(db, [user]);
        await UserStore.RequireAsync(db, user);
    }

    public static async Task<ScheduledMessage> AddAsync(DbSession db, FeedPublisher feeds, ScheduledMessage row)
    {
        var change = await UserChange.BeginAsync(db, row.UserId);
        var added = row with { Rev = change.Rev };
        await ScheduledStore.InsertAsync(db, added);
        change.Add(ScheduledRow.Of(added));
        change.End(db, feeds);
        return added;
    }

    /// <exception cref="ChatError"><c>stale</c>: it is not what it was when it was read.</exception>
    public static async Task<ScheduledMessage> PutAsync(DbSession db, FeedPublisher feeds, ScheduledMessage before, ScheduledMessage after)
    {
        var change = await UserChange.BeginAsync(db, before.UserId);
        var row = after with { Rev = change.Rev };
        if (!await ScheduledStore.UpdateAsync(db, row, before.Rev))
        {
            throw ChatError.Stale();
        }

        change.Add(ScheduledRow.Of(row));
        change.End(db, feeds);
        return row;
    }
}
