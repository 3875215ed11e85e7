using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Parlance.SocketIO.Protocol.Tests.Json;

public sealed class EncodePacketTests
{
    private static readonly PacketSerializer Serializer = new();

    [Fact]
    public void Control_packets_are_written()
    {
        Assert.Equal("0{\"sid\":\"x\"}", Wire.Written(output => Serializer.EncodeConnect(output, "/", "x")));
        Assert.Equal("0/n?q=1,{\"sid\":\"x\"}", Wire.Written(output => Serializer.EncodeConnect(output, "/n?q=1", "x")));
        Assert.Equal("1", Wire.Written(output => Serializer.EncodeDisconnect(output, "/")));
        Assert.Equal("1/phòng,", Wire.Written(output => Serializer.EncodeDisconnect(output, "/phòng")));
    }

    [Fact]
    public void A_refusal_carries_its_data_only_when_there_is_any()
    {
        Assert.Equal("4/n,{\"message\":\"no \\\"way\\\"\"}", Wire.Written(output => Serializer.EncodeConnectError(output, "/n", "no \"way\"")));
        Assert.Equal("4{\"message\":\"no\",\"data\":{\"code\":42}}", Wire.Written(output => Serializer.EncodeConnectError(output, "/", "no", new { Code = 42 })));
        Assert.Equal("4{\"message\":\"\",\"data\":\"AQI=\"}", Wire.Written(output => Serializer.EncodeConnectError(output, "/", "", new byte[] { 1, 2 })));
    }

    [Fact]
    public void Events_are_written()
    {
        Assert.Equal(("2[\"e\"]", ""), Event("/", null, "e"));
        Assert.Equal(("2/n,[\"e\",1]", ""), Event("/n", null, "e", 1));
        Assert.Equal(("20[\"e\",null]", ""), Event("/", 0, "e", [null]));
        Assert.Equal(("2/n,18446744073709551615[\"é\\n\"]", ""), Event("/n", ulong.MaxValue, "é\n"));
        Assert.Equal(("51-/n,7[\"e\",{\"_placeholder\":true,\"num\":0}]", "01"), Event("/n", 7, "e", new byte[] { 1 }));
    }

    [Fact]
    public void Acknowledgements_are_written()
    {
        Assert.Equal(("37[]", ""), Ack("/", 7));
        Assert.Equal(("3/n,7[1,\"a\"]", ""), Ack("/n", 7, 1, "a"));
        Assert.Equal(("61-/n,7[{\"_placeholder\":true,\"num\":0}]", "FF"), Ack("/n", 7, new byte[] { 255 }));
    }

    [Fact]
    public void Simple_values_are_written_as_JavaScript_would()
    {
        var (text, _) = Event("/", null, "e", "é<>&'+😀\u2028/\"\\\u0001", true, false, -1, long.MaxValue, 1.5, 1e21, 2.5f, (byte)3, 4m, 'c');
        Assert.Equal("2[\"e\",\"é<>&'+😀\u2028/\\\"\\\\\\u0001\",true,false,-1,9223372036854775807,1.5,1E+21,2.5,3,4,\"c\"]", text);
    }

    [Fact]
    public void Objects_are_written_with_web_names()
    {
        var (text, _) = Event("/", null, "e", new { UserName = "x", Inner = new[] { new { A = 1 } } }, new Dictionary<string, object?>(StringComparer.Ordinal) { ["K"] = null });
        Assert.Equal("2[\"e\",{\"userName\":\"x\",\"inner\":[{\"a\":1}]},{\"K\":null}]", text);
    }

    [Fact]
    public void Numbers_that_JSON_has_not_become_null()
    {
        var (text, _) = Event("/", null, "e", double.NaN, float.NegativeInfinity, new { A = double.PositiveInfinity, B = (double?)double.NaN }, new List<float> { float.NaN, 1 });
        Assert.Equal("2[\"e\",null,null,{\"a\":null,\"b\":null},[null,1]]", text);
    }

    [Fact]
    public void Nothing_is_written_when_a_value_cannot_be()
    {
        var output = new ArrayBufferWriter<byte>();
        var attachments = new List<ReadOnlyMemory<byte>>();

        Assert.Throws<InvalidCastException>(() => Serializer.EncodeEvent(output, "/", null, "e", [new byte[] { 1 }, new Failing()], attachments));
        Assert.Throws<InvalidCastException>(() => Serializer.SerializeValue(output, new { A = 1, B = new Failing() }));
        Assert.Throws<InvalidCastException>(() => Serializer.EncodeConnectError(output, "/", "no", new Failing()));

        Assert.Equal(0, output.WrittenCount);
        Assert.Empty(attachments);
        Assert.Equal(("2[\"e\",1]", ""), Event("/", null, "e", 1));
    }

    [Fact]
    public void A_list_of_attachments_that_is_in_use_is_refused()
    {
        var output = new ArrayBufferWriter<byte>();
        Assert.Throws<ArgumentOutOfRangeException>(() => Serializer.EncodeEvent(output, "/", null, "e", [], [new byte[] { 1 }]));
        Assert.Throws<ArgumentException>(() => Serializer.EncodeDisconnect(output, ""));
    }

    [Fact]
    public void Large_packets_are_written_whole()
    {
        var large = new string('x', 300_000);
        var (text, _) = Event("/n", 1, "e", large, large);
        Assert.Equal($"2/n,1[\"e\",\"{large}\",\"{large}\"]", text);
        Assert.Equal(("2[\"e\"]", ""), Event("/", null, "e"));
    }

    [Fact]
    public void Serializers_with_different_encoders_take_turns()
    {
        var html = new PacketSerializer(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Default });

        Assert.Equal("\"\\u003Cé\"".Replace("é", "\\u00E9", StringComparison.Ordinal), Wire.Written(output => html.SerializeValue(output, "<é")));
        Assert.Equal("\"<é\"", Wire.Written(output => Serializer.SerializeValue(output, "<é")));
    }

    internal static (string Text, string Attachments) Event(string nsp, ulong? ackId, string name, params object?[] args)
    {
        var attachments = new List<ReadOnlyMemory<byte>>();
        var text = Wire.Written(output => Serializer.EncodeEvent(output, nsp, ackId, name, args, attachments));
        return (text, string.Join(' ', attachments.Select(bytes => Convert.ToHexString(bytes.Span))));
    }

    private static (string Text, string Attachments) Ack(string nsp, ulong ackId, params object?[] args)
    {
        var attachments = new List<ReadOnlyMemory<byte>>();
        var text = Wire.Written(output => Serializer.EncodeAck(output, nsp, ackId, args, attachments));
        return (text, string.Join(' ', attachments.Select(bytes => Convert.ToHexString(bytes.Span))));
    }

    [JsonConverter(typeof(FailingConverter))]
    private sealed class Failing;

    private sealed class FailingConverter : JsonConverter<Failing>
    {
        public override Failing Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new InvalidCastException("secret");

        public override void Write(Utf8JsonWriter writer, Failing value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            throw new InvalidCastException();
        }
    }
}
