using Parlance.Chat.Data;
using Parlance.Chat.Feeds;

namespace Parlance.Chat.Drafts;

/// <summary>What somebody's own feed has of what they have begun to write.</summary>
internal sealed class DraftFeedRows : IFeedSource<UserSpan>
{
    public async Task<IReadOnlyList<FeedRow>> ReadAsync(DbSession db, UserSpan span)
    {
        var rows = await db.QueryAsync<Draft>(
            $"SELECT {DraftStore.Columns} FROM drafts WHERE user_id = @User AND rev > @After AND rev <= @UpTo ORDER BY rev LIMIT @Take",
            new { span.User, span.After, span.UpTo, span.Take });
        return [.. rows.Select(DraftRow.Of)];
    }
}
