using Parlance.Chat.Data;
using Parlance.Chat.Feeds;

namespace Parlance.Chat.Presence;

/// <summary>What somebody's own feed has of their presence.</summary>
internal sealed class PresenceFeedRows : IFeedSource<UserSpan>
{
    public async Task<IReadOnlyList<FeedRow>> ReadAsync(DbSession db, UserSpan span)
    {
        var row = await PresenceStore.ReadAsync(db, span.User);
        return row.Rev > span.After && row.Rev <= span.UpTo ? [PresenceRow.Of(row)] : [];
    }
}
