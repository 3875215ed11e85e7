using Parlance.Chat.Data;
using Parlance.Chat.Feeds;

namespace Parlance.Chat.Reading.Receipts;

/// <summary>What the feed of a conversation has of how far people have read.</summary>
internal sealed class ReceiptFeedRows : IFeedSource<ConversationSpan>
{
    public async Task<IReadOnlyList<FeedRow>> ReadAsync(DbSession db, ConversationSpan span)
    {
        var rows = await db.QueryAsync<Receipt>(
            $"SELECT {ReceiptStore.Columns} FROM receipts WHERE conversation_id = @Conversation AND rev > @After AND rev <= @UpTo ORDER BY rev LIMIT @Take",
            new { span.Place.Conversation, span.After, span.UpTo, span.Take });
        return [.. rows.Select(ReceiptRow.Of)];
    }
}
