using System.Globalization;
using System.Text;

namespace Parlance.Chat.Accounts.Users;

/// <summary>The name that others mention somebody by. Written as its owner likes, unique under <see cref="Key"/>.</summary>
internal static class Username
{
    public const int CharsMin = 3;
    public const int CharsMax = 32;

    // Words that a mention gives another meaning.
    private static readonly HashSet<string> Reserved = [.. new[] { "here", "channel", "everyone", "all", "me", "deleted" }.Select(Key)];

    /// <summary>The name in NFKC, or null when it cannot be one.</summary>
    public static string? Normalize(string? name, out string expected)
    {
        expected = $"{CharsMin} to {CharsMax} letters, digits, dots, hyphens or underscores, beginning with a letter or digit";
        if (name is null || name.Length > CharsMax * 4 || !IsWellFormed(name))
        {
            return null;
        }

        var normal = name.Trim().Normalize(NormalizationForm.FormKC);
        var runes = normal.EnumerateRunes().ToArray();
        if (runes.Length is < CharsMin or > CharsMax || !Rune.IsLetterOrDigit(runes[0]) || !runes.All(IsAllowed))
        {
            return null;
        }

        if (Reserved.Contains(Key(normal)))
        {
            expected = "another name: this one is a word of the program";
            return null;
        }

        return normal;
    }

    /// <summary>What two names that look alike have in common: NFKC, case and confusable characters folded (UTS 39, skeleton).</summary>
    public static string Key(string name)
    {
        var lower = name.Normalize(NormalizationForm.FormKC).ToLowerInvariant();
        var skeleton = new StringBuilder(lower.Length);
        foreach (var rune in lower.EnumerateRunes())
        {
            // A capital I looks like a small l and is a small i by now: all three are one.
            skeleton.Append(rune.Value is 'i' ? "l" : Confusables.Prototype(rune));
        }

        return skeleton.ToString().Normalize(NormalizationForm.FormKC).ToLowerInvariant();
    }

    private static bool IsAllowed(Rune rune) => Rune.IsLetterOrDigit(rune) || rune.Value is '.' or '-' or '_'
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    // Normalize throws for a lone surrogate.
    private static bool IsWellFormed(string text)
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
