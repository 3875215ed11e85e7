using Parlance.Chat.Data;

namespace Parlance.Chat.Feeds;

/// <summary>
/// Reads a feed in pages of whole revisions: what one commit changed is never torn apart, and where a page ends says all that the next one needs.
/// </summary>
internal static class FeedReader
{
    /// <summary>Rows of one source in one page, unless a single commit changed more.</summary>
    public const int RowsMax = 200;

    /// <summary>Bytes of one source in one page, unless a single commit changed more: a connection's send buffer has room for several of them.</summary>
    public const int SizeMax = 1024 * 1024;

    /// <param name="Rows">In the order of their revs.</param>
    /// <param name="Next">The rev that the next page follows; null at the end.</param>
    internal sealed record Part(IReadOnlyList<FeedRow> Rows, long? Next);

    public static async Task<Part> ReadAsync<TSpan>(DbSession db, IEnumerable<IFeedSource<TSpan>> sources, TSpan span)
        where TSpan : FeedSpan
    {
        var rows = new List<FeedRow>();
        var complete = sources.Aggregate(span.UpTo, (end, source) => Math.Min(end, source.EndOfPage(span)));
        foreach (var source in sources)
        {
            var (read, end) = await ReadAsync(db, source, span with { UpTo = complete });
            rows.AddRange(read);
            complete = Math.Min(complete, end);
        }

        var whole = rows.Where(row => row.Rev <= complete).OrderBy(row => row.Rev).ToList();
        return complete < span.UpTo ? new(whole, complete) : new([.. whole, .. await ReadNewestAsync(db, sources, span)], Next: null);
    }

    /// <summary>The first of these, as many as a page has room for. One is there in any case.</summary>
    public static List<T> Fitting<T>(IEnumerable<T> items, Func<T, long> sizeOf)
    {
        var (fitting, size) = (new List<T>(), 0L);
        foreach (var item in items)
        {
            size += sizeOf(item);
            if (size > SizeMax && fitting.Count > 0)
            {
                break;
            }

            fitting.Add(item);
        }

        return fitting;
    }

    private static async Task<IReadOnlyList<FeedRow>> ReadNewestAsync<TSpan>(DbSession db, IEnumerable<IFeedSource<TSpan>> sources, TSpan span)
        where TSpan : FeedSpan
    {
        var newest = new List<FeedRow>();
        foreach (var source in sources)
        {
            newest.AddRange(await source.ReadNewestAsync(db, span));
        }

        return newest;
    }

    // The rows, and the last rev of which all of them are there.
    private static async Task<(IReadOnlyList<FeedRow> Rows, long Complete)> ReadAsync<TSpan>(DbSession db, IFeedSource<TSpan> source, TSpan span)
        where TSpan : FeedSpan
    {
        var rows = await source.ReadAsync(db, span with { Take = RowsMax + 1 });
        if (FirstBeyond(rows) is not { } first)
        {
            return (rows, span.UpTo);
        }

        var torn = first.Rev;
        return torn > rows[0].Rev
            ? (rows, torn - 1)
            : (await source.ReadAsync(db, span with { UpTo = torn, Take = int.MaxValue }), torn);
    }

    // The first row for which a page has no room.
    private static FeedRow? FirstBeyond(IReadOnlyList<FeedRow> rows)
    {
        var size = 0L;
        foreach (var (index, row) in rows.Index())
        {
            size += row.Size;
            if (index is RowsMax || (index > 0 && size > SizeMax))
            {
                return row;
            }
        }

        return null;
    }
}
