using Parlance.Chat.Data;
using Parlance.Chat.Feeds;

namespace Parlance.Chat.Contacts;

/// <summary>What somebody's own feed has of their contacts.</summary>
internal sealed class ContactFeedRows : IFeedSource<UserSpan>
{
    public async Task<IReadOnlyList<FeedRow>> ReadAsync(DbSession db, UserSpan span)
    {
        var rows = await db.QueryAsync<Contact>(
            $"SELECT {ContactStore.Columns} FROM contacts WHERE user_id = @User AND rev > @After AND rev <= @UpTo ORDER BY rev LIMIT @Take",
            new { span.User, span.After, span.UpTo, span.Take });
        return [.. rows.Select(ContactRow.Of)];
    }
}

/// <summary>What somebody's own feed has of those whom they have blocked.</summary>
internal sealed class BlockFeedRows : IFeedSource<UserSpan>
{
    public async Task<IReadOnlyList<FeedRow>> ReadAsync(DbSession db, UserSpan span)
    {
        var rows = await db.QueryAsync<Block>(
            $"SELECT {BlockStore.Columns} FROM blocks WHERE user_id = @User AND rev > @After AND rev <= @UpTo ORDER BY rev LIMIT @Take",
            new { span.User, span.After, span.UpTo, span.Take });
        return [.. rows.Select(BlockRow.Of)];
    }
}
