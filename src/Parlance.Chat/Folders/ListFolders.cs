using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Data;
using Parlance.Chat.Feeds;

namespace Parlance.Chat.Folders;

/// <summary>Lists one's folders and what is in them, in one's own order. All of it fits in one answer.</summary>
internal sealed class ListFolders(ChatDatabase database, RateLimiter limiter)
{
    /// <param name="Folders">In their order.</param>
    /// <param name="Places">The conversations that are among the favourites or in a folder, those of each list in their order.</param>
    /// <param name="Head">The revision of one's own feed of which this is.</param>
    public sealed record Listed(IReadOnlyList<FolderRow> Folders, IReadOnlyList<PlaceRow> Places, long Head) : Reply;

    public Task<Listed> HandleAsync(Actor actor, CancellationToken cancel)
    {
        limiter.Take(RateLimit.ReadsPerUser, actor.User.ToString());
        return database.ReadAsync(
            async db => new Listed(
                [.. (await FolderStore.OfAsync(db, actor.User)).Select(FolderRow.Of)],
                [.. (await FolderStore.PlacesOfAsync(db, actor.User)).Select(PlaceRow.Of)],
                await UserFeeds.HeadAsync(db, actor.User)),
            cancel);
    }
}
