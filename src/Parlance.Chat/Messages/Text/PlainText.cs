using System.Text;
using System.Text.RegularExpressions;

namespace Parlance.Chat.Messages.Text;

/// <summary>The words of a message, gathered in their order. What is code has no names in it.</summary>
internal sealed partial class PlainText
{
    // Nothing that a user name may have, and nothing that stands before one.
    private const char CodeMark = '\u001a';

    private readonly StringBuilder _plain = new();
    private readonly StringBuilder _named = new();

    public void Words(ReadOnlySpan<char> text)
    {
        // What follows the box of a task begins with a space.
        _plain.Append(_plain.Length > 0 && _plain[^1] is '\n' ? text.TrimStart(' ') : text);
        _named.Append(text);
    }

    public void Code(string text)
    {
        _plain.Append(text);
        _named.Append(CodeMark);
    }

    public void Break()
    {
        if (_plain.Length > 0 && _plain[^1] is not '\n')
        {
            _plain.Append('\n');
        }

        _named.Append('\n');
    }

    /// <summary>Each as it is written, and without the full stop or the hyphen that may end a sentence.</summary>
    public IReadOnlyList<string> Names()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var match in Name().EnumerateMatches(_named.ToString()))
        {
            var name = _named.ToString(match.Index + 1, match.Length - 1);
            names.Add(name);
            names.Add(name.TrimEnd('.', '-', '_'));
            if (names.Count >= 2 * MessageLimits.MentionsMax)
            {
                break;
            }
        }

        return [.. names.Where(name => name.Length > 0)];
    }

    public override string ToString() => Spoiler().Replace(_plain.ToString(), "${inside}").Trim();

    // An @ behind a letter is an address, not a name.
    [GeneratedRegex(@"(?<![\p{L}\p{N}\p{M}@._-])@[\p{L}\p{N}][\p{L}\p{N}\p{M}._-]{0,63}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Name();

    [GeneratedRegex(@"\|\|(?<inside>[^|\n]+)\|\|", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Spoiler();
}
