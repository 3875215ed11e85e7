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

    public static Task<long> HeadAsync(DbSession db, UserId user) =>
        db.ScalarAsync<long>("SELECT rev FROM user_feeds WHERE user_id = @user", new { user });
}
