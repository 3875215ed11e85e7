using Parlance.Chat.Feeds;

namespace Parlance.Chat.Messages;

/// <summary>What can be done with stretches of seqs.</summary>
internal static class SeqRanges
{
    /// <summary>The fewest stretches that have exactly these seqs: mostly one, and the messages that are answered.</summary>
    public static List<SeqRange> Of(IEnumerable<long> seqs)
    {
        var stretches = new List<SeqRange>();
        foreach (var seq in seqs.Order())
        {
            if (stretches is [.., var last] && last.To == seq - 1)
            {
                stretches[^1] = last with { To = seq };
            }
            else
            {
                stretches.Add(new(seq, seq));
            }
        }

        return stretches;
    }

    /// <summary>What of the stretch is in none of the others, which are in order.</summary>
    public static IEnumerable<SeqRange> Without(SeqRange stretch, IEnumerable<SeqRange> held)
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
}
