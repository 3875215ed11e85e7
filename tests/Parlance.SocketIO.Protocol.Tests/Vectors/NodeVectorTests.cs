using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Parlance.SocketIO.Protocol.Tests.Vectors;

public sealed class NodeVectorTests
{
    private static readonly PacketSerializer Serializer = new();

    [Fact]
    public void Every_recorded_packet_is_decoded_as_the_reference_does()
    {
        var failures = new List<string>();
        var compared = 0;
        var different = 0;
        foreach (var vector in NodeVectors.Decode)
        {
            var frames = vector.GetProperty("frames"u8);
            var expected = Expected(vector, out var isDifference);
            var actual = Actual(frames);
            compared++;
            different += isDifference ? 1 : 0;
            if (!string.Equals(expected, actual, StringComparison.Ordinal))
            {
                failures.Add($"{frames}\n  expected {expected}\n  actual   {actual}");
            }
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures.Take(20)));
        Assert.True(compared > 3000 && different is > 50 and < 1000, $"{compared} compared, {different} different on purpose");
    }

    [Fact]
    public void Every_recorded_packet_is_encoded_as_the_reference_does()
    {
        foreach (var vector in NodeVectors.Encode)
        {
            var frames = Encode(vector.GetProperty("packet"u8));
            var expected = vector.GetProperty("frames"u8).EnumerateArray().Select(frame => NodeVectors.TryGetBinary(frame, out var bytes) ? Convert.ToHexString(bytes) : frame.GetString());
            Assert.Equal(expected, frames);
        }
    }

    // A packet in one line: type namespace id name|arguments.
    private static string Expected(JsonElement vector, out bool isDifference)
    {
        var first = vector.GetProperty("frames"u8)[0];
        var difference = first.ValueKind == JsonValueKind.String && vector.TryGetProperty("packets"u8, out _) ? KnownDifferences.Of(first.GetString()!) : PacketError.None;
        isDifference = difference != PacketError.None;
        if (isDifference)
        {
            return $"error {PacketErrorText.Describe(difference)}";
        }

        if (vector.TryGetProperty("error"u8, out var error))
        {
            return $"error {error.GetString()}";
        }

        return string.Join('\n', vector.GetProperty("packets"u8).EnumerateArray().Select(ExpectedPacket));
    }

    private static string ExpectedPacket(JsonElement packet)
    {
        var type = (PacketType)packet.GetProperty("type"u8).GetInt32();
        var id = packet.TryGetProperty("id"u8, out var number) ? number.GetRawText() : "-";
        var data = packet.TryGetProperty("data"u8, out var payload) ? payload : default;
        var named = type == PacketType.Event;
        var name = !named ? "" : data[0].ValueKind == JsonValueKind.String ? data[0].GetString() : NumberName(data[0]);
        var rest = type is PacketType.Event or PacketType.Ack ? string.Join(' ', data.EnumerateArray().Skip(named ? 1 : 0).Select(Canonical))
            : data.ValueKind == JsonValueKind.Undefined ? "" : Canonical(data);

        // Node rounds the id to a double; ours is exact.
        return $"{type} {packet.GetProperty("nsp"u8)} {(string.Equals(id, "9007199254740992", StringComparison.Ordinal) ? "9007199254740993" : id)} {name}|{rest}";
    }

    // JSON.stringify prints Infinity as null and otherwise what String does, except for -0.
    private static string NumberName(JsonElement number) => number.ValueKind == JsonValueKind.Null ? "Infinity" : number.GetRawText();

    private static string Actual(JsonElement frames)
    {
        var decoder = Decoding.Decoder();
        var packets = new List<string>();
        foreach (var frame in frames.EnumerateArray())
        {
            var status = NodeVectors.TryGetBinary(frame, out var bytes) ? decoder.Binary(bytes, out var packet) : decoder.Text(Wire.Sequence(frame.GetString()!), out packet);
            if (status == DecodeStatus.Error)
            {
                // Node tells the type of an unknown packet as the number it is; an empty frame is a known difference.
                return $"error {(frame.ValueKind == JsonValueKind.String && frame.GetString()!.Trim().Length == 0 ? PacketErrorText.Describe(decoder.Error) : decoder.ErrorText)}";
            }

            if (status == DecodeStatus.Complete)
            {
                packets.Add(ActualPacket(packet));
            }
        }

        return string.Join('\n', packets);
    }

    private static string ActualPacket(in Packet packet)
    {
        var id = packet.AckId?.ToString(CultureInfo.InvariantCulture) ?? "-";
        var rest = packet.Type is PacketType.Event or PacketType.Ack
            ? string.Join(' ', packet.Arguments.Select(Canonical))
            : packet.Payload.IsEmpty ? "" : Canonical(Argument.FromJson(packet.Payload));
        return $"{packet.Type} {packet.Namespace} {id} {packet.EventName}|{rest}";
    }

    // An argument with its attachments marked as in the file.
    private static string Canonical(Argument argument)
    {
        var marked = argument;
        if (argument.HasAttachments)
        {
            var attachments = new List<ReadOnlyMemory<byte>>();
            var text = Wire.Written(output => Serializer.EncodeAck(output, "/", 0, [argument], attachments));
            text = text[text.IndexOf('[', StringComparison.Ordinal)..];
            for (var i = 0; i < attachments.Count; i++)
            {
                text = text.Replace($$"""{"_placeholder":true,"num":{{i}}}""", $$"""{"$bin":"{{Convert.ToBase64String(attachments[i].Span)}}"}""", StringComparison.Ordinal);
            }

            marked = ArgumentList.Parse(text)[0];
        }

        return Canonical(marked.Get<JsonElement>(Serializer));
    }

    private static string Canonical(JsonElement value) => value.ValueKind switch
    {
        // Adding zero makes 0 of -0, which JSON.stringify does too.
        JsonValueKind.Number => (value.GetDouble() + 0.0).ToString("R", CultureInfo.InvariantCulture),
        JsonValueKind.Array => $"[{string.Join(',', value.EnumerateArray().Select(Canonical))}]",
        JsonValueKind.Object => Canonical(value.EnumerateObject()),
        JsonValueKind.String when value.GetRawText().Contains("\\u", StringComparison.Ordinal) => value.GetRawText(),
        JsonValueKind.String => JsonSerializer.Serialize(value.GetString()),
        _ => value.GetRawText(),
    };

    // Of a repeated property JavaScript keeps the first place and the last value.
    private static string Canonical(IEnumerable<JsonProperty> properties) =>
        $"{{{string.Join(',', properties.GroupBy(property => property.Name, StringComparer.Ordinal).Select(group => $"{group.Key}:{Canonical(group.Last().Value)}"))}}}";

    private static List<string?> Encode(JsonElement packet)
    {
        var type = (PacketType)packet.GetProperty("type"u8).GetInt32();
        var nsp = packet.GetProperty("nsp"u8).GetString()!;
        ulong? id = packet.TryGetProperty("id"u8, out var number) ? number.GetUInt64() : null;
        var data = packet.TryGetProperty("data"u8, out var payload) ? payload : default;
        var attachments = new List<ReadOnlyMemory<byte>>();
        var text = Wire.Written(output =>
        {
            switch (type)
            {
                case PacketType.Connect:
                    Serializer.EncodeConnect(output, nsp, data.GetProperty("sid"u8).GetString()!);
                    break;
                case PacketType.Disconnect:
                    Serializer.EncodeDisconnect(output, nsp);
                    break;
                case PacketType.ConnectError:
                    Serializer.EncodeConnectError(output, nsp, data.GetProperty("message"u8).GetString()!, data.GetProperty("data"u8));
                    break;
                case PacketType.Event:
                    Serializer.EncodeEvent(output, nsp, id, data[0].GetString()!, [.. data.EnumerateArray().Skip(1).Select(Value)], attachments);
                    break;
                default:
                    Serializer.EncodeAck(output, nsp, id!.Value, [.. data.EnumerateArray().Select(Value)], attachments);
                    break;
            }
        });
        return [text, .. attachments.Select(bytes => Convert.ToHexString(bytes.Span))];
    }

    private static object? Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object when NodeVectors.TryGetBinary(value, out var bytes) => bytes,
        JsonValueKind.Object => value.EnumerateObject().ToDictionary(property => property.Name, property => Value(property.Value), StringComparer.Ordinal),
        JsonValueKind.Array => value.EnumerateArray().Select(Value).ToArray(),
        JsonValueKind.Number when value.TryGetInt64(out var whole) => whole,
        JsonValueKind.Number => value.GetDouble(),
        JsonValueKind.String when value.GetRawText().Contains("\\ud", StringComparison.Ordinal) => JsonNode.Parse(value.GetRawText()),
        JsonValueKind.String => value.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };
}
