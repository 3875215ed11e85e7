using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Parlance.Chat.Previews.Pages;

/// <summary>The bytes of a page as text, and its lines as they may be shown.</summary>
internal static partial class PageText
{
    private const int LookedAtForCharset = 1024;

    // Those of before Unicode; named by a page, never registered for the process.
    private static readonly EncodingProvider OldEncodings = CodePagesEncodingProvider.Instance;

    /// <param name="body">What was answered.</param>
    /// <param name="charset">What the header says of it.</param>
    public static string Decode(byte[] body, string? charset)
    {
        var encoding = OfMark(body) ?? Named(charset) ?? Named(Charset().Match(Encoding.Latin1.GetString(body, 0, Math.Min(body.Length, LookedAtForCharset))).Groups["name"].Value) ?? Encoding.UTF8;
        return encoding.GetString(body).TrimStart('\ufeff');
    }

    /// <summary>One line of so many characters at most, without what would change how the text around it is read.</summary>
    public static string Line(string text, int charsMax)
    {
        // What is far too long is cut before it is looked at, character by character.
        var line = new StringBuilder();
        foreach (var rune in text[..Math.Min(text.Length, charsMax * 4)].EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
            {
                line.Append(line.Length > 0 && line[^1] is not ' ' ? " " : "");
            }
            else if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned) || rune.Value is 0x200C or 0x200D)
            {
                line.Append(rune.ToString());
            }
        }

        var whole = line.ToString().Trim();
        return whole.Length <= charsMax ? whole : Cut(whole, charsMax - 1) + "…";
    }

    // Between what is read as one character, such as a letter with its accents.
    private static string Cut(string text, int charsMax)
    {
        var end = 0;
        while (StringInfo.GetNextTextElementLength(text, end) is > 0 and var length && end + length <= charsMax)
        {
            end += length;
        }

        return text[..end].TrimEnd();
    }

    private static Encoding? OfMark(byte[] body) => body switch
    {
        [0xef, 0xbb, 0xbf, ..] => Encoding.UTF8,
        [0xfe, 0xff, ..] => Encoding.BigEndianUnicode,
        [0xff, 0xfe, ..] => Encoding.Unicode,
        _ => null,
    };

    private static Encoding? Named(string? charset)
    {
        if (string.IsNullOrWhiteSpace(charset) || charset.Length > 40)
        {
            return null;
        }

        try
        {
            // To the web, ASCII and Latin-1 are what Windows made of them.
            var name = charset.Trim().ToLowerInvariant() is "iso-8859-1" or "latin1" or "us-ascii" or "ascii" ? "windows-1252" : charset.Trim();
            return OldEncodings.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"charset\s*=\s*[""']?\s*(?<name>[A-Za-z0-9_:.-]{1,40})", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Charset();
}
