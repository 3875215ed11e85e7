namespace Parlance.SocketIO.Protocol.Tests.Packets;

public sealed class EventNameTests
{
    // The right column is what String(n) prints in Node.js 20.
    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0", "0")]
    [InlineData("1", "1")]
    [InlineData("1.0", "1")]
    [InlineData("-1.50", "-1.5")]
    [InlineData("1e3", "1000")]
    [InlineData("123456789012345", "123456789012345")]
    [InlineData("1234567890123456789", "1234567890123456800")]
    [InlineData("100000000000000000000", "100000000000000000000")]
    [InlineData("1000000000000000000000", "1e+21")]
    [InlineData("1.5e300", "1.5e+300")]
    [InlineData("0.1", "0.1")]
    [InlineData("0.000001", "0.000001")]
    [InlineData("0.00000123", "0.00000123")]
    [InlineData("0.0000001", "1e-7")]
    [InlineData("-1.25e-9", "-1.25e-9")]
    [InlineData("5e-324", "5e-324")]
    [InlineData("12345.678", "12345.678")]
    [InlineData("1.7976931348623157e308", "1.7976931348623157e+308")]
    [InlineData("1e999", "Infinity")]
    [InlineData("-1e999", "-Infinity")]
    [InlineData("9999999999999999", "10000000000000000")]
    public void A_numeric_name_is_printed_as_JavaScript_does(string number, string name) =>
        Assert.Equal(name, Decoding.Decode($"2[{number}]").EventName);

    [Theory]
    [InlineData("\\\"\\\\\\/\\b\\f\\n\\r\\t", "\"\\/\b\f\n\r\t")]
    [InlineData("\\u00e9 é \\uD83D\\ude00 😀", "é é 😀 😀")]
    public void Escapes_in_a_name_are_resolved(string json, string name) => Assert.Equal(name, Decoding.Decode($"2[\"{json}\"]").EventName);

    [Fact]
    public void A_lone_surrogate_in_a_name_is_kept() => Assert.Equal("a\ud800b", Decoding.Decode("2[\"a\\ud800b\"]").EventName);

    [Fact]
    public void Known_names_and_namespaces_are_the_strings_that_were_added()
    {
        var names = new Utf8NameTable();
        var name = new string("message".AsSpan());
        var chat = new string("/chát".AsSpan());
        names.Add(name);
        names.Add(chat);
        var decoder = new PacketDecoder(new PacketDecoderOptions(), names);

        decoder.Text(Wire.Sequence("2/chát,[\"message\"]"), out var packet);

        Assert.Same(name, packet.EventName);
        Assert.Same(chat, packet.Namespace);
    }

    [Fact]
    public void An_unknown_namespace_is_kept_from_packet_to_packet()
    {
        var decoder = Decoding.Decoder();
        decoder.Text(Wire.Sequence("2/chat?a=1,[\"a\"]"), out var first);
        decoder.Text(Wire.Sequence("2[\"a\"]"), out var middle);
        decoder.Text(Wire.Sequence("2/chat?a=1,[\"b\"]"), out var second);
        decoder.Text(Wire.Sequence("2/chat?a=2,[\"b\"]"), out var third);

        Assert.Equal("/", middle.Namespace);
        Assert.Same(first.Namespace, second.Namespace);
        Assert.Equal("/chat?a=2", third.Namespace);
    }
}
