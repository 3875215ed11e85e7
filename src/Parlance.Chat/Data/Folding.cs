using System.Globalization;
using System.Text;

namespace Parlance.Chat.Data;

/// <summary>Text as it is searched in: without case and diacritics, so that <c>Trần</c> and <c>tran</c> find each other.</summary>
internal static class Folding
{
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var rune in text.Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is not UnicodeCategory.NonSpacingMark)
            {
                folded.Append(Rune.ToLowerInvariant(rune));
            }
        }

        // The one Vietnamese letter whose stroke is no mark of its own.
        return folded.Replace('đ', 'd').ToString();
    }
}
