using Parlance.Chat.Data;
using Parlance.Chat.Feeds;

namespace Parlance.Chat.Folders;

/// <summary>What somebody's own feed has of their folders.</summary>
internal sealed class FolderFeedRows : IFeedSource<UserSpan>
{
    public async Task<IReadOnlyList<FeedRow>> ReadAsync(DbSession db, UserSpan span)
    {
        var rows = await db.QueryAsync<Folder>(
            $"SELECT {FolderStore.Columns} FROM folders WHERE user_id = @User AND rev > @After AND rev <= @UpTo ORDER BY rev LIMIT @Take",
            new { span.User, span.After, span.UpTo, span.Take });
        return [.. rows.Select(FolderRow.Of)];
    }
}
