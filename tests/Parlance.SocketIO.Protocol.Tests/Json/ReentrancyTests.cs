using System.Text.Json;
using System.Text.Json.Serialization;

namespace Parlance.SocketIO.Protocol.Tests.Json;

public sealed class ReentrancyTests
{
    private const string P0 = "{\"_placeholder\":true,\"num\":0}";
    private const string P1 = "{\"_placeholder\":true,\"num\":1}";

    [Fact]
    public void A_converter_may_emit_while_an_event_is_being_written()
    {
        var converter = new Emitting();
        var serializer = new PacketSerializer(new JsonSerializerOptions { Converters = { converter } });
        converter.Serializer = serializer;
        var attachments = new List<ReadOnlyMemory<byte>>();

        var text = Wire.Written(output => serializer.EncodeEvent(output, "/", null, "outer", [new byte[] { 1 }, new Trigger(), new byte[] { 2 }], attachments));

        Assert.Equal($"52-[\"outer\",{P0},\"emitted\",{P1}]", text);
        Assert.Equal($"51-[\"inner\",{P0}]", converter.Emitted);
        Assert.Equal("{\"a\":\"Bw==\"}", converter.Plain);
        Assert.Equal([1, 2], attachments.SelectMany(bytes => bytes.ToArray()));
    }

    [Fact]
    public void A_converter_may_read_another_argument_while_one_is_being_read()
    {
        var converter = new Emitting();
        var serializer = new PacketSerializer(new JsonSerializerOptions { Converters = { converter } });
        converter.Serializer = serializer;
        var packet = Decoding.Decode($"51-[\"e\",[{P0},\"x\",{P0}]]", [1]);
        converter.Other = packet.Arguments[0];

        var values = packet.Arguments[0].Get<Triple>(serializer)!;

        Assert.Equal([1], values.First);
        Assert.Equal([1], values.Last);
    }

    private sealed class Trigger;

    [JsonConverter(typeof(TripleConverter))]
    private sealed record Triple(byte[] First, Trigger Middle, byte[] Last);

    private sealed class TripleConverter : JsonConverter<Triple>
    {
        public override Triple Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            reader.Read();
            var first = JsonSerializer.Deserialize<byte[]>(ref reader, options)!;
            reader.Read();
            var middle = JsonSerializer.Deserialize<Trigger>(ref reader, options)!;
            reader.Read();
            var last = JsonSerializer.Deserialize<byte[]>(ref reader, options)!;
            reader.Read();
            return new Triple(first, middle, last);
        }

        public override void Write(Utf8JsonWriter writer, Triple value, JsonSerializerOptions options) => throw new NotSupportedException();
    }

    private sealed class Emitting : JsonConverter<Trigger>
    {
        public PacketSerializer? Serializer { get; set; }

        public Argument Other { get; set; }

        public string? Emitted { get; private set; }

        public string? Plain { get; private set; }

        public override Trigger Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            Assert.Throws<JsonException>(() => ArgumentList.Parse($"[{P0}]")[0].Get<byte[]>(Serializer!));
            Assert.Equal(JsonValueKind.Array, Other.Get<JsonElement>(Serializer!).ValueKind);
            return new Trigger();
        }

        public override void Write(Utf8JsonWriter writer, Trigger value, JsonSerializerOptions options)
        {
            Emitted = Wire.Written(output => Serializer!.EncodeEvent(output, "/", null, "inner", [new byte[] { 9 }], []));
            Plain = Wire.Written(output => Serializer!.SerializeValue(output, new { a = new byte[] { 7 } }));
            writer.WriteStringValue("emitted");
        }
    }
}
