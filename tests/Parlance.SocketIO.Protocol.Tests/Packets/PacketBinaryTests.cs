using System.Text.Json;

namespace Parlance.SocketIO.Protocol.Tests.Packets;

public sealed class PacketBinaryTests
{
    private const string P0 = "{\"_placeholder\":true,\"num\":0}";
    private const string P1 = "{\"_placeholder\":true,\"num\":1}";

    private static readonly PacketSerializer Serializer = new();

    [Fact]
    public void A_binary_event_is_an_event_with_attachments()
    {
        var packet = Decoding.Decode($"52-/n,7[\"e\",{P1},1,{{\"a\":{P0}}}]", [1], [2]);

        Assert.Equal(PacketType.Event, packet.Type);
        Assert.Equal("/n", packet.Namespace);
        Assert.Equal(7UL, packet.AckId);
        Assert.All(packet.Arguments, argument => Assert.True(argument.HasAttachments));
        Assert.Equal([true, false, false], packet.Arguments.Select(argument => argument.IsBinary));
        Assert.Equal([2], packet.Arguments[0].Bytes.ToArray());
        Assert.Equal([2], packet.Arguments[0].Get<byte[]>(Serializer)!);
        Assert.Equal([1], packet.Arguments[2].Get<Dictionary<string, byte[]>>(Serializer)!["a"]);
        Assert.Throws<InvalidOperationException>(() => packet.Arguments[1].Bytes);
    }

    [Fact]
    public void A_binary_acknowledgement_is_an_acknowledgement_with_attachments()
    {
        var packet = Decoding.Decode($"61-3[{P0}]", [9]);

        Assert.Equal(PacketType.Ack, packet.Type);
        Assert.Equal(3UL, packet.AckId);
        Assert.Equal([9], packet.Arguments[0].Bytes.ToArray());
    }

    [Fact]
    public void Attachments_that_nothing_names_are_dropped()
    {
        var packet = Decoding.Decode($"52-[\"e\",{P1}]", [1], [2]);
        Assert.Equal([2], packet.Arguments[0].Bytes.ToArray());
        Assert.Empty(Decoding.Decode("51-[\"e\"]", [1]).Arguments);
    }

    [Fact]
    public void Two_placeholders_may_name_one_attachment()
    {
        var packet = Decoding.Decode($"51-[\"e\",{P0},{P0}]", [1]);
        Assert.Equal(packet.Arguments[0].Bytes, packet.Arguments[1].Bytes);
    }

    [Theory]
    [InlineData("5[\"e\"]")]
    [InlineData("5")]
    [InlineData("51")]
    [InlineData("5-[\"e\"]")]
    [InlineData("50-[\"e\"]")]
    [InlineData("500-[\"e\"]")]
    [InlineData("5x-[\"e\"]")]
    [InlineData("51x-[\"e\"]")]
    [InlineData("599x-[\"e\"]")]
    [InlineData("51.0-[\"e\"]")]
    [InlineData("5 1-[\"e\"]")]
    [InlineData("5-1-[\"e\"]")]
    [InlineData("60-[]")]
    [InlineData("5[\"a-b\"]")]
    public void An_illegal_number_of_attachments_is_refused(string text) => Assert.Equal(PacketError.IllegalAttachments, Decoding.Refuse(text));

    [Theory]
    [InlineData("511-[\"e\"]")]
    [InlineData("5011-[\"e\"]")]
    [InlineData("599999999999999999999999-[\"e\"]")]
    [InlineData("611-[]")]
    public void Too_many_attachments_are_refused(string text) => Assert.Equal(PacketError.TooManyAttachments, Decoding.Refuse(text));

    [Fact]
    public void Ten_attachments_are_accepted()
    {
        var attachments = Enumerable.Range(0, 10).Select(i => new[] { (byte)i }).ToArray();
        var placeholders = Enumerable.Range(0, 10).Select(i => $"{{\"_placeholder\":true,\"num\":{i}}}");

        var packet = Decoding.Decode($"510-[\"e\",{string.Join(',', placeholders)}]", attachments);

        Assert.Equal(attachments, packet.Arguments.Select(argument => argument.Bytes.ToArray()));
    }

