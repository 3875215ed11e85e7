using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Data;
using Parlance.Chat.Feeds;

namespace Parlance.Chat.Folders;

/// <summary>Writes what one change does to somebody's folders, all in one revision of their feed.</summary>
internal static class FolderChange
{
    /// <summary>Two devices of one person wait for each other here, and for the deletion of the account.</summary>
    public static async Task LockAsync(DbSession db, UserId user)
    {
        await UserFeeds.LockAsync(db, [user]);
        await UserStore.RequireAsync(db, user);
    }

    public static async Task<long> PutAsync(DbSession db, FeedPublisher feeds, UserId user, IEnumerable<Folder> folders, IEnumerable<FolderPlace> places)
    {
        var change = await UserChange.BeginAsync(db, user);
        foreach (var folder in folders)
        {
            var row = folder with { Rev = change.Rev };
            await FolderStore.PutAsync(db, user, row);
            change.Add(FolderRow.Of(row));
        }

        foreach (var place in places)
        {
            var row = place with { Rev = change.Rev };
            await FolderStore.PutAsync(db, user, row);
            change.Add(PlaceRow.Of(row));
        }

        change.End(db, feeds);
        return change.Rev;
    }
}
