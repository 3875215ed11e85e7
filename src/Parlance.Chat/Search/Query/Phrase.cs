using Parlance.Chat.Search.Text;

namespace Parlance.Chat.Search.Query;

/// <summary>Words that stand one behind the other; most often it is one.</summary>
/// <param name="Tokens">The words, folded, one at least.</param>
/// <param name="IsPrefix">Whether the last one is the beginning of a word.</param>
/// <param name="Written">The same as it was written, composed.</param>
internal sealed record Phrase(IReadOnlyList<string> Tokens, bool IsPrefix, string Written = "")
{
    /// <summary>What stands in the index for something else than a word: no word has this sign in it.</summary>
    public static Phrase OfMark(string mark) => new([mark], IsPrefix: false);

    /// <summary>The words of a text, or null when there are none in it.</summary>
    public static Phrase? Of(string text, bool isPrefix)
    {
        var written = Tokenizer.Composed(text);
        var tokens = Tokenizer.Read(written, SearchLimits.QueryCharsMax * 2);
        if (tokens.Count is 0)
        {
            return null;
        }

        var last = tokens[^1];
        if (!Letters.IsUnspaced(last.Text))
        {
            return new([.. tokens.Select(token => token.Text)], isPrefix && last.Text.Length >= SearchLimits.PrefixCharsMin, written);
        }

        // Where words have no spaces, the text may go on behind the last character: two of them stand for both, and one for each pair that begins with it.
        var hasPair = tokens.Count > 1 && tokens[^2].End == last.End;
        return new([.. tokens.SkipLast(hasPair ? 1 : 0).Select(token => token.Text)], IsPrefix: !hasPair, written);
    }
}
