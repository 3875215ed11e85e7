using Parlance.Chat.Search.Query;
using Parlance.Chat.Search.Text;

namespace Parlance.Chat.Search.Finding;

/// <summary>Where a text has what was looked for.</summary>
internal static class Places
{
    /// <summary>Each place of a phrase: the numbers of its first and last word among those of the text.</summary>
    public static IEnumerable<(int First, int Last)> Of(Phrase phrase, IReadOnlyList<Token> tokens)
    {
        for (var at = 0; at + phrase.Tokens.Count <= tokens.Count; at++)
        {
            if (StandsAt(phrase, tokens, at))
            {
                yield return (at, at + phrase.Tokens.Count - 1);
            }
        }
    }

    private static bool StandsAt(Phrase phrase, IReadOnlyList<Token> tokens, int at)
    {
        for (var index = 0; index < phrase.Tokens.Count; index++)
        {
            var (word, wanted) = (tokens[at + index].Text, phrase.Tokens[index]);
            var isThere = phrase.IsPrefix && index == phrase.Tokens.Count - 1
                ? word.StartsWith(wanted, StringComparison.Ordinal)
                : string.Equals(word, wanted, StringComparison.Ordinal);
            if (!isThere)
            {
                return false;
            }
        }

        return true;
    }
}
