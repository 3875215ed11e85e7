using System.Text;

namespace Parlance.SocketIO.Protocol.Tests.Packets;

public sealed class PacketLimitTests
{
    [Fact]
    public void Arguments_are_limited()
    {
        var options = new PacketDecoderOptions { ArgumentsMax = 3 };
        var decoder = new PacketDecoder(options);

        Assert.Equal(DecodeStatus.Complete, decoder.Text(Wire.Sequence("2[\"e\",1,2,3]"), out _));
        Assert.Equal(DecodeStatus.Complete, decoder.Text(Wire.Sequence("31[1,2,3]"), out _));
        Assert.Equal(PacketError.TooManyArguments, Decoding.Refuse("2[\"e\",1,2,3,4]", options));
        Assert.Equal(PacketError.TooManyArguments, Decoding.Refuse("31[1,2,3,4]", options));
    }

    [Fact]
    public void A_hundred_thousand_arguments_cost_a_refusal()
    {
        var text = $"2[\"e\"{string.Concat(Enumerable.Repeat(",0", 100_000))}]";
        Assert.Equal(PacketError.TooManyArguments, Decoding.Refuse(text));
    }

    [Fact]
    public void A_thousand_arguments_arrive_in_order()
    {
        var packet = Decoding.Decode($"2[\"e\",{string.Join(',', Enumerable.Range(0, 1000))}]");
        Assert.Equal(Enumerable.Range(0, 1000).Select(i => $"{i}"), packet.Arguments.Select(argument => argument.ToString()));
    }

    [Theory]
    [InlineData("2[\"e\",", "]")]
    [InlineData("31[", "]")]
    [InlineData("51-[\"e\",", "]")]
    public void Depth_is_limited(string before, string after)
    {
        // The payload's own array is the first level.
        var options = new PacketDecoderOptions { JsonDepthMax = 4 };
        var decoder = new PacketDecoder(options);

        Assert.NotEqual(DecodeStatus.Error, decoder.Text(Wire.Sequence($"{before}[[{{}}],1]{after}"), out _));
        Assert.Equal(PacketError.TooDeep, Decoding.Refuse($"{before}[[[[1]]]]{after}", options));
        Assert.Equal(PacketError.TooDeep, Decoding.Refuse($"{before}{{\"a\":[[[", options));
    }

    [Fact]
    public void Depth_of_a_handshake_is_limited()
    {
        Assert.Equal(PacketError.TooDeep, Decoding.Refuse("0{\"a\":{\"b\":{}}}", new PacketDecoderOptions { JsonDepthMax = 2 }));
        Assert.Equal(PacketError.TooDeep, Decoding.Refuse("0{\"a\":" + new string('[', 100_000)));
        Assert.Equal(PacketError.TooDeep, Decoding.Refuse("2[\"e\"," + new string('[', 100_000)));
    }

    [Fact]
    public void As_deep_as_allowed_is_read_as_well_as_accepted()
    {
        var packet = Decoding.Decode($"2[\"e\",{new string('[', 511)}{new string(']', 511)}]");
        Assert.Equal(1, packet.Arguments[0].Get<System.Text.Json.JsonElement>(new PacketSerializer()).GetArrayLength());
    }

    [Theory]
    [InlineData("0{0},")]
    [InlineData("0{0}")]
    [InlineData("2{0},[\"e\"]")]
    public void Namespaces_are_limited_in_bytes(string pattern)
    {
        var format = CompositeFormat.Parse(pattern);
        var fits = "/" + new string('a', 1021) + "é";

        Assert.Equal(fits, Decoding.Decode(string.Format(null, format, fits)).Namespace);
        Assert.Equal(PacketError.NamespaceTooLong, Decoding.Refuse(string.Format(null, format, fits + "a")));
    }

    [Fact]
    public void Limits_that_make_no_sense_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new PacketDecoderOptions { ArgumentsMax = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new PacketDecoderOptions { AttachmentsMax = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new PacketDecoderOptions { JsonDepthMax = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new PacketDecoderOptions { JsonDepthMax = 65_537 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new PacketDecoderOptions { NamespaceBytesMax = 0 });
        Assert.Throws<ArgumentNullException>(() => new PacketDecoder(null!));
    }

    [Fact]
    public void Without_attachments_allowed_every_binary_packet_is_refused() =>
        Assert.Equal(PacketError.TooManyAttachments, Decoding.Refuse("51-[\"e\"]", new PacketDecoderOptions { AttachmentsMax = 0 }));
}
