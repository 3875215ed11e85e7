using System.Text.Json;

namespace Parlance.SocketIO.Protocol.Tests.Arguments;

public sealed class ArgumentTests
{
    private static readonly PacketSerializer Serializer = new();

    [Fact]
    public void A_default_argument_is_null()
    {
        var argument = default(Argument);

        Assert.Equal("null", argument.ToString());
        Assert.Null(argument.Get<string>(Serializer));
        Assert.False(argument.HasAttachments || argument.IsBinary);
        Assert.Throws<InvalidOperationException>(() => argument.Bytes);
        Assert.Equal("null", Wire.Written(output => Serializer.SerializeValue(output, argument)));
    }

    [Theory]
    [InlineData("1")]
    [InlineData(" {\"a\": [1]} ")]
    [InlineData("\"\\ud800\"")]
    public void An_argument_is_made_of_JSON(string json)
    {
        var argument = Argument.FromJson(System.Text.Encoding.UTF8.GetBytes(json));
        Assert.Equal(json, argument.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("1 2")]
    [InlineData("{")]
    [InlineData("[1,]")]
    [InlineData("x")]
    public void An_argument_is_not_made_of_anything_else(string text) =>
        Assert.ThrowsAny<JsonException>(() => Argument.FromJson(System.Text.Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void An_argument_is_neither_made_of_bad_UTF_8_nor_of_bottomless_JSON()
    {
        Assert.ThrowsAny<JsonException>(() => Argument.FromJson(new byte[] { (byte)'"', 0xff, (byte)'"' }));
        Assert.ThrowsAny<JsonException>(() => Argument.FromJson(System.Text.Encoding.UTF8.GetBytes(new string('[', 100_000))));
    }

    [Fact]
    public void Asked_for_itself_an_argument_is_itself()
    {
        var argument = Decoding.Decode("51-[\"e\",{\"a\":{\"_placeholder\":true,\"num\":0}}]", [1]).Arguments[0];
        Assert.Equal(argument.Json, argument.Get<Argument>(Serializer).Json);
        Assert.True(argument.Get<Argument>(Serializer).HasAttachments);
    }

    [Fact]
    public void A_serializer_is_needed() => Assert.Throws<ArgumentNullException>(() => default(Argument).Get<int>(null!));
}
