using System.Text;

namespace Parlance.Chat.Search.Text;

/// <summary>
/// Takes a text apart into the words that it is searched by, the same for both databases. Letters and digits are words; an emoji is one by itself.
/// Where a script has no spaces, each two neighbours are a word, so that any part of a text is found, and the last character of a run is one more.
/// </summary>
internal sealed class Tokenizer
{
    private readonly string _text;
    private readonly int _max;
    private readonly List<Token> _tokens = [];
    private readonly StringBuilder _word = new();
    private readonly List<Token> _run = [];
    private int _wordStart;
    private int _wordEnd;

    private Tokenizer(string text, int max) => (_text, _max) = (text, max);

    /// <summary>A text as it is taken apart, and as places are counted in it: composed. No lone surrogates are in it.</summary>
    public static string Composed(string text) => Normal(text).Normalize(NormalizationForm.FormC);

    /// <summary>The same without the one character that there is not, and for which normalizing throws.</summary>
    public static string Normal(string text) => text.Replace('\ufffe', ' ');

    /// <param name="composed">The text.</param>
    /// <param name="max">How many words at most; what follows is left.</param>
    public static IReadOnlyList<Token> Read(string composed, int max = SearchLimits.TokensMax) => new Tokenizer(composed, max).Read();

    private List<Token> Read()
    {
        var at = 0;
        foreach (var rune in _text.EnumerateRunes())
        {
            if (_tokens.Count >= _max)
            {
                break;
            }

            foreach (var folded in Letters.Fold(rune).EnumerateRunes())
            {
                Add(folded, at, rune.Utf16SequenceLength);
            }

            at += rune.Utf16SequenceLength;
            Extend(rune, at);
        }

        EndWord();
        EndRun();
        return _tokens.Count > _max ? _tokens[.._max] : _tokens;
    }

    private void Add(Rune rune, int start, int length)
    {
        switch (Letters.KindOf(rune))
        {
            case LetterKind.Spaced:
                EndRun();
                AddToWord(rune, start, length);
                break;
            case LetterKind.Unspaced:
                EndWord();
                _run.Add(new(rune.ToString(), start, length));
                break;
            case LetterKind.Picture:
                EndWord();
                EndRun();
                _tokens.Add(new(rune.ToString(), start, length));
                break;
            case LetterKind.None:
                EndWord();
                EndRun();
                break;
            case LetterKind.Mark:
                break;
        }
    }

    private void AddToWord(Rune rune, int start, int length)
    {
        if (_word.Length is 0)
        {
            _wordStart = start;
        }

        if (_word.Length + rune.Utf16SequenceLength <= SearchLimits.TokenCharsMax)
        {
            _word.Append(rune);
        }

        _wordEnd = start + length;
    }

    // A mark that was folded away still belongs to what it stands on.
    private void Extend(Rune rune, int end)
    {
        if (Letters.KindOf(rune) is not LetterKind.Mark)
        {
            return;
        }

        if (_word.Length > 0)
        {
            _wordEnd = end;
        }
        else if (_run.Count > 0)
        {
            _run[^1] = _run[^1] with { Length = end - _run[^1].Start };
        }
    }

    private void EndWord()
    {
        if (_word.Length > 0)
        {
            _tokens.Add(new(_word.ToString(), _wordStart, _wordEnd - _wordStart));
            _word.Clear();
        }
    }

    private void EndRun()
    {
        for (var index = 0; index < _run.Count; index++)
        {
            var token = _run[index];
            _tokens.Add(index + 1 < _run.Count ? new(token.Text + _run[index + 1].Text, token.Start, _run[index + 1].End - token.Start) : token);
        }

        _run.Clear();
    }
}
