using System.Text.Json;
using System.Text.Json.Nodes;
using static Parlance.SocketIO.Protocol.Tests.MessagePack.MessagePackWire;

namespace Parlance.SocketIO.Protocol.Tests.MessagePack;

/// <summary>How values and MessagePack meet.</summary>
public sealed class MessagePackValueTests
{
    private sealed record Upload(string Name, byte[] Bytes, ReadOnlyMemory<byte> Thumb, List<byte[]> More, long Size, double? Ratio);

    [Fact]
    public void Objects_with_binary_bind_as_they_do_with_JSON()
    {
        var sent = new Upload("é\n\"", [1, 2], new byte[] { 3 }, [[4], []], long.MaxValue, 1.25);
        var argument = Decode(Event("e", sent)).Arguments[0];

        var got = argument.Get<Upload>(Serializer)!;

        Assert.Equal((sent.Name, sent.Size, sent.Ratio), (got.Name, got.Size, got.Ratio));
        Assert.Equal([1, 2, 3, 4], [.. got.Bytes, .. got.Thumb.ToArray(), .. got.More[0], .. got.More[1]]);
    }

    [Fact]
    public void Whole_numbers_of_64_bits_stay_exact()
    {
        Assert.Equal(ulong.MaxValue, Argument("cfffffffffffffffff").Get<ulong>(Serializer));
        Assert.Equal(long.MinValue, Argument("d38000000000000000").Get<long>(Serializer));
        Assert.Equal("83a47479706502a46461746193a165cfffffffffffffffffd38000000000000000a36e7370a12f", Event("e", ulong.MaxValue, long.MinValue));
        Assert.Equal(9007199254740993UL, Decode("84a47479706502a46461746191a165a26964cf0020000000000001a36e7370a12f").AckId);
    }

    [Fact]
    public void Floats_of_32_bits_have_the_value_that_JavaScript_sees()
    {
        Assert.Equal(0.1f, Argument("ca3dcccccd").Get<float>(Serializer));
        Assert.Equal(0.1f, Argument("ca3dcccccd").Get<double>(Serializer));
    }

    [Theory]
    [InlineData("cb7ff8000000000000")]
    [InlineData("cb7ff0000000000000")]
    [InlineData("caff800000")]
    public void NaN_and_the_infinities_are_null_as_in_JSON(string hex)
    {
        Assert.Null(Argument(hex).Get<double?>(Serializer));
        Assert.Throws<JsonException>(() => Argument(hex).Get<double>(Serializer));
        Assert.Equal("83a47479706502a46461746192a165c0a36e7370a12f", Event("e", double.NaN));
    }

    [Fact]
    public void Undefined_is_null_in_an_array_and_missing_in_an_object()
    {
        Assert.Equal("[1,null]", Argument("9201d40000").ToString());
        Assert.Equal("{\"b\":null}", Argument($"82{Text("a")}d40000{Text("b")}c0").ToString());
    }

    [Fact]
    public void A_key_that_is_a_number_becomes_a_name_as_in_JavaScript() => Assert.Equal("{\"1\":true,\"-7\":false}", Argument("8201c3f9c2").ToString());

    [Fact]
    public void An_event_may_be_called_by_a_number()
    {
        Assert.Equal("12", Decode("83a47479706502a464617461910ca36e7370a12f").EventName);
        Assert.Equal("1.5", Decode("83a47479706502a46461746191cb3ff8000000000000a36e7370a12f").EventName);
    }

    [Fact]
    public void Raw_JSON_is_sent_as_what_it_says()
    {
        var element = JsonElement.Parse("""{"a":[1e3,-1.50,"\ud83d\ude00"]}""");
        var expected = $"83a47479706502a46461746192a16581{Text("a")}93cd03e8cbbff8000000000000{Text("😀")}a36e7370a12f";

        Assert.Equal(expected, Event("e", element));
        Assert.Equal(expected, Event("e", JsonNode.Parse(element.GetRawText())));
        Assert.Equal(expected, Event("e", ArgumentList.Parse($"[{element.GetRawText()}]")[0]));
    }

    [Fact]
    public void A_lone_surrogate_is_replaced_since_UTF8_has_none() =>
        Assert.Equal($"83a47479706502a46461746192a165{Text("a\ufffdb\n")}a36e7370a12f", Event("e", "a\ud800b\n"));

    [Fact]
    public void What_only_looks_like_binary_is_sent_as_it_is()
    {
        var lookalike = JsonElement.Parse("""{"_placeholder":true,"num":0}""");
        var hex = Event("e", new byte[] { 9 }, lookalike);
        Assert.Equal($"83a47479706502a46461746193a165c4010982{Text("_placeholder")}c3{Text("num")}00a36e7370a12f", hex);

        // Received beside binary it could be taken for that, so it is refused; without binary it is what it is.
        Assert.Equal("illegal attachments", Refuse(hex));
        Assert.False(Decode(Event("e", lookalike)).Arguments[0].IsBinary);
    }

    [Fact]
    public void What_is_passed_on_keeps_its_binary_in_either_format()
    {
        var packet = Decode(Event("e", 1, new { a = new byte[] { 1 }, b = new[] { new byte[] { 2 } } }, new byte[] { 3 }));

        Assert.Equal(Event("f", packet.Arguments[2], packet.Arguments[1]), Event("f", new byte[] { 3 }, new { a = new byte[] { 1 }, b = new[] { new byte[] { 2 } } }));

        var attachments = new List<ReadOnlyMemory<byte>>();
        var text = Wire.Written(output => Serializer.EncodeEvent(output, "/", null, "f", [packet.Arguments[1]], attachments));
        Assert.Equal("""52-["f",{"a":{"_placeholder":true,"num":0},"b":[{"_placeholder":true,"num":1}]}]""", text);
        Assert.Equal(["01", "02"], attachments.Select(bytes => Convert.ToHexString(bytes.Span)));
    }

    [Fact]
    public void Binary_needs_no_copy_to_be_read()
    {
        var message = Convert.FromHexString(EventOf("c4020102"));
        Decoder().Binary(message, out var packet);
        message[^7] = 77;
        Assert.Equal([1, 77], packet.Arguments[0].Get<ReadOnlyMemory<byte>>(Serializer).ToArray());
    }

    [Fact]
    public void Binary_of_a_CONNECT_is_base64() =>
        Assert.Equal("{\"t\":\"AQI=\"}", Wire.Text(Decode($"83a47479706500a46461746181{Text("t")}c4020102a36e7370a12f").Payload));

    [Fact]
    public void A_client_reads_refusals()
    {
        var decoder = Decoder(new PacketDecoderOptions { AcceptConnectError = true });
        decoder.Binary(Convert.FromHexString(Written(output => Encoder.EncodeConnectError(output, "/chat", "no"))), out var packet);
        Assert.Equal((PacketType.ConnectError, "{\"message\":\"no\"}"), (packet.Type, Wire.Text(packet.Payload)));
    }
}