    [Fact]
    public void More_placeholders_than_attachments_are_allowed_are_refused()
    {
        // Each would be sent on as an attachment of its own: ten thousand times a megabyte for thirty bytes each.
        Assert.Equal(PacketError.IllegalPlaceholder, Decoding.Refuse($"51-[\"e\",{string.Join(',', Enumerable.Repeat(P0, 11))}]"));
        Assert.Equal(PacketError.IllegalPlaceholder, Decoding.Refuse($"52-[\"e\",{string.Join(',', Enumerable.Repeat(P0, 3))}]", new() { AttachmentsMax = 2 }));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("-1")]
    [InlineData("0.5")]
    [InlineData("1e9")]
    [InlineData("1e400")]
    [InlineData("99999999999")]
    [InlineData("\"0\"")]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("[0]")]
    [InlineData("{}")]
    [InlineData("0,\"num\":1")]
    public void A_placeholder_that_names_no_attachment_is_refused(string num)
    {
        Assert.Equal(PacketError.IllegalPlaceholder, Decoding.Refuse($"51-[\"e\",{{\"_placeholder\":true,\"num\":{num}}}]"));
        Assert.Equal(PacketError.IllegalPlaceholder, Decoding.Refuse($"61-1[[{{\"num\":{num},\"_placeholder\":true}}]]"));
    }

    [Theory]
    [InlineData("{\"num\":0,\"_placeholder\":true}")]
    [InlineData("{\"_placeholder\":true,\"num\":0.0}")]
    [InlineData("{\"_placeholder\":true,\"num\":0e5}")]
    [InlineData("{ \"_placeholder\" : true , \"num\" : 0 , \"more\" : [ { \"num\" : 5 } ] }")]
    [InlineData("{\"_placehold\\u0065r\":true,\"\\u006eum\":0}")]
    [InlineData("{\"_placeholder\":false,\"_placeholder\":true,\"num\":7,\"num\":0}")]
    [InlineData("{\"_placeholder\":true,\"num\":0,\"inner\":{\"_placeholder\":true,\"num\":9}}")]
    public void A_placeholder_is_recognised_as_JavaScript_would(string placeholder)
    {
        var argument = Decoding.Decode($"51-[\"e\", {placeholder} ]", [5]).Arguments[0];

        Assert.True(argument.IsBinary);
        Assert.Equal([5], argument.Bytes.ToArray());
        Assert.Equal([5], argument.Get<byte[]>(Serializer)!);
    }

    [Theory]
    [InlineData("{\"_placeholder\":false,\"num\":0}")]
    [InlineData("{\"_placeholder\":1,\"num\":0}")]
    [InlineData("{\"_placeholder\":\"true\",\"num\":0}")]
    [InlineData("{\"_placeholder\":null,\"num\":0}")]
    [InlineData("{\"_placeholder\":[true],\"num\":9}")]
    [InlineData("{\"_placeholder\":true,\"_placeholder\":{},\"num\":0}")]
    [InlineData("{\"num\":0}")]
    [InlineData("{\"_placeholder\\ud800\":true,\"num\":0}")]
    [InlineData("{\"_place\\ud800\":true,\"\\udc00\":0}")]
    public void What_only_resembles_a_placeholder_is_data(string json)
    {
        var argument = Decoding.Decode($"51-[\"e\",{json}]", [5]).Arguments[0];

        Assert.False(argument.IsBinary);
        Assert.Equal(json, argument.ToString());
        Assert.Throws<JsonException>(() => argument.Get<byte[]>(Serializer));
    }

    [Fact]
    public void Nothing_but_the_attachments_may_follow_a_binary_packet()
    {
        var decoder = Decoding.Decoder();
        Assert.Equal(DecodeStatus.NeedMore, decoder.Text(Wire.Sequence($"52-[\"e\",{P0}]"), out _));
        Assert.True(decoder.IsReconstructing);
        Assert.Equal(DecodeStatus.NeedMore, decoder.Binary(new byte[] { 1 }, out _));

        Assert.Equal(DecodeStatus.Error, decoder.Text(Wire.Sequence("2[\"e\"]"), out _));

        Assert.Equal(PacketError.TextWhileReconstructing, decoder.Error);
        Assert.False(decoder.IsReconstructing);
    }

    [Fact]
    public void Binary_that_no_packet_announced_is_refused()
    {
        var decoder = Decoding.Decoder();
        Assert.Equal(DecodeStatus.Error, decoder.Binary(new byte[] { 1 }, out _));
        Assert.Equal(PacketError.UnexpectedBinary, decoder.Error);

        decoder.Text(Wire.Sequence($"51-[\"e\",{P0}]"), out _);
        Assert.Equal(DecodeStatus.Complete, decoder.Binary(ReadOnlyMemory<byte>.Empty, out var packet));
        Assert.Equal(0, packet.Arguments[0].Bytes.Length);
        Assert.Equal(DecodeStatus.Error, decoder.Binary(new byte[] { 1 }, out _));
    }
}
