using System.Text;

namespace Parlance.Chat.Mail.Mime;

/// <summary>Text in seven bits that a person can still read: RFC 2045 section 6.7.</summary>
internal static class QuotedPrintable
{
    // Rule 5, without the line's end.
    private const int LineMax = 76;

    /// <summary>Encodes UTF-8. Lines end in LF, CRLF or CR before and in CRLF after.</summary>
    public static string Encode(string text)
    {
        var result = new StringBuilder(text.Length * 5 / 4);
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            EncodeLine(result, Encoding.UTF8.GetBytes(line));
            result.Append("\r\n");
        }

        return result.ToString();
    }

    private static void EncodeLine(StringBuilder result, ReadOnlySpan<byte> line)
    {
        var column = 0;
        for (var index = 0; index < line.Length; index++)
        {
            var last = index == line.Length - 1;
            // Rules 2 and 3: everything printable stands for itself, and a space where it does not end the line.
            var literal = line[index] is >= (byte)'!' and <= (byte)'~' and not (byte)'=' || (line[index] is (byte)' ' or (byte)'\t' && !last);
            var width = literal ? 1 : 3;
            if (column + width > (last ? LineMax : LineMax - 1))
            {
                result.Append("=\r\n");
                column = 0;
            }

            column += width;
            _ = literal
                ? result.Append((char)line[index])
                : result.Append(System.Globalization.CultureInfo.InvariantCulture, $"={line[index]:X2}");
        }
    }
}
