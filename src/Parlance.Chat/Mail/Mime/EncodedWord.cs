using System.Text;

namespace Parlance.Chat.Mail.Mime;

/// <summary>Header text beyond ASCII: RFC 2047.</summary>
internal static class EncodedWord
{
    // Section 2: an encoded word has 75 characters at most, and a line with one 76. 39 octets make a word of 64,
    // which leaves 12 for the name of the header on the first line.
    private const int OctetsPerWord = 39;

    /// <summary>The text as it is, where a reader would take it for itself; else as encoded words, one on each line.</summary>
    public static string Unstructured(string text) => IsPlain(text) ? text : Encode(text);

    /// <summary>A name before an address, in quotes or encoded: RFC 5322 section 3.2.5 and RFC 2047 section 5 (3).</summary>
    public static string Phrase(string text) => IsPlain(text)
        ? $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\""
        : Encode(text);

    // Short enough for one line, and nothing in it that looks encoded already.
    private static bool IsPlain(string text) => text.Length <= 60 && Ascii.IsValid(text) && !text.Contains("=?", StringComparison.Ordinal);

    private static string Encode(string text)
    {
        var words = new StringBuilder();
        var octets = new byte[OctetsPerWord];
        var length = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            // Section 5: a character is never divided between two words.
            if (length + rune.Utf8SequenceLength > OctetsPerWord)
            {
                Append(words, octets.AsSpan(0, length));
                length = 0;
            }

            length += rune.EncodeToUtf8(octets.AsSpan(length));
        }

        Append(words, octets.AsSpan(0, length));
        return words.ToString();
    }

    private static void Append(StringBuilder words, ReadOnlySpan<byte> octets) =>
        words.Append(words.Length > 0 ? "\r\n " : "").Append("=?utf-8?B?").Append(Convert.ToBase64String(octets)).Append("?=");
}
