using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Parlance.SocketIO.Protocol;

/// <summary>JSON's strings and numbers as JavaScript understands them.</summary>
internal static class JsonText
{
    /// <summary>How deep JSON may be nested where no other limit is given; the default of <see cref="PacketDecoderOptions.JsonDepthMax"/>.</summary>
    public const int DepthMax = 512;

    private const int HexDigits = 4;

    /// <summary>Checks that the bytes are exactly one JSON value.</summary>
    /// <exception cref="JsonException">They are not, or are nested deeper than <see cref="DepthMax"/>.</exception>
    public static void Validate(ReadOnlySpan<byte> utf8Json)
    {
        if (!Utf8.IsValid(utf8Json))
        {
            throw new JsonException("The JSON is not valid UTF-8.");
        }

        var reader = new Utf8JsonReader(utf8Json, new JsonReaderOptions { MaxDepth = DepthMax });
        while (reader.Read())
        {
            // Reading to the end is the check.
        }
    }

    /// <summary>
    /// Unescapes the inside of a string that a reader has validated. The framework's own method throws for a lone surrogate;
    /// JavaScript and .NET strings can hold one.
    /// </summary>
    public static string Unescape(ReadOnlySpan<byte> escaped)
    {
        var chars = ArrayPool<char>.Shared.Rent(escaped.Length);
        try
        {
            var used = 0;
            while (escaped.IndexOf((byte)'\\') is >= 0 and var slash)
            {
                used += Encoding.UTF8.GetChars(escaped[..slash], chars.AsSpan(used));
                chars[used++] = UnescapeOne(ref escaped, slash + 1);
            }

            used += Encoding.UTF8.GetChars(escaped, chars.AsSpan(used));
            return new string(chars, 0, used);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(chars);
        }
    }

    /// <summary>Prints a number as JavaScript's <c>String(number)</c> does (ECMA-262, Number::toString).</summary>
    public static string FormatNumber(double value)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
        }

        if (value == 0)
        {
            return "0";
        }

        // "R" gives the shortest digits that read back as the same number, which is what ECMA-262 asks for; only the layout differs.
        var shortest = Math.Abs(value).ToString("E16", CultureInfo.InvariantCulture);
        var roundTrip = Math.Abs(value).ToString("R", CultureInfo.InvariantCulture);
        var exponent = int.Parse(shortest.AsSpan(shortest.IndexOf('E', StringComparison.Ordinal) + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var end = roundTrip.IndexOf('E', StringComparison.Ordinal);
        var digits = (end < 0 ? roundTrip : roundTrip[..end]).Replace(".", "", StringComparison.Ordinal).Trim('0');
        return (value < 0 ? "-" : "") + Layout(digits, exponent + 1);
    }

    private static string Layout(string digits, int point) => point switch
    {
        > 0 and <= 21 when digits.Length <= point => digits.PadRight(point, '0'),
        > 0 and <= 21 => $"{digits.AsSpan(0, point)}.{digits.AsSpan(point)}",
        > -6 and <= 0 => $"0.{new string('0', -point)}{digits}",
        _ => string.Create(CultureInfo.InvariantCulture, $"{digits[0]}{(digits.Length > 1 ? "." : "")}{digits.AsSpan(1)}e{(point > 0 ? "+" : "-")}{Math.Abs(point - 1)}"),
    };

    private static char UnescapeOne(ref ReadOnlySpan<byte> escaped, int letterAt)
    {
        var letter = escaped[letterAt];
        var rest = escaped[(letterAt + 1)..];
        if (letter == (byte)'u')
        {
            escaped = rest[HexDigits..];
            return (char)ushort.Parse(rest[..HexDigits], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        }

        escaped = rest;
        return letter switch
        {
            (byte)'b' => '\b',
            (byte)'f' => '\f',
            (byte)'n' => '\n',
            (byte)'r' => '\r',
            (byte)'t' => '\t',
            _ => (char)letter,
        };
    }
}
