using System.Globalization;
using System.Text;

namespace Parlance.Chat.Accounts.Users;

/// <summary>What counts as an emoji: a symbol, alone or joined with others into one picture (UTS 51). New ones need no new list.</summary>
internal static class Emoji
{
    private const int Joiner = 0x200d;
    private const int AsPicture = 0xfe0f;
    private const int AsKey = 0x20e3;

    // The few that Unicode does not count among the symbols.
    private static readonly HashSet<int> Exceptions = [.. "‼⁉ℹ↔◽◾⤴⤵〰".EnumerateRunes().Select(rune => rune.Value)];

    /// <summary>Whether a well-formed text is one emoji and nothing else.</summary>
    public static bool IsOne(string text)
    {
        if (StringInfo.GetNextTextElementLength(text) != text.Length)
        {
            return false;
        }

        var runes = text.EnumerateRunes().ToArray();
        return IsKey(runes) || (IsPicture(runes[0]) && runes.Skip(1).All(BelongsToPicture));
    }

    // 1️⃣, #️⃣: a character of a telephone's keypad on a key.
    private static bool IsKey(Rune[] runes) =>
        runes.Length is 2 or 3 && (Rune.IsDigit(runes[0]) || runes[0].Value is '#' or '*') && runes[0].IsAscii && runes[^1].Value is AsKey && runes[1].Value is AsPicture or AsKey;

    private static bool IsPicture(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol || Exceptions.Contains(rune.Value);

    // Besides those that are joined: colours of skin, and the letters of which some flags are made.
    private static bool BelongsToPicture(Rune rune) =>
        IsPicture(rune) || rune.Value is Joiner or AsPicture or (>= 0x1f3fb and <= 0x1f3ff) or (>= 0xe0020 and <= 0xe007f);
}
