using Parlance.Chat.Search.Query;
using Parlance.Chat.Search.Text;

namespace Parlance.Chat.Search.Finding;

/// <summary>The part of a message where it was found, as plain text: clients mark the ranges, and show no markup of it.</summary>
/// <param name="Text">Without Markdown. It begins and ends between words.</param>
/// <param name="Ranges">What was looked for, in the order of the text.</param>
/// <param name="IsCut">Whether the message has more text, before or behind.</param>
internal sealed record Snippet(string Text, IReadOnlyList<Snippet.Range> Ranges, bool IsCut)
{
    // What stands before the first place, so that one sees what it is about.
    private const int LeadChars = SearchLimits.SnippetChars / 4;

    /// <param name="Start">The first UTF-16 unit.</param>
    /// <param name="Length">How many.</param>
    internal sealed record Range(int Start, int Length);

    public static Snippet Of(string plain, IReadOnlyList<Phrase> phrases)
    {
        var text = Tokenizer.Composed(plain);
        var tokens = Tokenizer.Read(text);
        var places = phrases.SelectMany(phrase => Places.Of(phrase, tokens).Select(place => (tokens[place.First].Start, End(phrase, tokens[place.Last])))).Order().ToList();
        var (from, to) = Window(text, tokens, places.Count is 0 ? 0 : places[0].Start);
        return new(text[from..to], RangesIn(places, from, to), from > 0 || to < text.Length);
    }

    // A word is marked as a whole, but of a pair of characters only what was asked for.
    private static int End(Phrase phrase, Token last) =>
        phrase.IsPrefix && Letters.IsUnspaced(last.Text) ? Math.Min(last.End, last.Start + phrase.Tokens[^1].Length) : last.End;

    private static (int From, int To) Window(string text, IReadOnlyList<Token> tokens, int first)
    {
        if (text.Length <= SearchLimits.SnippetChars)
        {
            return (0, text.Length);
        }

        var start = Math.Clamp(first - LeadChars, 0, text.Length - SearchLimits.SnippetChars);
        var end = start + SearchLimits.SnippetChars;
        // Words stay whole, unless one is all that there is.
        var from = start is 0 ? 0 : tokens.Select(token => token.Start).FirstOrDefault(at => at >= start, start);
        var to = end == text.Length ? end : tokens.Select(token => token.End).LastOrDefault(at => at <= end, end);
        return from < to && from <= first ? (Whole(text, from), Whole(text, to)) : (Whole(text, first), Whole(text, Math.Min(text.Length, first + SearchLimits.SnippetChars)));
    }

    // Never between the two halves of a character.
    private static int Whole(string text, int at) => at > 0 && at < text.Length && char.IsLowSurrogate(text[at]) ? at - 1 : at;

    private static List<Range> RangesIn(IReadOnlyList<(int Start, int End)> places, int from, int to)
    {
        var ranges = new List<Range>();
        foreach (var (start, end) in places.Select(place => (Start: Math.Max(place.Start, from) - from, End: Math.Min(place.End, to) - from)).Where(place => place.Start < place.End))
        {
            if (ranges.Count > 0 && start <= ranges[^1].Start + ranges[^1].Length)
            {
                ranges[^1] = ranges[^1] with { Length = Math.Max(ranges[^1].Length, end - ranges[^1].Start) };
            }
            else
            {
                ranges.Add(new(start, end - start));
            }
        }

        return ranges;
    }
}
