using static Parlance.SocketIO.Protocol.Tests.MessagePack.MessagePackWire;

namespace Parlance.SocketIO.Protocol.Tests.MessagePack;

/// <summary>What no client sends.</summary>
public sealed class MessagePackRefusalTests
{
    [Theory]
    [InlineData("", "invalid payload")]
    [InlineData("c0", "invalid payload")]
    [InlineData("01", "invalid payload")]
    [InlineData("80", "unknown packet type")]
    [InlineData("83a47479706505a46461746191a165a36e7370a12f", "unknown packet type")]
    [InlineData("83a474797065a132a46461746191a165a36e7370a12f", "unknown packet type")]
    [InlineData("83a474797065ffa46461746191a165a36e7370a12f", "unknown packet type")]
    [InlineData("82a47479706502a46461746191a165", "invalid payload")]
    [InlineData("83a47479706502a46461746191a165a36e7370a0", "invalid payload")]
    [InlineData("83a47479706502a46461746191a165a36e7370a178", "invalid payload")]
    [InlineData("83a47479706502a46461746191a165a36e7370a22fff", "invalid UTF-8")]
    [InlineData("83a47479706502a464617461a165a36e7370a12f", "invalid payload")]
    [InlineData("83a47479706502a46461746190a36e7370a12f", "invalid payload")]
    [InlineData("83a47479706502a46461746191c0a36e7370a12f", "invalid payload")]
    [InlineData("83a47479706502a46461746191c401aaa36e7370a12f", "invalid payload")]
    [InlineData("83a47479706502a46461746191a7636f6e6e656374a36e7370a12f", "invalid payload")]
    [InlineData("83a47479706502a46461746191a2c328a36e7370a12f", "invalid payload")]
    [InlineData("84a47479706502a46461746191a165a26964ffa36e7370a12f", "invalid payload")]
    [InlineData("84a47479706502a46461746191a165a26964a131a36e7370a12f", "invalid payload")]
    [InlineData("83a47479706501a464617461c0a36e7370a12f", "invalid payload")]
    [InlineData("83a47479706500a46461746190a36e7370a12f", "invalid payload")]
    [InlineData("83a47479706500a464617461c0a36e7370a12f", "invalid payload")]
    [InlineData("83a47479706504a464617461a178a36e7370a12f", "invalid payload")]
    [InlineData("8301020304a36e7370a12f", "invalid payload")]
    [InlineData("82a47479706501a36e7370a12fc0", "invalid payload")]
    public void A_packet_of_the_wrong_shape_is_refused(string hex, string error) => Assert.Equal(error, Refuse(hex));

    [Theory]
    [InlineData("c1")]
    [InlineData("d9ff61")]
    [InlineData("dbffffffff")]
    [InlineData("c6ffffffff00")]
    [InlineData("c9ffffffff0000")]
    [InlineData("d8")]
    [InlineData("dcffff")]
    [InlineData("ddffffffff")]
    [InlineData("dd7fffffff")]
    [InlineData("dfffffffff")]
    [InlineData("df80000000")]
    [InlineData("de0001a161")]
    [InlineData("81c001")]
    [InlineData("8190c0")]
    [InlineData("cb00")]
    public void A_value_that_is_cut_off_or_lies_about_its_length_is_refused(string hex)
    {
        Assert.Equal("invalid payload", Refuse(EventOf(hex)));
        Assert.Equal("invalid payload", Refuse($"83a47479706502a46461746192a165{hex}"));
    }

    [Theory]
    [InlineData("a2c328")]
    [InlineData("81a2c328c0")]
    [InlineData("a3eda080")]
    public void Text_that_is_not_UTF8_is_refused(string hex) => Assert.Equal("invalid UTF-8", Refuse(EventOf(hex)));

    [Fact]
    public void Nesting_has_an_end()
    {
        var options = new PacketDecoderOptions { JsonDepthMax = 3 };
        Decoder(options).Binary(Convert.FromHexString(EventOf("9190")), out var packet);
        Assert.Equal("[[]]", packet.Arguments[0].ToString());
        Assert.Equal("payload too deep", Refuse(EventOf("919190"), options));
        Assert.Equal("payload too deep", Refuse(EventOf(string.Concat(Enumerable.Repeat("91", 900_000)) + "c0")));
        Assert.Equal("payload too deep", Refuse(EventOf(string.Concat(Enumerable.Repeat("81a161", 300_000)) + "c0")));
    }

    [Fact]
    public void Arguments_and_pieces_of_binary_are_counted()
    {
        var options = new PacketDecoderOptions { ArgumentsMax = 20 };
        Assert.Equal("too many arguments", Refuse(EventOf([.. Enumerable.Repeat("c0", 21)]), options));
        Assert.Equal(20, Count(EventOf([.. Enumerable.Repeat("c0", 20)]), options));

        Assert.Equal("too many attachments", Refuse(EventOf("dc03e9" + string.Concat(Enumerable.Repeat("c400", 1_001)))));
        Assert.Equal(1, Count(EventOf("dc03e8" + string.Concat(Enumerable.Repeat("c400", 1_000))), options));
    }

    [Fact]
    public void A_long_namespace_is_refused() =>
        Assert.Equal("namespace too long", Refuse($"82a47479706500a36e7370da0401{Convert.ToHexString([.. Enumerable.Repeat((byte)'/', 1_025)])}"));

    [Fact]
    public void Text_is_refused()
    {
        var decoder = Decoder();
        Assert.Equal(DecodeStatus.Error, decoder.Text(Wire.Sequence("0"), out _));
        Assert.Equal("invalid payload", decoder.ErrorText);
    }

    [Fact]
    public void A_refusal_costs_no_more_than_the_message()
    {
        // A map that claims four thousand million pairs, and a message of which each byte claims to hold all that follows.
        var lie = Convert.FromHexString(EventOf("dfffffffff"));
        var tower = Convert.FromHexString(EventOf(string.Concat(Enumerable.Repeat("dd0000ffff", 20_000))));
        var decoder = Decoder();
        decoder.Binary(lie, out _);
        decoder.Binary(tower, out _);

        var before = GC.GetAllocatedBytesForCurrentThread();
        decoder.Binary(lie, out _);
        decoder.Binary(tower, out _);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4_096);
    }

    private static int Count(string hex, PacketDecoderOptions options)
    {
        Assert.Equal(DecodeStatus.Complete, Decoder(options).Binary(Convert.FromHexString(hex), out var packet));
        return packet.Arguments.Count;
    }
}
