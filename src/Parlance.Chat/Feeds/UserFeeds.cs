using Parlance.Chat.Accounts;
using Parlance.Chat.Data;

namespace Parlance.Chat.Feeds;

/// <summary>The heads of users' own feeds.</summary>
internal static class UserFeeds
{
    /// <summary>The revision of what this transaction changes in somebody's feed, taken once. Later ones wait until it commits.</summary>
    public static Task<long> NextRevAsync(DbSession db, UserId user) => db.ScalarAsync<long>(
        "INSERT INTO user_feeds (user_id, rev) VALUES (@user, 1) ON CONFLICT (user_id) DO UPDATE SET rev = user_feeds.rev + 1 RETURNING rev",
        new { user });

    /// <summary>Keeps all other writers away from these feeds until the commit, so that what is read of them is still true then. SQLite has one writer.</summary>
    /// <param name="db">The transaction.</param>
    /// <param name="users">Whose. They are locked in the order of their ids: two who lock the same ones must not wait for each other.</param>
    public static async Task LockAsync(DbSession db, IEnumerable<UserId> users)
    {
        if (db.Dialect is not Dialect.Postgres)
        {
            return;
        }

        foreach (var user in users.Distinct().OrderBy(user => user.Value))
        {
            // Somebody of whom nothing was written yet has no row that could be locked.
            await db.ExecuteAsync("INSERT INTO user_feeds (user_id, rev) VALUES (@user, 0) ON CONFLICT (user_id) DO UPDATE SET rev = user_feeds.rev", new { user });
        }
    }

    public static Task<long> HeadAsync(DbSession db, UserId user) =>
        db.ScalarAsync<long>("SELECT rev FROM user_feeds WHERE user_id = @user", new { user });
}
