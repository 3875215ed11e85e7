using System.Collections;
using System.Text.Json;

namespace Parlance.SocketIO.Protocol.Tests.Arguments;

public sealed class ArgumentListTests
{
    private static readonly PacketSerializer Serializer = new();

    [Theory]
    [InlineData("[]", 0)]
    [InlineData("[1]", 1)]
    [InlineData("[1,2,3,4]", 4)]
    [InlineData("[1,2,3,4,5]", 5)]
    public void A_list_is_made_of_a_JSON_array(string json, int count)
    {
        var list = ArgumentList.Parse(json);

        Assert.Equal(count, list.Count);
        Assert.Equal(Enumerable.Range(1, count), list.Select(argument => argument.Get<int>(Serializer)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("7[]")]
    [InlineData("/n,[]")]
    [InlineData("[1")]
    [InlineData("[1]]")]
    public void A_list_is_not_made_of_anything_else(string json) => Assert.Throws<JsonException>(() => ArgumentList.Parse(json));

    [Fact]
    public void A_place_that_is_not_there_is_refused()
    {
        var list = ArgumentList.Parse("[1,2]");

        Assert.Throws<ArgumentOutOfRangeException>(() => list[2]);
        Assert.Throws<ArgumentOutOfRangeException>(() => list[-1]);
        Assert.Throws<ArgumentOutOfRangeException>(() => ArgumentList.Empty[0]);
    }

    [Fact]
    public void A_list_is_made_of_what_would_be_sent()
    {
        var list = ArgumentList.Create(Serializer, "a", 1, new { B = new byte[] { 1, 2 } }, new byte[] { 3 }, null);

        Assert.Equal("a", list[0].Get<string>(Serializer));
        Assert.Equal([1, 2], list[2].Get<Dictionary<string, byte[]>>(Serializer)!["b"]);
        Assert.Equal([3], list[3].Bytes.ToArray());
        Assert.Null(list[4].Get<object>(Serializer));
        Assert.Empty(ArgumentList.Create(Serializer));
    }

    [Fact]
    public void More_than_may_be_received_can_still_be_created()
    {
        var list = ArgumentList.Create(Serializer, [.. Enumerable.Range(0, 1500).Select(i => (object?)new[] { (byte)i })]);

        Assert.Equal(1500, list.Count);
        Assert.Equal((byte)(1499 & 0xff), list[1499].Bytes.Span[0]);
    }

    [Fact]
    public void A_list_of_one_argument_keeps_its_attachments()
    {
        var packet = Decoding.Decode("52-[\"e\",1,{\"_placeholder\":true,\"num\":1},{\"a\":{\"_placeholder\":true,\"num\":0}}]", [1], [2]);

        var binary = ArgumentList.FromArgument(packet.Arguments[1]);
        var nested = ArgumentList.FromArgument(packet.Arguments[2]);

        Assert.Equal([2], binary[0].Bytes.ToArray());
        Assert.Equal([1], nested[0].Get<Dictionary<string, byte[]>>(Serializer)!["a"]);
        Assert.Equal("null", ArgumentList.FromArgument(default)[0].ToString());
    }

    [Fact]
    public void Enumerating_works_in_every_way()
    {
        var list = ArgumentList.Parse("[1,2,3]");
        var typed = new List<string>();
        foreach (var argument in list)
        {
            typed.Add(argument.ToString());
        }

        Assert.Equal(["1", "2", "3"], typed);
        Assert.Equal(3, ((IEnumerable)list).Cast<Argument>().Count());

        var enumerator = list.GetEnumerator();
        enumerator.MoveNext();
        enumerator.MoveNext();
        enumerator.Reset();
        Assert.True(enumerator.MoveNext());
        Assert.Equal("1", enumerator.Current.ToString());
    }
}
