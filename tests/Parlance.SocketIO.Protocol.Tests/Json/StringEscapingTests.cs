using System.Text.Json;

namespace Parlance.SocketIO.Protocol.Tests.Json;

public sealed class StringEscapingTests
{
    private static readonly PacketSerializer Serializer = new();

    [Fact]
    public void Strings_are_escaped_as_JSON_stringify_does()
    {
        // The right side is what Node.js 20 prints for JSON.stringify.
        Assert.Equal("\"\\u0000\\u0001\\b\\t\\n\\u000b\\f\\r\\u001f \\\"\\\\/\u007f\"", Json("\0\u0001\b\t\n\u000b\f\r\u001f \"\\/\u007f"));
        Assert.Equal("\"é<>&'+`😀\u2028\u2029\u00ad\ufeff\ue000\"", Json("é<>&'+`😀\u2028\u2029\u00ad\ufeff\ue000"));
    }

    [Theory]
    [InlineData(0xd800, -1, "\\ud800")]
    [InlineData(0xdbff, -1, "\\udbff")]
    [InlineData(0xdc00, -1, "\\udc00")]
    [InlineData(0xdfff, -1, "\\udfff")]
    [InlineData(0xdc00, 0xd800, "\\udc00\\ud800")]
    [InlineData(0xd800, 0xd800, "\\ud800\\ud800")]
    public void Lone_surrogates_are_escaped(int first, int second, string json)
    {
        var text = second < 0 ? $"{(char)first}" : $"{(char)first}{(char)second}";
        foreach (var (before, after) in new[] { ("", ""), ("a", ""), ("", "b"), ("😀", "😀"), (new string('x', 1000), "é\n😀") })
        {
            var expected = $"\"{before}{json}{after.Replace("\n", "\\n", StringComparison.Ordinal)}\"";
            Assert.Equal(expected, Json(before + text + after));
            Assert.Equal($"{{\"a\":{expected}}}", Json(new { a = before + text + after }));
            Assert.Equal($"{{{expected}:1}}", Json(new Dictionary<string, int>(StringComparer.Ordinal) { [before + text + after] = 1 }));
        }
    }

    [Fact]
    public void Property_names_and_long_texts_are_escaped_too()
    {
        var text = string.Concat(Enumerable.Repeat("a\"é😀\n", 20_000));
        Assert.Equal($"\"{string.Concat(Enumerable.Repeat("a\\\"é😀\\n", 20_000))}\"", Json(text));
        Assert.Equal("{\"a\\\"\\u0001é😀\":1}", Json(new Dictionary<string, int>(StringComparer.Ordinal) { ["a\"\u0001é😀"] = 1 }));
    }

    [Fact]
    public void Names_that_are_known_in_UTF_8_are_escaped_too()
    {
        var encoder = Serializer.Options.Encoder!;
        Assert.Equal("a\\\"é😀\\u0001", JsonEncodedText.Encode("a\"é😀\u0001"u8, encoder).ToString());
        Assert.Equal("plain é😀", JsonEncodedText.Encode("plain é😀"u8, encoder).ToString());
        Assert.Equal("a\ufffd", JsonEncodedText.Encode([(byte)'a', 0xff], encoder).ToString());
        Assert.Equal("\\u0007x", encoder.Encode("\u0007x"));
    }

    [Fact]
    public void The_encoder_works_block_by_block()
    {
        var encoder = Serializer.Options.Encoder!;
        Span<char> output = stackalloc char[8];

        Assert.Equal(System.Buffers.OperationStatus.NeedMoreData, encoder.Encode("ab\ud83d", output, out var consumed, out var written, isFinalBlock: false));
        Assert.Equal((2, 2), (consumed, written));
        Assert.Equal(System.Buffers.OperationStatus.DestinationTooSmall, encoder.Encode("abcdefghi", output, out _, out _));
        Assert.Equal(System.Buffers.OperationStatus.DestinationTooSmall, encoder.Encode("abc\u0001", output, out consumed, out _));
        Assert.Equal(3, consumed);
    }

    private static string Json(object? value) => Wire.Written(output => Serializer.SerializeValue(output, value));
}
