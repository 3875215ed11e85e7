using Dapper;
using Parlance.Chat.Data;
using Parlance.Chat.Feeds;

namespace Parlance.Chat.Messages;

/// <summary>
/// What the feed of a conversation has of its messages and the reactions to them: those that the client holds, those that these answer, and the newest.
/// </summary>
internal sealed class MessageFeedRows : IFeedSource<ConversationSpan>
{
    // Stretches in one statement.
    private const int RangesMax = 50;

    public async Task<IReadOnlyList<FeedRow>> ReadAsync(DbSession db, ConversationSpan span)
    {
        var ranges = Visible(span).ToList();
        if (ranges.Count is 0 || span.After >= span.UpTo)
        {
            return [];
        }

        // Whichever is less decides by which index the rows are found: the messages that the client holds, or the changes since it looked.
        var rows = new List<FeedRow>();
        if (Held(ranges) > span.UpTo - span.After)
        {
            await AddAsync(db, span, rows, args => Changed(args, ranges, span));
        }
        else
        {
            foreach (var some in ranges.Concat(await AnsweredAsync(db, span, ranges)).Chunk(RangesMax))
            {
                await AddAsync(db, span, rows, args => $"{Within("seq", args, some)} AND rev + 0 > @After AND rev + 0 <= @UpTo ORDER BY rev + 0");
            }
        }

        return [.. rows.OrderBy(row => row.Rev).Take(span.Take)];
    }

    // Who holds little is answered at once, however long they were away. Who holds much asks again, as often as there is that much to look through.
    public long EndOfPage(ConversationSpan span) =>
        Held(Visible(span)) <= MessageLimits.SearchedMax ? span.UpTo : Math.Min(span.UpTo, span.After + MessageLimits.SearchedMax);

    public async Task<IReadOnlyList<FeedRow>> ReadNewestAsync(DbSession db, ConversationSpan span)
    {
        var held = Visible(span).OrderBy(range => range.From).ToList();
        var newest = new SeqRange(Math.Max(span.Place.VisibleFrom, span.Place.LastSeq - MessageLimits.NewestMax + 1), span.Place.LastSeq);
        return (await MessagePages.ReadAsync(db, span.Place, [.. SeqRanges.Without(newest, held)], order: seq => -seq)).Rows;
    }

    private static IEnumerable<SeqRange> Visible(ConversationSpan span) => span.Ranges
        .Select(range => new SeqRange(Math.Max(range.From, span.Place.VisibleFrom), Math.Min(range.To, span.Place.LastSeq)))
        .Where(range => range.From <= range.To);

    private static long Held(IEnumerable<SeqRange> ranges) => ranges.Sum(range => range.To - range.From + 1);

    // The messages outside of these stretches that those inside answer.
    private static async Task<IReadOnlyList<SeqRange>> AnsweredAsync(DbSession db, ConversationSpan span, List<SeqRange> ranges)
    {
        var args = Args(span);
        var answered = await db.QueryAsync<long>(
            $"SELECT reply_to FROM messages WHERE conversation_id = @Conversation AND {Within("seq", args, ranges)} AND reply_to IS NOT NULL", args);
        return SeqRanges.Of(answered.Distinct().Where(seq => seq >= span.Place.VisibleFrom && !ranges.Exists(range => range.From <= seq && seq <= range.To)));
    }

    // Counted, and not asked for whether there is one: PostgreSQL would make a join of that, with all that the client holds.
    private static string Changed(DynamicParameters args, List<SeqRange> ranges, ConversationSpan span)
    {
        args.Add("visibleFrom", span.Place.VisibleFrom);
        return $"""
            rev > @After AND rev <= @UpTo AND ({Within("seq + 0", args, ranges)} OR (seq + 0 >= @visibleFrom AND (
                SELECT COUNT(*) FROM messages m WHERE m.conversation_id = @Conversation AND m.reply_to = changed.seq AND {Within("m.seq + 0", args, ranges)}) > 0))
            ORDER BY rev
            """;
    }

    private static async Task AddAsync(DbSession db, ConversationSpan span, List<FeedRow> rows, Func<DynamicParameters, string> which)
    {
        rows.AddRange((await ReadAsync<Message>(MessageStore.Columns, "messages")).Select(MessageRow.Of));
        rows.AddRange((await ReadAsync<Reaction>(ReactionStore.Columns, "reactions")).Select(ReactionRow.Of));

        Task<IReadOnlyList<T>> ReadAsync<T>(string columns, string table)
        {
            var args = Args(span);
            return db.QueryAsync<T>($"SELECT {columns} FROM {table} changed WHERE conversation_id = @Conversation AND {which(args)} LIMIT @Take", args);
        }
    }

    private static DynamicParameters Args(ConversationSpan span) => new(new { span.Place.Conversation, span.After, span.UpTo, span.Take });

    // The other condition of a statement is written so that no index serves it: 'rev + 0', or 'seq + 0'.
    private static string Within(string seq, DynamicParameters args, IEnumerable<SeqRange> ranges)
    {
        var within = new List<string>();
        foreach (var (number, range) in ranges.Index())
        {
            within.Add($"{seq} BETWEEN @from{number} AND @to{number}");
            args.Add($"from{number}", range.From);
            args.Add($"to{number}", range.To);
        }

        return $"({string.Join(" OR ", within)})";
    }
}
