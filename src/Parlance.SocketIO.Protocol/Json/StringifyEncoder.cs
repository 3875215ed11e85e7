using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Parlance.SocketIO.Protocol;

/// <summary>
/// Escapes what <c>JSON.stringify</c> escapes and nothing else (ECMA-262, QuoteJSONString): quote, backslash, control characters
/// and lone surrogates. <see cref="JavaScriptEncoder.UnsafeRelaxedJsonEscaping"/> comes close but writes every emoji
/// as twelve characters instead of four bytes and turns a lone surrogate into U+FFFD.
/// </summary>
internal sealed unsafe class StringifyEncoder : JavaScriptEncoder
{
    public static readonly StringifyEncoder Instance = new();

    private const string HexDigits = "0123456789abcdef";
    private const int LongestEscape = 6;

    private const string Escaped =
        "\"\\\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u0009\u000a\u000b\u000c\u000d\u000e\u000f"
        + "\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f";

    private static readonly SearchValues<byte> EscapedBytes = SearchValues.Create([.. Escaped.Select(c => (byte)c)]);

    // A surrogate is looked at closer: it stays when it is half of a pair.
    private static readonly SearchValues<char> Suspects =
        SearchValues.Create(Escaped + string.Concat(Enumerable.Range(0xd800, 0x800).Select(c => (char)c)));

    public override int MaxOutputCharactersPerInputCharacter => LongestEscape;

    public override bool WillEncode(int unicodeScalar) => unicodeScalar is < 0x20 or '"' or '\\';

    public override int FindFirstCharacterToEncode(char* text, int textLength) => FindFirst(new ReadOnlySpan<char>(text, textLength));

    public override int FindFirstCharacterToEncodeUtf8(ReadOnlySpan<byte> utf8Text)
    {
        var first = utf8Text.IndexOfAny(EscapedBytes);
        return first >= 0 || Utf8.IsValid(utf8Text) ? first : base.FindFirstCharacterToEncodeUtf8(utf8Text);
    }

    public override bool TryEncodeUnicodeScalar(int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten)
    {
        var output = new Span<char>(buffer, bufferLength);
        if (WillEncode(unicodeScalar))
        {
            numberOfCharactersWritten = Escape((char)unicodeScalar, output);
            return numberOfCharactersWritten > 0;
        }

        return new System.Text.Rune(unicodeScalar).TryEncodeToUtf16(output, out numberOfCharactersWritten);
    }

    public override OperationStatus Encode(
        ReadOnlySpan<char> source, Span<char> destination, out int charsConsumed, out int charsWritten, bool isFinalBlock = true)
    {
        charsConsumed = 0;
        charsWritten = 0;
        while (true)
        {
            var rest = source[charsConsumed..];
            var plain = FindFirst(rest) is >= 0 and var found ? found : rest.Length;

            // The first half of a pair may be waiting for the second in the next block.
            var mayContinue = !isFinalBlock && plain == rest.Length - 1 && char.IsHighSurrogate(rest[plain]);
            if (!rest[..plain].TryCopyTo(destination[charsWritten..]))
            {
                return OperationStatus.DestinationTooSmall;
            }

            charsConsumed += plain;
            charsWritten += plain;
            if (plain == rest.Length || mayContinue)
            {
                return mayContinue ? OperationStatus.NeedMoreData : OperationStatus.Done;
            }

            var written = Escape(rest[plain], destination[charsWritten..]);
            if (written == 0)
            {
                return OperationStatus.DestinationTooSmall;
            }

            charsConsumed++;
            charsWritten += written;
        }
    }

    private static int FindFirst(ReadOnlySpan<char> text)
    {
        for (var start = 0; text[start..].IndexOfAny(Suspects) is >= 0 and var step; start += 2)
        {
            start += step;
            if (!char.IsHighSurrogate(text[start]) || start + 1 == text.Length || !char.IsLowSurrogate(text[start + 1]))
            {
                return start;
            }
        }

        return -1;
    }

    /// <summary>Returns how many characters were written; zero when there is no room.</summary>
    private static int Escape(char c, Span<char> output)
    {
        var letter = c switch
        {
            '"' or '\\' => c,
            '\b' => 'b',
            '\t' => 't',
            '\n' => 'n',
            '\f' => 'f',
            '\r' => 'r',
            _ => 'u',
        };
        var length = letter == 'u' ? LongestEscape : 2;
        if (output.Length < length)
        {
            return 0;
        }

        output[0] = '\\';
        output[1] = letter;
        for (var i = 2; i < length; i++)
        {
            output[i] = HexDigits[(c >> (4 * (LongestEscape - 1 - i))) & 0xf];
        }

        return length;
    }
}
