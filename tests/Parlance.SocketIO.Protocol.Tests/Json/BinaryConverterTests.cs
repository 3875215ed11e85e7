using System.Text.Json;

namespace Parlance.SocketIO.Protocol.Tests.Json;

public sealed class BinaryConverterTests
{
    private static readonly PacketSerializer Serializer = new();

    private sealed record Picture(string Name, byte[]? Data, ReadOnlyMemory<byte> Thumb, Memory<byte> Raw, ArraySegment<byte> Part, List<byte[]> More);

    [Fact]
    public void Binary_anywhere_becomes_attachments_depth_first()
    {
        var picture = new Picture("p", [1], new byte[] { 2 }, new byte[] { 3 }, new ArraySegment<byte>([9, 4, 9], 1, 1), [[5], [6]]);

        var (text, attachments) = EncodePacketTests.Event("/", null, "e", picture, "x", new byte[] { 7 });

        static string P(int num) => $$"""{"_placeholder":true,"num":{{num}}}""";
        Assert.Equal($$"""57-["e",{"name":"p","data":{{P(0)}},"thumb":{{P(1)}},"raw":{{P(2)}},"part":{{P(3)}},"more":[{{P(4)}},{{P(5)}}]},"x",{{P(6)}}]""", text);
        Assert.Equal("01 02 03 04 05 06 07", attachments);
    }

    [Fact]
    public void Every_type_of_binary_may_be_an_argument_of_its_own()
    {
        object?[] values = [new byte[] { 1 }, new ReadOnlyMemory<byte>([2]), new Memory<byte>([3]), new ArraySegment<byte>([4]), default(ArraySegment<byte>), ReadOnlyMemory<byte>.Empty];
        var list = ArgumentList.Create(Serializer, values);

        Assert.Equal(["01", "02", "03", "04", "", ""], list.Select(argument => Convert.ToHexString(argument.Bytes.Span)));
    }

    [Fact]
    public void Attachments_are_read_into_every_type()
    {
        var sent = new Picture("p", [1], new byte[] { 2 }, new byte[] { 3 }, new ArraySegment<byte>([4]), [[5], [6]]);

        var got = ArgumentList.Create(Serializer, sent)[0].Get<Picture>(Serializer)!;

        Assert.Equal([1, 2, 3, 4, 5, 6], [.. got.Data!, .. got.Thumb.ToArray(), .. got.Raw.ToArray(), .. got.Part, .. got.More[0], .. got.More[1]]);
    }

    [Fact]
    public void Without_attachments_binary_is_base64()
    {
        var sent = new Picture("p", [1], new byte[] { 2 }, new byte[] { 3 }, new ArraySegment<byte>([4]), [[5], []]);
        var json = Wire.Written(output => Serializer.SerializeValue(output, sent));
        Assert.Equal("""{"name":"p","data":"AQ==","thumb":"Ag==","raw":"Aw==","part":"BA==","more":["BQ==",""]}""", json);

        var got = ArgumentList.Parse($"[{json}]")[0].Get<Picture>(Serializer)!;
        Assert.Equal([1, 2, 3, 4, 5], [.. got.Data!, .. got.Thumb.ToArray(), .. got.Raw.ToArray(), .. got.Part, .. got.More[0]]);
    }

    [Fact]
    public void Null_is_a_value_of_the_array_only()
    {
        Assert.Null(ArgumentList.Parse("[null]")[0].Get<byte[]>(Serializer));
        Assert.Null(ArgumentList.Parse("[null]")[0].Get<ReadOnlyMemory<byte>?>(Serializer));
        Assert.Throws<JsonException>(() => ArgumentList.Parse("[null]")[0].Get<ReadOnlyMemory<byte>>(Serializer));
        Assert.Equal(("2[\"e\",{\"data\":null}]", ""), EncodePacketTests.Event("/", null, "e", new { Data = (byte[]?)null }));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("true")]
    [InlineData("[]")]
    [InlineData("\"not base64\"")]
    [InlineData("\"AQ\"")]
    [InlineData("\"\\ud800\"")]
    [InlineData("{\"_placeholder\":true,\"num\":0}")]
    [InlineData("{}")]
    public void What_is_no_binary_is_refused(string json)
    {
        Assert.Throws<JsonException>(() => ArgumentList.Parse($"[{json}]")[0].Get<byte[]>(Serializer));
        Assert.Throws<JsonException>(() => ArgumentList.Parse($"[{{\"a\":{json}}}]")[0].Get<Dictionary<string, Memory<byte>>>(Serializer));
    }

    [Fact]
    public void Who_may_write_gets_a_copy_and_who_may_only_read_does_not()
    {
        byte[] attachment = [1];
        var argument = Decoding.Decode("51-[\"e\",{\"_placeholder\":true,\"num\":0}]", attachment).Arguments[0];

        argument.Get<byte[]>(Serializer)![0] = 2;
        argument.Get<Memory<byte>>(Serializer).Span[0] = 3;

        Assert.Equal(1, attachment[0]);
        Assert.True(argument.Get<ReadOnlyMemory<byte>>(Serializer).Span == attachment);
    }
}
