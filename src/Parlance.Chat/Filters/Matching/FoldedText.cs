using System.Text;
using Parlance.Chat.Search.Text;

namespace Parlance.Chat.Filters.Matching;

/// <summary>
/// A text as filters compare it: folded like the search, what stands between words as one space, and what is not seen left out. Each letter knows where
/// it stands in the text.
/// </summary>
internal sealed class FoldedText
{
    public const int Space = ' ';

    private readonly List<int> _letters = [];
    private readonly List<bool> _spaced = [];
    private readonly List<(int Start, int End)> _places = [];

    private FoldedText(string text)
    {
        var at = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            foreach (var folded in Letters.Fold(rune).EnumerateRunes())
            {
                Add(folded, at, at + rune.Utf16SequenceLength);
            }

            at += rune.Utf16SequenceLength;
        }
    }

    public int Length => _letters.Count;

    public int this[int index] => _letters[index];

    /// <param name="composed">The text, without lone surrogates.</param>
    public static FoldedText Of(string composed) => new(composed);

    public IEnumerable<int> All() => _letters;

    /// <summary>Whether a word may begin or end in front of this letter. Where a script has no spaces it may anywhere.</summary>
    public bool IsEdge(int index) => index <= 0 || index >= Length || !_spaced[index] || !_spaced[index - 1];

    /// <summary>Where letters stand in the text.</summary>
    public Span SpanOf(int from, int to) => new(_places[from].Start, _places[to - 1].End);

    private void Add(Rune rune, int start, int end)
    {
        var kind = Letters.KindOf(rune);
        if (kind is LetterKind.Mark || (kind is LetterKind.None && _letters is [.., Space]))
        {
            return;
        }

        _letters.Add(kind is LetterKind.None ? Space : rune.Value);
        _spaced.Add(kind is LetterKind.Spaced);
        _places.Add((start, end));
    }
}
