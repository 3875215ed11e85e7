using Dapper;
using Parlance.Chat.Data;
using Parlance.Chat.Feeds;

namespace Parlance.Chat.Messages;

/// <summary>What the feed of a conversation has of its messages and the reactions to them: those that the client holds, and the newest.</summary>
internal sealed class MessageFeedRows : IFeedSource<ConversationSpan>
{
    public async Task<IReadOnlyList<FeedRow>> ReadAsync(DbSession db, ConversationSpan span)
    {
        var ranges = Visible(span).ToList();
        if (ranges.Count is 0 || span.After >= span.UpTo)
        {
            return [];
        }

        var messages = await ReadAsync<Message>(db, span, ranges, MessageStore.Columns, "messages");
        var reactions = await ReadAsync<Reaction>(db, span, ranges, ReactionStore.Columns, "reactions");
        return [.. messages.Select(FeedRow (row) => MessageRow.Of(row)).Concat(reactions.Select(ReactionRow.Of)).OrderBy(row => row.Rev).Take(span.Take)];
    }

    // Who holds little is answered at once, however long they were away. Who holds much asks again, as often as there is that much to look through.
    public long EndOfPage(ConversationSpan span) =>
        Held(Visible(span)) <= MessageLimits.SearchedMax ? span.UpTo : Math.Min(span.UpTo, span.After + MessageLimits.SearchedMax);

    public Task<IReadOnlyList<FeedRow>> ReadNewestAsync(DbSession db, ConversationSpan span)
    {
        var held = Visible(span).OrderBy(range => range.From).ToList();
        var newest = new SeqRange(Math.Max(span.Place.VisibleFrom, span.Place.LastSeq - MessageLimits.NewestMax + 1), span.Place.LastSeq);
        return MessagePages.ReadAsync(db, span.Place, [.. Without(newest, held)]);
    }

    private static IEnumerable<SeqRange> Visible(ConversationSpan span) => span.Ranges
        .Select(range => new SeqRange(Math.Max(range.From, span.Place.VisibleFrom), Math.Min(range.To, span.Place.LastSeq)))
        .Where(range => range.From <= range.To);

    private static long Held(IEnumerable<SeqRange> ranges) => ranges.Sum(range => range.To - range.From + 1);

    // What of the stretch is in none of the others, which are in order.
    private static IEnumerable<SeqRange> Without(SeqRange stretch, IEnumerable<SeqRange> held)
    {
        var from = stretch.From;
        foreach (var range in held.Where(range => range.To >= stretch.From))
        {
            if (range.From > from)
            {
                yield return new(from, Math.Min(range.From - 1, stretch.To));
            }

            from = Math.Max(from, range.To + 1);
        }

        if (from <= stretch.To)
        {
            yield return new(from, stretch.To);
        }
    }

    // Whichever is less decides by which index the rows are found: the messages that the client holds, or the changes since it looked. The other
    // condition is written so that no index serves it.
    private static Task<IReadOnlyList<T>> ReadAsync<T>(DbSession db, ConversationSpan span, List<SeqRange> ranges, string columns, string table)
    {
        var isFewHeld = Held(ranges) <= span.UpTo - span.After;
        var (seq, rev) = isFewHeld ? ("seq", "rev + 0") : ("seq + 0", "rev");
        var args = new DynamicParameters(new { span.Place.Conversation, span.After, span.UpTo, span.Take });
        foreach (var (number, range) in ranges.Index())
        {
            args.Add($"from{number}", range.From);
            args.Add($"to{number}", range.To);
        }

        var within = string.Join(" OR ", ranges.Select((_, number) => $"{seq} BETWEEN @from{number} AND @to{number}"));
        return db.QueryAsync<T>(
            $"SELECT {columns} FROM {table} WHERE conversation_id = @Conversation AND ({within}) AND {rev} > @After AND {rev} <= @UpTo ORDER BY {rev} LIMIT @Take", args);
    }
}
