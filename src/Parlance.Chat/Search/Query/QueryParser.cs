using System.Buffers;

namespace Parlance.Chat.Search.Query;

/// <summary>
/// Reads what somebody has typed, in one pass, and never throws: what is no operator is words, and an operator whose value means nothing is a
/// mistake that is told.
/// </summary>
internal sealed class QueryParser
{
    private static readonly SearchValues<char> Quotes = SearchValues.Create("\"“”„«»「」");

    private readonly string _text;
    private readonly List<Wanted<Phrase>> _phrases = [];
    private readonly List<Wanted<string>> _from = [];
    private readonly List<Wanted<string>> _in = [];
    private readonly List<Wanted<Trait>> _traits = [];
    private readonly List<Days> _days = [];
    private readonly List<string> _words = [];
    private readonly List<string> _mistakes = [];
    private int _at;

    private QueryParser(string text) => _text = text;

    /// <param name="text">Without lone surrogates.</param>
    public static SearchQuery Parse(string text)
    {
        var parser = new QueryParser(text);
        parser.Read();
        return new()
        {
            Phrases = parser._phrases,
            From = parser._from,
            In = parser._in,
            Traits = parser._traits,
            Days = parser._days,
            Words = string.Join(' ', parser._words),
            Mistakes = parser._mistakes,
        };
    }

    private void Read()
    {
        for (var parts = 0; SkipSpace(); parts++)
        {
            if (parts == SearchLimits.PartsMax)
            {
                _mistakes.Add($"{SearchLimits.PartsMax} words and operators at most");
                return;
            }

            ReadPart();
        }
    }

    private bool SkipSpace()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at]))
        {
            _at++;
        }

        return _at < _text.Length;
    }

    private void ReadPart()
    {
        // Before a word it means 'not'; by itself it is a hyphen.
        var not = _text[_at] is '-' && _at + 1 < _text.Length && !char.IsWhiteSpace(_text[_at + 1]);
        if (not)
        {
            _at++;
        }

        if (IsQuote(_at))
        {
            Add(ReadQuoted(), isPrefix: false, not);
            return;
        }

        var word = ReadWhile(index => !char.IsWhiteSpace(_text[index]) && _text[index] is not ':');
        if (_at < _text.Length && _text[_at] is ':' && Operators.IsName(word) && HasValue(_at + 1))
        {
            _at++;
            AddOperator(word, IsQuote(_at) ? ReadQuoted() : ReadWord(), not);
            return;
        }

        word += ReadWord();
        var hasStar = word.EndsWith('*');
        // Whoever still types the last word has not come to its end.
        Add(hasStar ? word[..^1] : word, isPrefix: hasStar || (_at == _text.Length && !not), not);
    }

    private void AddOperator(string name, string value, bool not)
    {
        switch (name.ToLowerInvariant())
        {
            case "from":
                _from.Add(new(value.TrimStart('@'), not));
                break;
            case "in":
                _in.Add(new(value, not));
                break;
            case "has" or "is":
                AddTrait(name, value, not);
                break;
            default:
                AddDays(name, value, not);
                break;
        }
    }

    private void AddTrait(string name, string value, bool not)
    {
        if (Operators.TraitOf(name, value, out var expected) is { } trait)
        {
            _traits.Add(new(trait, not));
        }
        else
        {
            _mistakes.Add(expected);
        }
    }

    private void AddDays(string name, string value, bool not)
    {
        if (!not && Days.Of(name, value) is { } days)
        {
            _days.Add(days);
        }
        else
        {
            _mistakes.Add($"{name}: a day as 2026-12-31, a month as 2026-12, a year, today or yesterday, and no - before it");
        }
    }

    private void Add(string text, bool isPrefix, bool not)
    {
        if (!not && text.Length > 0)
        {
            _words.Add(text);
        }

        if (Phrase.Of(text, isPrefix) is { } phrase)
        {
            _phrases.Add(new(phrase, not));
        }
    }

    // A quote that is not closed goes on to the end.
    private string ReadQuoted()
    {
        _at++;
        var text = ReadWhile(index => !IsQuote(index));
        _at = Math.Min(_at + 1, _text.Length);
        return text;
    }

    private string ReadWord() => ReadWhile(index => !char.IsWhiteSpace(_text[index]));

    private string ReadWhile(Func<int, bool> goesOn)
    {
        var start = _at;
        while (_at < _text.Length && goesOn(_at))
        {
            _at++;
        }

        return _text[start.._at];
    }

    private bool HasValue(int index) => index < _text.Length && !char.IsWhiteSpace(_text[index]);

    private bool IsQuote(int index) => index < _text.Length && Quotes.Contains(_text[index]);
}
