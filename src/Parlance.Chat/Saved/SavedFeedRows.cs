using Parlance.Chat.Data;
using Parlance.Chat.Feeds;

namespace Parlance.Chat.Saved;

/// <summary>What somebody's own feed has of what they have saved.</summary>
internal sealed class SavedFeedRows : IFeedSource<UserSpan>
{
    public async Task<IReadOnlyList<FeedRow>> ReadAsync(DbSession db, UserSpan span)
    {
        var rows = await db.QueryAsync<SavedMessage>(
            $"SELECT {SavedStore.Columns} FROM saved_messages WHERE user_id = @User AND rev > @After AND rev <= @UpTo ORDER BY rev LIMIT @Take",
            new { span.User, span.After, span.UpTo, span.Take });
        return [.. rows.Select(SavedRow.Of)];
    }
}
