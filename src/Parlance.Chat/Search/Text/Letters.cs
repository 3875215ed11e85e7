using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Parlance.Chat.Search.Text;

/// <summary>Characters without case and diacritics, and what kind each is.</summary>
internal static class Letters
{
    // The colours of an emoji's skin.
    private const int SkinFirst = 0x1F3FB;
    private const int SkinLast = 0x1F3FF;

    // Letters whose stroke is no mark of its own, and those that are two.
    private static readonly FrozenDictionary<char, string> Others = new Dictionary<char, string>
    {
        ['đ'] = "d", ['ð'] = "d", ['ħ'] = "h", ['ı'] = "i", ['ł'] = "l", ['ø'] = "o", ['ŧ'] = "t", ['ß'] = "ss", ['æ'] = "ae", ['œ'] = "oe", ['þ'] = "th", ['ς'] = "σ",
    }.ToFrozenDictionary();

    // Blocks of the scripts that are written without spaces, and Korean, in which endings are written onto the words.
    private static readonly (int From, int To)[] Unspaced =
    [
        (0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1100, 0x11FF), (0x1780, 0x17FF), (0x2E80, 0x2FDF), (0x3005, 0x3007), (0x3040, 0x31FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF),
        (0xA9E0, 0xA9FF), (0xAA60, 0xAA7F), (0xAC00, 0xD7A3), (0xF900, 0xFAFF), (0x20000, 0x323AF),
    ];

    // What was folded once. Two threads that fold the same at once write the same.
    private static readonly string?[] Known = new string?[char.MaxValue + 1];

    /// <summary>The same without case and diacritics: nothing, one or several characters.</summary>
    public static string Fold(Rune rune) => !rune.IsBmp ? FoldAnew(rune) : Known[rune.Value] ??= FoldAnew(rune);

    public static LetterKind KindOf(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => LetterKind.Mark,
        UnicodeCategory.ModifierSymbol => rune.Value is >= SkinFirst and <= SkinLast ? LetterKind.Mark : LetterKind.None,
        UnicodeCategory.OtherSymbol => LetterKind.Picture,
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter
            or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.LetterNumber => IsUnspaced(rune.Value) ? LetterKind.Unspaced : LetterKind.Spaced,
        UnicodeCategory.DecimalDigitNumber or UnicodeCategory.OtherNumber => LetterKind.Spaced,
        _ => LetterKind.None,
    };

    private static string FoldAnew(Rune rune)
    {
        // A syllable of Korean is a character, not the letters that it is drawn with.
        if (rune.IsAscii || rune.Value is >= 0xAC00 and <= 0xD7A3)
        {
            return Rune.ToLowerInvariant(rune).ToString();
        }

        var folded = new StringBuilder();
        foreach (var part in rune.ToString().Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            var lower = Rune.ToLowerInvariant(part);
            if (KindOf(lower) is not LetterKind.Mark)
            {
                folded.Append(lower.IsBmp && Others.TryGetValue((char)lower.Value, out var other) ? other : lower.ToString());
            }
        }

        return folded.ToString();
    }

    /// <summary>Whether a word of the search is one of a script without spaces.</summary>
    public static bool IsUnspaced(string token) => Rune.GetRuneAt(token, 0) is var first && KindOf(first) is LetterKind.Unspaced;

    private static bool IsUnspaced(int value) => value >= Unspaced[0].From && Array.Exists(Unspaced, block => value >= block.From && value <= block.To);
}
