namespace Parlance.SocketIO.Protocol.Tests.Packets;

public sealed class PacketDecoderTests
{
    [Theory]
    [InlineData("0", PacketType.Connect, "/", null, "")]
    [InlineData("0{}", PacketType.Connect, "/", null, "{}")]
    [InlineData("0{\"token\":\"x\"}", PacketType.Connect, "/", null, "{\"token\":\"x\"}")]
    [InlineData("0/chat,", PacketType.Connect, "/chat", null, "")]
    [InlineData("0/chat", PacketType.Connect, "/chat", null, "")]
    [InlineData("0/chat?a=1&b=2,{\"a\":[1]} ", PacketType.Connect, "/chat?a=1&b=2", null, "{\"a\":[1]} ")]
    [InlineData("0/,", PacketType.Connect, "/", null, "")]
    [InlineData("07{}", PacketType.Connect, "/", 7UL, "{}")]
    [InlineData("1", PacketType.Disconnect, "/", null, "")]
    [InlineData("1/chat,", PacketType.Disconnect, "/chat", null, "")]
    [InlineData("11", PacketType.Disconnect, "/", 1UL, "")]
    public void Control_packets_are_understood(string text, PacketType type, string ns, ulong? ackId, string payload)
    {
        var packet = Decoding.Decode(text);

        Assert.Equal(type, packet.Type);
        Assert.Equal(ns, packet.Namespace);
        Assert.Equal(ackId, packet.AckId);
        Assert.Equal(payload, Wire.Text(packet.Payload));
        Assert.Equal("", packet.EventName);
        Assert.Empty(packet.Arguments);
    }

    [Theory]
    [InlineData("2[\"echo\"]", "/", null, "echo")]
    [InlineData("2[\"echo\",1,\"é\"]", "/", null, "echo", "1", "\"é\"")]
    [InlineData("2/chat,[\"echo\",1]", "/chat", null, "echo", "1")]
    [InlineData("2/phòng,[\"chào\",1]", "/phòng", null, "chào", "1")]
    [InlineData("20[\"echo\",1]", "/", 0UL, "echo", "1")]
    [InlineData("2007[\"echo\",1]", "/", 7UL, "echo", "1")]
    [InlineData("2/chat,12[\"echo\",1]", "/chat", 12UL, "echo", "1")]
    [InlineData("29007199254740993[\"echo\"]", "/", 9007199254740993UL, "echo")]
    [InlineData("218446744073709551615[\"echo\"]", "/", ulong.MaxValue, "echo")]
    [InlineData("2[1,\"a\"]", "/", null, "1", "\"a\"")]
    [InlineData("2[1.50]", "/", null, "1.5")]
    [InlineData("2[\"\"]", "/", null, "")]
    [InlineData("2[\"error\"]", "/", null, "error")]
    [InlineData("2[\"a\\u0062\\n\"]", "/", null, "ab\n")]
    [InlineData("2[ \"echo\" , [ 1 , 2 ] , {\"a\":[{}]} ]\n", "/", null, "echo", "[ 1 , 2 ]", "{\"a\":[{}]}")]
    [InlineData("2[\"e\",1,2,3,4,5,6]", "/", null, "e", "1", "2", "3", "4", "5", "6")]
    [InlineData("2[\"e\",null,true,false,-1.5e3,\"\",[],{}]", "/", null, "e", "null", "true", "false", "-1.5e3", "\"\"", "[]", "{}")]
    [InlineData("2[\"e\",\"\\ud800\"]", "/", null, "e", "\"\\ud800\"")]
    [InlineData("2[\"e\",{\"_placeholder\":true,\"num\":0}]", "/", null, "e", "{\"_placeholder\":true,\"num\":0}")]
    public void Events_are_understood(string text, string ns, ulong? ackId, string name, params string[] args)
    {
        var packet = Decoding.Decode(text);

        Assert.Equal(PacketType.Event, packet.Type);
        Assert.Equal(ns, packet.Namespace);
        Assert.Equal(ackId, packet.AckId);
        Assert.Equal(name, packet.EventName);
        Assert.Equal(args, packet.Arguments.Select(a => a.ToString()));
        Assert.All(packet.Arguments, a => Assert.False(a.HasAttachments || a.IsBinary));
    }
}
