using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Data;
using Parlance.Chat.Feeds;

namespace Parlance.Chat.Contacts;

/// <summary>Ends the contacts of somebody whose account is deleted, for those who had them too, and forgets whom they had blocked.</summary>
internal sealed class LeaveContacts(FeedPublisher feeds) : IFarewell
{
    public async Task LeaveAsync(DbSession db, User user, DateTimeOffset now)
    {
        await UserFeeds.LockAsync(db, (await OthersAsync(db, user.Id)).Append(user.Id));
        // Once more: somebody may have come while the locks were waited for. Nobody does from here on.
        foreach (var other in await OthersAsync(db, user.Id))
        {
            var change = await UserChange.BeginAsync(db, other);
            var row = new Contact { UserId = other, OtherId = user.Id, At = now, Rev = change.Rev };
            await ContactStore.PutAsync(db, row);
            change.Add(ContactRow.Of(row));
            change.End(db, feeds);
        }

        await db.ExecuteAsync("DELETE FROM contacts WHERE user_id = @Id", new { user.Id });
        await db.ExecuteAsync("DELETE FROM blocks WHERE user_id = @Id", new { user.Id });
    }

    private static Task<IReadOnlyList<UserId>> OthersAsync(DbSession db, UserId user) => db.QueryAsync<UserId>(
        "SELECT user_id FROM contacts WHERE other_id = @user AND state <> @Removed ORDER BY user_id", new { user, ContactState.Removed });
}
