using System.Buffers;

namespace Parlance.SocketIO.Protocol.Tests.Engine;

public sealed class EnginePacketTests
{
    [Theory]
    [InlineData("0{}", EnginePacketType.Open, "{}")]
    [InlineData("1", EnginePacketType.Close, "")]
    [InlineData("2probe", EnginePacketType.Ping, "probe")]
    [InlineData("3probe", EnginePacketType.Pong, "probe")]
    [InlineData("42[\"é\"]", EnginePacketType.Message, "2[\"é\"]")]
    [InlineData("4a\u001eb", EnginePacketType.Message, "a\u001eb")]
    [InlineData("5", EnginePacketType.Upgrade, "")]
    [InlineData("6", EnginePacketType.Noop, "")]
    public void A_text_packet_is_a_digit_and_its_data(string text, EnginePacketType type, string data)
    {
        Assert.True(EnginePacket.TryParseText(Wire.Sequence(text), out var packet));

        Assert.Equal(type, packet.Type);
        Assert.False(packet.IsBinary);
        Assert.Equal(data, Wire.Text(packet.Data));
    }

    [Theory]
    [InlineData("")]
    [InlineData("7")]
    [InlineData("/")]
    [InlineData("b")]
    [InlineData("abc")]
    [InlineData(" 4")]
    public void Anything_else_is_no_text_packet(string text) => Assert.False(EnginePacket.TryParseText(Wire.Sequence(text), out _));

    [Fact]
    public void Empty_segments_in_front_do_not_hide_the_type()
    {
        Assert.True(EnginePacket.TryParseText(Wire.Segmented("4ab"u8, 0, 0, 1, 1), out var packet));

        Assert.Equal(EnginePacketType.Message, packet.Type);
        Assert.Equal("ab", Wire.Text(packet.Data));
        Assert.False(EnginePacket.TryParseText(Wire.Segmented([], 0, 0), out _));
        Assert.False(EnginePacket.TryParseText(ReadOnlySequence<byte>.Empty, out _));
    }
}
