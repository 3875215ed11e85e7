using static Parlance.SocketIO.Protocol.Tests.MessagePack.MessagePackWire;

namespace Parlance.SocketIO.Protocol.Tests.MessagePack;

/// <summary>What socket.io-msgpack-parser 3.0.2 puts on the wire, byte for byte.</summary>
public sealed class MessagePackCaptureTests
{
    [Fact]
    public void A_server_writes_what_the_Node_server_writes()
    {
        Assert.Equal(
            "83a47479706502a46461746193a568656c6c6f01c40101a36e7370a12f",
            Written(output => Encoder.EncodeEvent(output, "/", null, "hello", [1, new byte[] { 1 }], [])));
        Assert.Equal(
            "83a47479706504a46461746182a76d657373616765a26e6fa46461746181a4636f646501a36e7370a52f63686174",
            Written(output => Encoder.EncodeConnectError(output, "/chat", "no", new { Code = 1 })));
        Assert.Equal("82a47479706501a36e7370a52f63686174", Written(output => Encoder.EncodeDisconnect(output, "/chat")));
        Assert.Equal(
            "84a47479706503a46461746197d92878787878787878787878787878787878787878787878787878787878787878787878787878787878a6c3a9f09f98808090c0c3c2a2696407a36e7370a12f",
            Written(output => Encoder.EncodeAck(output, "/", 7, [new string('x', 40), "é😀", new { }, Array.Empty<int>(), null, true, false], [])));
    }

    [Fact]
    public void The_answer_to_CONNECT_lacks_only_the_undefined_pid() => Assert.Equal(
        "83a47479706500a46461746181a3736964b4725a545164536b756b3350685570446b41414141a36e7370a12f",
        Written(output => Encoder.EncodeConnect(output, "/", "rZTQdSkuk3PhUpDkAAAA")));

    [Fact]
    public void Whole_numbers_take_their_shortest_form() => Assert.Equal(
        "83a47479706502a464617461dc0015a16e007fcc80ccffcd0100cdffffce00010000ceffffffffcf0000000100000000cf001fffffffffffffffe0d0dfd080d1ff7fd18000d2ffff7fffd280000000d3ffffffff7fffffffd3ffe0000000000001a36e7370a12f",
        Event(
            "n", 0, 127, 128, 255, 256, 65535, 65536, 4294967295, 4294967296, 9007199254740991, -1, -32, -33, -128, -129, -32768, -32769, -2147483648,
            -2147483649, -9007199254740991));

    [Fact]
    public void Other_numbers_are_floats_of_64_bits()
    {
        Assert.Equal("83a47479706502a46461746194a166cb3ff8000000000000cbbfb999999999999ae8a36e7370a12f", Event("f", 1.5, -0.1, -24.0));

        // Node's parser writes 1e300 as 0.
        Assert.Equal("83a47479706502a46461746192a166cb7e37e43c8800759ca36e7370a12f", Event("f", 1e300));
    }

    [Fact]
    public void A_client_is_understood()
    {
        var connect = Decode("83a47479706500a46461746181a17401a36e7370a12f");
        Assert.Equal(("{\"t\":1}", "/", PacketType.Connect), (Wire.Text(connect.Payload), connect.Namespace, connect.Type));

        var undefined = Decode("83a47479706500a464617461d40000a36e7370a52f63686174");
        Assert.Equal(("", "/chat"), (Wire.Text(undefined.Payload), undefined.Namespace));

        var asked = Decode("85a47479706502a46461746192a17881a164c40102a76f7074696f6e7381a8636f6d7072657373c3a2696400a36e7370a12f");
        Assert.Equal((PacketType.Event, "x", 0UL), (asked.Type, asked.EventName, asked.AckId));
        Assert.True(asked.Arguments[0].TryGetProperty("d", out var d));
        Assert.Equal([2], d.Bytes.ToArray());

        var answer = Decode("84a2696400a47479706503a4646174619181a164c40102a36e7370a12f");
        Assert.Equal((PacketType.Ack, 0UL, 1), (answer.Type, answer.AckId, answer.Arguments.Count));

        Assert.Equal(PacketType.Disconnect, Decode("82a47479706501a36e7370a12f").Type);
    }

    [Fact]
    public void Dates_undefined_and_the_kinds_of_binary_are_understood()
    {
        var packet = Decode("83a47479706502a46461746194a164d7000000018bcfe5687bd4000082a175d40000a17601a36e7370a12f");
        Assert.Equal(["\"2023-11-14T22:13:20.123Z\"", "null", "{\"v\":1}"], packet.Arguments.Select(argument => argument.ToString()));

        packet = Decode("83a47479706502a46461746194a162c4020102c7010003c702000000a36e7370a12f");
        Assert.Equal(["0102", "03", "0000"], packet.Arguments.Select(argument => Convert.ToHexString(argument.Bytes.Span)));
    }

    [Fact]
    public void The_timestamp_extension_is_a_date()
    {
        Assert.Equal("\"2023-11-14T22:13:20.000Z\"", Argument("d6ff6553f100").ToString());
        Assert.Equal("\"2023-11-14T22:13:20.123Z\"", Argument("d7ff1d5353006553f100").ToString());
        Assert.Equal("\"2023-11-14T22:13:20.0000001Z\"", Argument("d7ff000001906553f100").ToString());
        Assert.Equal("\"1969-12-31T23:59:59.500Z\"", Argument("c70cff1dcd6500ffffffffffffffff").ToString());
        Assert.Equal(new DateTime(2023, 11, 14, 22, 13, 20, DateTimeKind.Utc), Argument("d6ff6553f100").Get<DateTime>(Serializer));

        // JavaScript's dates reach further than .NET's.
        Assert.Equal("null", Argument("d7001fffffffffffffff").ToString());
        Assert.Equal("null", Argument("c70cff3b9aca000000000000000000").ToString());
    }

    [Fact]
    public void An_unknown_extension_is_what_notepack_makes_of_it()
    {
        var extension = Argument("d50701ff");
        Assert.Equal("[7,{\"_placeholder\":true,\"num\":0}]", extension.ToString());
        Assert.Equal("83a47479706502a46461746192a1659207c40201ffa36e7370a12f", Event("e", extension));
    }
}
