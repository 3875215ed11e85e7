using Parlance.Chat.Data;
using Parlance.Chat.Feeds;

namespace Parlance.Chat.Messages.Pins;

/// <summary>What the feed of a conversation has of its pins: all those that this person may see, whether the client holds the messages or not.</summary>
internal sealed class PinFeedRows : IFeedSource<ConversationSpan>
{
    public async Task<IReadOnlyList<FeedRow>> ReadAsync(DbSession db, ConversationSpan span)
    {
        var rows = await db.QueryAsync<Pin>(
            $"""
            SELECT {PinStore.Columns} FROM pins WHERE conversation_id = @Conversation AND rev > @After AND rev <= @UpTo AND seq >= @VisibleFrom
            ORDER BY rev LIMIT @Take
            """,
            new { span.Place.Conversation, span.Place.VisibleFrom, span.After, span.UpTo, span.Take });
        return [.. rows.Select(PinRow.Of)];
    }
}
