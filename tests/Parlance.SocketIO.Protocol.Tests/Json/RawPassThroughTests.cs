using System.Text.Json;
using System.Text.Json.Nodes;

namespace Parlance.SocketIO.Protocol.Tests.Json;

public sealed class RawPassThroughTests
{
    private const string P0 = "{\"_placeholder\":true,\"num\":0}";
    private const string P1 = "{\"_placeholder\":true,\"num\":1}";
    private const string P2 = "{\"_placeholder\":true,\"num\":2}";

    private static readonly PacketSerializer Serializer = new();

    [Theory]
    [InlineData("\"\\ud800\"")]
    [InlineData("\"\\u0041\\/\"")]
    [InlineData("{ \"a\" : 1.50, \"a\" : 1e3 }")]
    [InlineData("123456789012345678901234567890")]
    [InlineData(P0)]
    public void A_received_argument_is_sent_byte_for_byte(string json)
    {
        var argument = Decoding.Decode($"2[\"e\",{json}]").Arguments[0];
        Assert.Equal(($"2[\"f\",{json},1]", ""), EncodePacketTests.Event("/", null, "f", argument, 1));

        using var document = JsonDocument.Parse(json);
        Assert.Equal(($"2[\"f\",{json},{json}]", ""), EncodePacketTests.Event("/", null, "f", document, document.RootElement));
        Assert.Equal(($"2[\"f\",{{\"a\":{json},\"b\":{json}}}]", ""), EncodePacketTests.Event("/", null, "f", new { a = argument, b = document.RootElement }));
    }

    [Theory]
    [InlineData("\"\\ud800\"")]
    [InlineData("{\"a\":[1,{\"b\":null}],\"c\":\"\\ud800\"}")]
    [InlineData("[]")]
    [InlineData("1.50")]
    public void A_node_is_sent_as_it_was_parsed(string json) =>
        Assert.Equal(($"2[\"f\",{json}]", ""), EncodePacketTests.Event("/", null, "f", JsonNode.Parse(json)));

    [Fact]
    public void A_built_node_is_sent_with_its_binary()
    {
        var node = new JsonObject { ["a"] = new JsonArray(1, null, "x"), ["b"] = JsonValue.Create(new byte[] { 1 }) };
        Assert.Equal(($"51-[\"f\",{{\"a\":[1,null,\"x\"],\"b\":{P0}}}]", "01"), EncodePacketTests.Event("/", null, "f", node));
    }

    [Fact]
    public void An_element_of_nothing_is_null() =>
        Assert.Equal(("2[\"f\",null,{\"a\":null}]", ""), EncodePacketTests.Event("/", null, "f", default(JsonElement), new { a = default(JsonElement) }));

    [Fact]
    public void Placeholders_are_numbered_anew_in_the_new_packet()
    {
        var packet = Decoding.Decode($"53-[\"e\",{P2},{{\"x\": {P0} ,\"y\":[ {P1} ]}},\"z\"]", [1], [2], [3]);
        var args = packet.Arguments;

        Assert.Equal(
            ($"53-[\"f\",{P0},{{\"x\": {P1} ,\"y\":[ {P2} ]}},\"z\"]", "03 01 02"),
            EncodePacketTests.Event("/", null, "f", args[0], args[1], args[2]));
        Assert.Equal(
            ($"53-[\"f\",{P0},\"z\",{{\"x\": {P1} ,\"y\":[ {P2} ]}}]", "FF 01 02"),
            EncodePacketTests.Event("/", null, "f", new byte[] { 255 }, args[2], args[1]));
        Assert.Equal(("2[\"f\",\"z\"]", ""), EncodePacketTests.Event("/", null, "f", args[2]));
    }

    [Fact]
    public void Doubled_placeholders_become_two_attachments()
    {
        var packet = Decoding.Decode($"51-[\"e\",[{P0},{P0}]]", [1]);
        Assert.Equal(($"52-[\"f\",[{P0},{P1}]]", "01 01"), EncodePacketTests.Event("/", null, "f", packet.Arguments[0]));
    }

    [Fact]
    public void Data_that_resembles_a_placeholder_is_not_touched()
    {
        var plain = Decoding.Decode($"2[\"e\",{P0}]").Arguments[0];
        Assert.Equal(($"2[\"f\",{P0}]", ""), EncodePacketTests.Event("/", null, "f", plain));
    }

    [Fact]
    public void In_plain_JSON_attachments_become_base64()
    {
        var packet = Decoding.Decode($"52-[\"e\",{P1},{{\"a\":{P0}}}]", [1], [2]);
        Assert.Equal("\"Ag==\"", Wire.Written(output => Serializer.SerializeValue(output, packet.Arguments[0])));
        Assert.Equal("{\"a\":\"AQ==\"}", Wire.Written(output => Serializer.SerializeValue(output, packet.Arguments[1])));
    }

    [Fact]
    public void An_argument_inside_a_body_is_read_and_sent_with_its_attachments()
    {
        var packet = Decoding.Decode($"52-[\"e\",1,{{\"to\":\"ann\",\"what\":{{\"a\":{P1},\"b\":\"\\ud800\"}}}}]", [1], [2]);

        var body = packet.Arguments[1].Get<Envelope>(Serializer)!;

        Assert.Equal("ann", body.To);
        Assert.Equal(($"51-[\"f\",{{\"a\":{P0},\"b\":\"\\ud800\"}}]", "02"), EncodePacketTests.Event("/", null, "f", body.What));
        Assert.Equal("null", ArgumentList.Parse("[{\"what\":null}]")[0].Get<Envelope>(Serializer)!.What.ToString());
        Assert.Equal(P0, ArgumentList.Parse($"[{{\"what\":{P0}}}]")[0].Get<Envelope>(Serializer)!.What.ToString());
    }

    private sealed record Envelope(string To, Argument What);
}
