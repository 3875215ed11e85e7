using Parlance.Chat.Data;
using Parlance.Chat.Feeds;

namespace Parlance.Chat.Reading;

/// <summary>What somebody's own feed has of what they have read.</summary>
internal sealed class ReadFeedRows : IFeedSource<UserSpan>
{
    public async Task<IReadOnlyList<FeedRow>> ReadAsync(DbSession db, UserSpan span)
    {
        var rows = await db.QueryAsync<ReadPosition>(
            $"SELECT {ReadStore.Columns} FROM read_positions WHERE user_id = @User AND rev > @After AND rev <= @UpTo ORDER BY rev LIMIT @Take",
            new { span.User, span.After, span.UpTo, span.Take });
        return [.. rows.Select(ReadRow.Of)];
    }
}
