using Parlance.Chat.Search.Index;
using Parlance.Chat.Search.Query;
using Parlance.Chat.Search.Text;

namespace Parlance.Chat.Search.Finding;

/// <summary>
/// How much of what was looked for a message says. The same on both databases, since neither judges: how often the words are in it for its length
/// (as BM25 has it), whether they are written as they were asked for, whether they stand together, and a little for what is new.
/// </summary>
internal static class Ranking
{
    private const double Saturation = 1.2;
    private const double LengthShare = 0.75;
    private const double WordsUsual = 20;
    private const double AsWritten = 0.5;
    private const double WholeWord = 0.25;
    private const double Together = 1;
    private const double New = 0.3;
    private static readonly TimeSpan HalfLife = TimeSpan.FromDays(90);

    /// <summary>The hits, the most relevant first; of two alike the newer.</summary>
    public static IReadOnlyList<Hit> Order(IReadOnlyList<Hit> hits, IReadOnlyList<Phrase> phrases, DateTimeOffset now) =>
        [.. hits.OrderByDescending(hit => Score(hit, phrases, now)).ThenByDescending(hit => hit.Id)];

    private static double Score(Hit hit, IReadOnlyList<Phrase> phrases, DateTimeOffset now)
    {
        var text = Tokenizer.Composed(hit.Plain);
        var tokens = Tokenizer.Read(text);
        var places = phrases.Select(phrase => Places.Of(phrase, tokens).ToList()).ToList();
        var score = 0.0;
        foreach (var (phrase, found) in phrases.Zip(places))
        {
            score += found.Count * (Saturation + 1) / (found.Count + (Saturation * (1 - LengthShare + (LengthShare * tokens.Count / WordsUsual))));
            score += text.Contains(phrase.Written, StringComparison.OrdinalIgnoreCase) ? AsWritten : 0;
        }

        score += phrases.Zip(places).Sum(pair => pair.Second.Exists(place => IsWhole(pair.First, tokens[place.Last])) ? WholeWord : 0);
        score += phrases.Count > 1 && StandTogether(places) ? Together : 0;
        return score + (New * Math.Pow(2, -((now - EntryId.TimeOf(hit.Id)) / HalfLife)));
    }

    private static bool IsWhole(Phrase phrase, Token last) => string.Equals(last.Text, phrase.Tokens[^1], StringComparison.Ordinal);

    // One behind the other, in the order in which they were asked for.
    private static bool StandTogether(List<List<(int First, int Last)>> places)
    {
        var ends = places[0].Select(place => place.Last).ToHashSet();
        foreach (var next in places.Skip(1))
        {
            ends = [.. next.Where(place => ends.Contains(place.First - 1)).Select(place => place.Last)];
        }

        return ends.Count > 0;
    }
}
