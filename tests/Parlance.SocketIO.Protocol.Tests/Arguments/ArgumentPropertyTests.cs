using System.Text;

namespace Parlance.SocketIO.Protocol.Tests.Arguments;

public sealed class ArgumentPropertyTests
{
    private static readonly PacketSerializer Serializer = new();

    [Theory]
    [InlineData("""{"a":1,"b":{"a":2},"c":[3]}""", "b", """{"a":2}""")]
    [InlineData("""{ "a" : [ { "x" : 1 } ] , "b" : "t" }""", "a", """[ { "x" : 1 } ]""")]
    [InlineData("""{"a":1,"a":"last"}""", "a", "\"last\"")]
    [InlineData("{\"\\u0061\":1}", "a", "1")]
    [InlineData("{\"\\ud800\":1,\"a\":2}", "a", "2")]
    [InlineData("""{"":null}""", "", "null")]
    public void A_property_is_found_by_its_exact_name(string json, string name, string value)
    {
        Assert.True(Argument.FromJson(Encoding.UTF8.GetBytes(json)).TryGetProperty(name, out var found));
        Assert.Equal(value, found.ToString());
    }

    [Theory]
    [InlineData("""{"a":1}""", "A")]
    [InlineData("""{"b":{"a":1}}""", "a")]
    [InlineData("{}", "a")]
    [InlineData("""["a",1]""", "a")]
    [InlineData("\"a\"", "a")]
    [InlineData("null", "a")]
    public void What_is_not_there_is_not_found(string json, string name)
    {
        Assert.False(Argument.FromJson(Encoding.UTF8.GetBytes(json)).TryGetProperty(name, out var found));
        Assert.Equal("null", found.ToString());
    }

    [Fact]
    public void A_property_keeps_its_binary()
    {
        var list = ArgumentList.Create(Serializer, new { first = new byte[] { 1 }, second = new { deep = new byte[] { 2, 3 } } });

        Assert.True(list[0].TryGetProperty("second", out var second));
        Assert.True(second.TryGetProperty("deep", out var deep));

        Assert.True(deep.IsBinary);
        Assert.Equal([2, 3], deep.Bytes.ToArray());
        Assert.Equal([2, 3], deep.Get<byte[]>(Serializer));
    }

    [Fact]
    public void Depth_that_the_decoder_let_through_is_no_obstacle()
    {
        var deep = new string('[', 500) + new string(']', 500);

        Assert.True(Argument.FromJson(Encoding.UTF8.GetBytes($$"""{"x":{{deep}},"a":1}""")).TryGetProperty("a", out var found));
        Assert.Equal("1", found.ToString());
    }
}
