using Parlance.Chat.Data;
using Parlance.Chat.Feeds;

namespace Parlance.Chat.Folders;

/// <summary>What somebody's own feed has of where their conversations stand.</summary>
internal sealed class PlaceFeedRows : IFeedSource<UserSpan>
{
    public async Task<IReadOnlyList<FeedRow>> ReadAsync(DbSession db, UserSpan span)
    {
        var rows = await db.QueryAsync<FolderPlace>(
            $"SELECT {FolderStore.PlaceColumns} FROM folder_places WHERE user_id = @User AND rev > @After AND rev <= @UpTo ORDER BY rev LIMIT @Take",
            new { span.User, span.After, span.UpTo, span.Take });
        return [.. rows.Select(PlaceRow.Of)];
    }
}
