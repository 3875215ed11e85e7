using Parlance.Chat.Data;

namespace Parlance.Chat.Feeds;

/// <summary>The feed that everybody on the server follows: what is the same for all of them.</summary>
internal static class ServerFeed
{
    /// <summary>Waits for other writers of the feed and keeps them away until the commit. SQLite has one writer. It comes after all other locks.</summary>
    public static Task LockAsync(DbSession db) => db.Dialect is Dialect.Postgres
        ? db.ExecuteAsync("SELECT 1 FROM server_feed WHERE id = 1 FOR UPDATE")
        : Task.CompletedTask;

    /// <summary>The revision of what this transaction changes in it, taken once.</summary>
    public static Task<long> NextRevAsync(DbSession db) => db.ScalarAsync<long>("UPDATE server_feed SET rev = rev + 1 WHERE id = 1 RETURNING rev");

    public static Task<long> HeadAsync(DbSession db) => db.ScalarAsync<long>("SELECT rev FROM server_feed WHERE id = 1");
}
