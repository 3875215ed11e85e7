using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Data;
using Parlance.Chat.Feeds;

namespace Parlance.Chat.Reminders;

/// <summary>The one way in which reminders change, in the caller's transaction. All devices of their owner are told.</summary>
internal static class ReminderChange
{
    /// <summary>Keeps the devices of one person from changing theirs until the commit.</summary>
    public static async Task LockAsync(DbSession db, UserId user)
    {
        await UserFeeds.LockAsync(db, [user]);
        await UserStore.RequireAsync(db, user);
    }

    public static async Task<Reminder> AddAsync(DbSession db, FeedPublisher feeds, Reminder row)
    {
        var change = await UserChange.BeginAsync(db, row.UserId);
        var added = row with { Rev = change.Rev };
        await ReminderStore.InsertAsync(db, added);
        change.Add(ReminderRow.Of(added));
        change.End(db, feeds);
        return added;
    }

    /// <exception cref="ChatError"><c>stale</c>: it is not what it was when it was read.</exception>
    public static async Task<Reminder> PutAsync(DbSession db, FeedPublisher feeds, Reminder before, Reminder after)
    {
        var change = await UserChange.BeginAsync(db, before.UserId);
        var row = after with { Rev = change.Rev };
        if (!await ReminderStore.UpdateAsync(db, row, before.Rev))
        {
            throw ChatError.Stale();
        }

        change.Add(ReminderRow.Of(row));
        change.End(db, feeds);
        return row;
    }
}
