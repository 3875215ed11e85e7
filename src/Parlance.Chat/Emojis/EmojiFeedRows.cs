using Parlance.Chat.Data;
using Parlance.Chat.Feeds;

namespace Parlance.Chat.Emojis;

/// <summary>What the server's feed has of emoji.</summary>
internal sealed class EmojiFeedRows : IFeedSource<ServerSpan>
{
    public async Task<IReadOnlyList<FeedRow>> ReadAsync(DbSession db, ServerSpan span)
    {
        var rows = await db.QueryAsync<CustomEmoji>(
            $"SELECT {EmojiStore.Columns} FROM custom_emoji WHERE rev > @After AND rev <= @UpTo ORDER BY rev LIMIT @Take", new { span.After, span.UpTo, span.Take });
        return [.. rows.Select(EmojiRow.Of)];
    }
}
