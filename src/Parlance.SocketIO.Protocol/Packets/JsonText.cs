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
    private const int LongestEscape = 6;

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
    /// Compares the property name that a reader stands on. <see cref="Utf8JsonReader.ValueTextEquals(string)"/> throws
    /// when the name has the escape of a lone surrogate.
    /// </summary>
    public static bool NameEquals(scoped in Utf8JsonReader reader, string name) => reader.ValueIsEscaped
        ? reader.ValueSpan.Length <= name.Length * LongestEscape && string.Equals(Unescape(reader.ValueSpan), name, StringComparison.Ordinal)
        : reader.ValueTextEquals(name);

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
        if (double.IsInfinity(value))
        {
            return value > 0 ? "Infinity" : "-Infinity";
        }

        if (value == 0)
        {
            return "0";
        }

        // "R" gives the shortest digits that read back as the same number, which is what ECMA-262 asks for; only the layout differs.
        var text = Math.Abs(value).ToString("R", CultureInfo.InvariantCulture);
        var e = text.IndexOf('E', StringComparison.Ordinal);
        var exponent = e < 0 ? 0 : int.Parse(text.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var mantissa = e < 0 ? text : text[..e];
        var dot = mantissa.IndexOf('.', StringComparison.Ordinal);
        var digits = mantissa.Replace(".", "", StringComparison.Ordinal);
        var significant = digits.TrimStart('0');
        var point = (dot < 0 ? mantissa.Length : dot) + exponent - (digits.Length - significant.Length);
        return (value < 0 ? "-" : "") + Layout(significant.TrimEnd('0'), point);
    }

    // The value is 0.digits times ten to the power of point.
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
