namespace Parlance.Chat.Http;

/// <summary>Gathers what is wrong with a request, so that all of it is said at once.</summary>
internal sealed class Validation
{
    private readonly Dictionary<string, List<string>> _errors = new(StringComparer.Ordinal);

    public bool Ok => _errors.Count is 0;

    public void Add(string field, string expected)
    {
        if (!_errors.TryGetValue(field, out var list))
        {
            _errors[field] = list = [];
        }

        list.Add(expected);
    }

    public void Require(bool holds, string field, string expected)
    {
        if (!holds)
        {
            Add(field, expected);
        }
    }

    /// <summary>A line of text: trimmed, without control characters, of so many characters, running one way. The fallback stands for null.</summary>
    public string Line(string? text, string field, int charsMin, int charsMax, string fallback = "")
    {
        var line = (text ?? fallback).Trim();
        Require(line.Length >= charsMin && line.Length <= charsMax && IsWellFormed(line) && !line.Any(c => char.IsControl(c) || Turns(c)), field, $"{charsMin} to {charsMax} characters in one line");
        return line;
    }

    /// <summary>A text of several lines, without other control characters.</summary>
    public string Lines(string? text, string field, int charsMax)
    {
        var lines = (text ?? "").Trim().ReplaceLineEndings("\n");
        Require(lines.Length <= charsMax && IsWellFormed(lines) && !lines.Any(c => char.IsControl(c) && c is not '\n'), field, $"{charsMax} characters at most");
        return lines;
    }

    public void ThrowIfInvalid()
    {
        if (!Ok)
        {
            throw ChatError.Invalid(_errors.ToDictionary(error => error.Key, error => error.Value.ToArray(), StringComparer.Ordinal));
        }
    }

    // Embeddings, overrides and isolates turn the order of what stands beside them, in whatever list the line is shown (UAX 9).
    private static bool Turns(char character) => character is (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');

    /// <summary>Whether there is no lone surrogate in it, which can be neither stored nor shown.</summary>
    public static bool IsWellFormed(string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            if (char.IsSurrogate(text[index]) && !(index + 1 < text.Length && char.IsSurrogatePair(text[index], text[++index])))
            {
                return false;
            }
        }

        return true;
    }
}
