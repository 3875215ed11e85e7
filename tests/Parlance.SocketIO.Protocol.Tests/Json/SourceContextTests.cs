using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Parlance.SocketIO.Protocol.Tests.Json;

public sealed record Note(string Text, byte[]? Data, double Weight);

public sealed record Unlisted(int A);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Note))]
public sealed partial class NoteContext : JsonSerializerContext;

public sealed class SourceContextTests
{
    private static readonly PacketSerializer Serializer = new(new JsonSerializerOptions(JsonSerializerDefaults.Web) { TypeInfoResolver = NoteContext.Default });

    [Fact]
    public void Types_of_a_source_context_are_sent_and_read_with_their_binary()
    {
        var argument = ArgumentList.Create(Serializer, new Note("é", [1, 2], double.NaN))[0];

        Assert.Equal("""{"text":"é","data":{"_placeholder":true,"num":0},"weight":null}""", argument.ToString());
        Assert.Equal([1, 2], ArgumentList.Create(Serializer, new Note("é", [1, 2], 1))[0].Get<Note>(Serializer)!.Data!);
    }

    [Fact]
    public void The_options_of_a_source_context_work_as_they_are()
    {
        var serializer = new PacketSerializer(NoteContext.Default.Options);
        Assert.Equal("""{"text":"x","data":"AQ==","weight":1}""", Wire.Written(output => serializer.SerializeValue(output, new Note("x", [1], 1))));
    }

    [Fact]
    public void Arguments_of_simple_types_need_no_listing()
    {
        object?[] values =
        [
            "s", 1, 2L, 3.5, 4.5f, (byte)5, (short)6, 7u, 8ul, 9m, true, new byte[] { 1 }, new ReadOnlyMemory<byte>([2]), new Memory<byte>([3]), new ArraySegment<byte>([4]),
            new[] { "a" }, JsonNode.Parse("[1]"), Guid.Empty, DateTimeOffset.UnixEpoch, TimeSpan.FromSeconds(1), new Dictionary<string, object>(StringComparer.Ordinal) { ["k"] = "v" },
        ];
        var list = ArgumentList.Create(Serializer, values);

        Assert.Equal("s", list[0].Get<string>(Serializer));
        Assert.Equal(1, list[1].Get<int>(Serializer));
        Assert.Equal(JsonValueKind.Number, list[1].Get<JsonElement>(Serializer).ValueKind);
        Assert.Equal([1], list[11].Get<byte[]>(Serializer)!);
        Assert.Equal([4], list[14].Get<ReadOnlyMemory<byte>>(Serializer).ToArray());
        Assert.Equal(["a"], list[15].Get<string[]>(Serializer)!);
        Assert.Equal(values.Length, list.Count);
    }

    [Fact]
    public void Types_that_the_context_does_not_list_are_refused()
    {
        Assert.Throws<NotSupportedException>(() => ArgumentList.Create(Serializer, new Unlisted(1)));
        Assert.Throws<JsonException>(() => ArgumentList.Parse("[{}]")[0].Get<Unlisted>(Serializer));
    }
}
