using System.Globalization;
using System.Text;

namespace Parlance.Chat.Accounts.Passwords;

/// <summary>
/// Finds passwords that are a word which everybody thinks of first, and some decoration: <c>Parlance2026!</c>, <c>@nn.ann.ann</c>
/// (ASVS 6.1.2, 6.2.11). A word with other words around it is a passphrase, and may stay.
/// </summary>
internal static class PasswordWords
{
    /// <summary>What the program is called: as good as the server's name where nobody has given it one.</summary>
    public const string Product = "Parlance";

    /// <summary>So many characters that are no letters are decoration. More of them are a number that somebody remembers.</summary>
    private const int DecorationCharsMax = 8;

    /// <summary>Shorter ones are in too many passwords by chance.</summary>
    private const int WordCharsMin = 3;

    /// <summary>As long as an address may be. What is longer is refused for that, here or elsewhere.</summary>
    private const int TextCharsMax = 254;

    // What people write letters as, by position.
    private const string Written = "0134578@$!";
    private const string Meant = "oieastbasi";

    /// <summary>Whether a password is made of these and little else.</summary>
    /// <param name="password">The password.</param>
    /// <param name="texts">Names of one word or several, and addresses.</param>
    public static bool IsMadeOf(string password, IEnumerable<string?> texts)
    {
        var words = texts.OfType<string>().Where(text => text.Length <= TextCharsMax).SelectMany(WordsOf).ToHashSet(StringComparer.Ordinal);
        var text = Fold(password);
        return ReadingsOf(text).Any(letters => text.Length - letters.Length <= DecorationCharsMax && Falls(letters, words));
    }

    private static IEnumerable<string> WordsOf(string text)
    {
        // Of an address, what stands before the @: the rest is the same for many.
        var name = Fold(text.IndexOf('@', StringComparison.Ordinal) is > 0 and var at ? text[..at] : text);
        return name.Split([' ', '.', '-', '_', '+', '\''], StringSplitOptions.RemoveEmptyEntries).Append(name)
            .Select(LettersOf).Where(word => word.Length >= WordCharsMin);
    }

    // Signs around the letters are decoration, or letters that are written so: each way to cut them off is one to read it.
    private static IEnumerable<string> ReadingsOf(string text)
    {
        yield return LettersOf(text);
        var (first, last) = (text.TakeWhile(c => !char.IsLetter(c)).Count(), text.Length - text.Reverse().TakeWhile(c => !char.IsLetter(c)).Count());
        for (var start = 0; start <= first && start <= DecorationCharsMax && first < text.Length; start++)
        {
            for (var end = Math.Max(last, text.Length - DecorationCharsMax + start); end <= text.Length; end++)
            {
                yield return LettersOf(Read(text[start..end]));
            }
        }
    }

    // Whether the letters fall into words, one after the other.
    private static bool Falls(string letters, HashSet<string> words)
    {
        var reached = new bool[letters.Length + 1];
        reached[0] = letters.Length > 0;
        for (var at = 0; at < letters.Length; at++)
        {
            foreach (var word in words)
            {
                if (reached[at] && string.CompareOrdinal(letters, at, word, 0, word.Length) is 0)
                {
                    reached[at + word.Length] = true;
                }
            }
        }

        return letters.Length > 0 && reached[^1];
    }

    private static string Read(string text) => string.Concat(text.Select(c => Written.IndexOf(c, StringComparison.Ordinal) is >= 0 and var at ? Meant[at] : c));

    private static string LettersOf(string text) => string.Concat(text.Where(char.IsLetter));

    // Without case and marks, as somebody types a name who is in a hurry. Halves of characters, which cannot be normalized, become something else.
    private static string Fold(string text) => string.Concat(string.Concat(text.EnumerateRunes()).Normalize(NormalizationForm.FormKD)
        .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark)
        .Select(c => char.ToLowerInvariant(c) is 'đ' ? 'd' : char.ToLowerInvariant(c)));
}
