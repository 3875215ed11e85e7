using Parlance.Chat.Search.Text;

namespace Parlance.Chat.Filters.Matching;

/// <summary>
/// Words and phrases of many filters, looked for in one pass over a text: at each place the phrases that go on as the text does are a stretch of the
/// sorted list, which gets narrower with every letter. What it takes has no more to do with how many there are than the logarithm of it.
/// </summary>
internal sealed class Phrases
{
    private const char Wildcard = '*';

    private readonly List<Phrase> _sorted;

    // Of each first letter, where its stretch begins and ends: most places of a text are done with by this.
    private readonly Dictionary<int, (int From, int To)> _byFirst = [];

    private Phrases(List<Phrase> phrases)
    {
        _sorted = phrases;
        _sorted.Sort(static (one, other) => one.Letters.AsSpan().SequenceCompareTo(other.Letters));
        for (var index = 0; index < _sorted.Count; index++)
        {
            var first = _sorted[index].Letters[0];
            _byFirst[first] = (_byFirst.TryGetValue(first, out var stretch) ? stretch.From : index, index + 1);
        }
    }

    /// <param name="lines">What is looked for, each with the number of its filter.</param>
    public static Phrases Of(IEnumerable<(string Line, int Filter)> lines) =>
        new([.. lines.Select(line => Parse(line.Line, line.Filter)).OfType<Phrase>()]);

    /// <summary>Whether anything could be found by it.</summary>
    public static bool IsPattern(string line) => Parse(line, filter: 0) is not null;

    /// <summary>Hears of everything that is found: the number of the filter, and between which letters.</summary>
    public void Find(FoldedText text, Action<int, int, int> found)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (_byFirst.TryGetValue(text[at], out var stretch))
            {
                FindAt(text, at, stretch.From, stretch.To, found);
            }
        }
    }

    private void FindAt(FoldedText text, int at, int from, int to, Action<int, int, int> found)
    {
        for (var depth = 1; ; depth++)
        {
            // Those that end here come first.
            for (; from < to && _sorted[from].Letters.Length == depth; from++)
            {
                var phrase = _sorted[from];
                if ((phrase.IsOpenBefore || text.IsEdge(at)) && (phrase.IsOpenBehind || text.IsEdge(at + depth)))
                {
                    found(phrase.Filter, at, at + depth);
                }
            }

            if (from == to || at + depth >= text.Length)
            {
                return;
            }

            var letter = text[at + depth];
            (from, to) = (Bound(from, to, depth, letter), Bound(from, to, depth, letter + 1));
        }
    }

    // The first whose letter there is this one or a higher one.
    private int Bound(int from, int to, int depth, int letter)
    {
        while (from < to)
        {
            var middle = (from + to) / 2;
            (from, to) = _sorted[middle].Letters[depth] < letter ? (middle + 1, to) : (from, middle);
        }

        return from;
    }

    private static Phrase? Parse(string line, int filter)
    {
        var inner = line.Trim(Wildcard);
        var letters = FoldedText.Of(Tokenizer.Composed(inner)).All().ToArray().AsSpan().Trim(FoldedText.Space).ToArray();
        return letters.Length is 0 or > FilterLimits.PatternCharsMax || inner.Contains(Wildcard, StringComparison.Ordinal)
            ? null
            : new(letters, line.StartsWith(Wildcard), line.EndsWith(Wildcard), filter);
    }

    private sealed record Phrase(int[] Letters, bool IsOpenBefore, bool IsOpenBehind, int Filter);
}
