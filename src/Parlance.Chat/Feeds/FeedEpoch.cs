using Parlance.Chat.Data;

namespace Parlance.Chat.Feeds;

/// <summary>Which life of the database this is, from its first migration on. Revisions of another life mean nothing: a client that holds them starts again.</summary>
internal static class FeedEpoch
{
    public static Task<string> ReadAsync(DbSession db) => db.ScalarAsync<string>("SELECT epoch FROM feed_epoch WHERE id = 1");
}
