using System.Text;
using Parlance.Chat.Data;

namespace Parlance.Chat.Notifications;

/// <summary>The words of a text, folded: what keywords are looked for in.</summary>
internal static class Words
{
    public static IReadOnlyList<string> Of(string text)
    {
        var (words, word) = (new List<string>(), new StringBuilder());
        foreach (var rune in Folding.Fold(text).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                word.Append(rune);
                continue;
            }

            EndWord();
        }

        EndWord();
        return words;

        void EndWord()
        {
            if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }
    }

    /// <summary>Whether these words stand in the text one after the other.</summary>
    public static bool HasRow(IReadOnlyList<string> text, IReadOnlyList<string> row)
    {
        for (var start = 0; row.Count > 0 && start + row.Count <= text.Count; start++)
        {
            if (row.Index().All(word => string.Equals(text[start + word.Index], word.Item, StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }
}
