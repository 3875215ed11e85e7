using System.Buffers;

namespace Parlance.SocketIO.Protocol.Tests.Packets;

public sealed class PacketRefusalTests
{
    [Theory]
    [InlineData("")]
    [InlineData("7")]
    [InlineData("9[\"e\"]")]
    [InlineData("a")]
    [InlineData(" 2[\"e\"]")]
    [InlineData("-1")]
    public void An_unknown_type_is_refused(string text) => Assert.Equal(PacketError.UnknownPacketType, Decoding.Refuse(text));

    [Theory]
    [InlineData("0[]")]
    [InlineData("0[1]")]
    [InlineData("0\"x\"")]
    [InlineData("0null")]
    [InlineData("0 {}")]
    [InlineData("0{")]
    [InlineData("0{}{}")]
    [InlineData("0{}x")]
    [InlineData("0{\"a\":}")]
    [InlineData("1{}")]
    [InlineData("1/n,[]")]
    [InlineData("1 ")]
    public void A_control_packet_with_a_wrong_payload_is_refused(string text) => Assert.Equal(PacketError.InvalidPayload, Decoding.Refuse(text));

    [Theory]
    [InlineData("2")]
    [InlineData("21")]
    [InlineData("2/n,")]
    [InlineData("2/n[\"e\"]")]
    [InlineData("2{}")]
    [InlineData("2\"e\"")]
    [InlineData("2[]")]
    [InlineData("2[null]")]
    [InlineData("2[true]")]
    [InlineData("2[{}]")]
    [InlineData("2[[\"e\"]]")]
    [InlineData("2[\"e\"")]
    [InlineData("2[\"e\",]")]
    [InlineData("2[\"e\",1]x")]
    [InlineData("2[\"e\"][\"f\"]")]
    [InlineData("2[\"e\",1]\u001e2[\"e\",2]")]
    [InlineData("2[\"e\",01]")]
    [InlineData("2[\"e\",NaN]")]
    [InlineData("2[\"e\",\"\\x\"]")]
    [InlineData("2[\"e\",\"\t\"]")]
    [InlineData("2[\"e\",{\"a\" 1}]")]
    [InlineData("2[\"e\",/*c*/1]")]
    [InlineData("2 [\"e\"]")]
    [InlineData("21 [\"e\"]")]
    [InlineData("2/n, [\"e\"]")]
    [InlineData("2\n[\"e\"]")]
    [InlineData("2\ufeff[\"e\"]")]
    [InlineData("218446744073709551616[\"e\"]")]
    [InlineData("299999999999999999999[\"e\"]")]
    [InlineData("3")]
    [InlineData("31")]
    [InlineData("31{}")]
    [InlineData("31[1")]
    [InlineData("51-")]
    [InlineData("51-{}")]
    [InlineData("61-1")]
    public void An_event_or_acknowledgement_with_a_wrong_payload_is_refused(string text) => Assert.Equal(PacketError.InvalidPayload, Decoding.Refuse(text));

    [Theory]
    [InlineData("connect")]
    [InlineData("connect_error")]
    [InlineData("disconnect")]
    [InlineData("disconnecting")]
    [InlineData("newListener")]
    [InlineData("removeListener")]
    [InlineData("\\u0063onnect")]
    public void A_reserved_event_is_refused_however_it_is_written(string name)
    {
        Assert.Equal(PacketError.InvalidPayload, Decoding.Refuse($"2[\"{name}\"]"));
        Assert.Equal(PacketError.InvalidPayload, Decoding.Refuse($"51-[\"{name}\"]"));
        Assert.Equal("connect", Decoding.Decode("30[\"connect\"]").Arguments[0].Get<string>(new PacketSerializer()));
    }

    [Theory]
    [InlineData("4{\"message\":\"x\"}")]
    [InlineData("4\"x\"")]
    [InlineData("4")]
    public void A_server_refuses_a_connect_error(string text) => Assert.Equal(PacketError.InvalidPayload, Decoding.Refuse(text));

    [Theory]
    [InlineData("4/n?q=1,{\"message\":\"x\"}", "{\"message\":\"x\"}")]
    [InlineData("4/n?q=1,\"x\"", "\"x\"")]
    public void A_client_reads_a_connect_error(string text, string payload)
    {
        var decoder = new PacketDecoder(new PacketDecoderOptions { AcceptConnectError = true });

        Assert.Equal(DecodeStatus.Complete, decoder.Text(Wire.Sequence(text), out var packet));

        Assert.Equal(PacketType.ConnectError, packet.Type);
        Assert.Equal("/n?q=1", packet.Namespace);
        Assert.Equal(payload, Wire.Text(packet.Payload));
        Assert.Equal(DecodeStatus.Error, decoder.Text(Wire.Sequence("4"), out _));
        Assert.Equal(DecodeStatus.Error, decoder.Text(Wire.Sequence("4[]"), out _));
    }

    [Theory]
    [InlineData("2[\"e\",\"@\"]")]
    [InlineData("2/@,[\"e\"]")]
    [InlineData("0{\"@\":1}")]
    [InlineData("2[\"@\"]")]
    [InlineData("@")]
    public void Text_that_is_not_UTF_8_is_refused(string pattern)
    {
        foreach (byte[] invalid in (byte[][])[[0xff], [0xc3], [0xe2, 0x82], [0xed, 0xa0, 0x80], [0xc0, 0x80], [0xf4, 0x90, 0x80, 0x80]])
        {
            var text = pattern.SelectMany(c => c == '@' ? invalid : [(byte)c]).ToArray();
            var decoder = Decoding.Decoder();

            Assert.Equal(DecodeStatus.Error, decoder.Text(new ReadOnlySequence<byte>(text), out _));
            Assert.Equal(PacketError.InvalidUtf8, decoder.Error);
        }
    }

    [Fact]
    public void A_decoder_that_has_refused_a_packet_decodes_the_next()
    {
        var decoder = Decoding.Decoder();
        Assert.Equal(DecodeStatus.Error, decoder.Text(Wire.Sequence("2["), out var none));
        Assert.Equal("/", none.Namespace);
        Assert.Equal("", none.EventName);

        Assert.Equal(DecodeStatus.Complete, decoder.Text(Wire.Sequence("2[\"e\"]"), out _));
        Assert.Equal(PacketError.None, decoder.Error);
        Assert.Equal("", decoder.ErrorText);
    }
}
