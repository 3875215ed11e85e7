using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Parlance.SocketIO.Protocol;

/// <summary>JSON that is at hand already and goes out as it is, down to the escape of a lone surrogate.</summary>
internal static class RawJson
{
    public static void Write(Utf8JsonWriter writer, JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Undefined)
        {
            writer.WriteNullValue();
            return;
        }

        writer.WriteRawValue(JsonMarshal.GetRawUtf8Value(element), skipInputValidation: true);
    }

    /// <summary>Writes a node; its own method rewrites strings and throws for lone surrogates.</summary>
    public static void Write(Utf8JsonWriter writer, JsonNode? node, JsonSerializerOptions options)
    {
        switch (node)
        {
            case null:
                writer.WriteNullValue();
                break;
            case JsonObject properties:
                writer.WriteStartObject();
                foreach (var (name, value) in properties)
                {
                    writer.WritePropertyName(name);
                    Write(writer, value, options);
                }

                writer.WriteEndObject();
                break;
            case JsonArray items:
                writer.WriteStartArray();
                foreach (var item in items)
                {
                    Write(writer, item, options);
                }

                writer.WriteEndArray();
                break;
            case JsonValue value when value.TryGetValue<JsonElement>(out var element):
                Write(writer, element);
                break;
            default:
                node.WriteTo(writer, options);
                break;
        }
    }

    /// <summary>Writes a received argument, its attachments numbered anew in the packet that is being written.</summary>
    public static void Write(Utf8JsonWriter writer, in Argument argument)
    {
        if (argument.Attachments is not { } attachments)
        {
            writer.WriteRawValue(argument.Json.Span, skipInputValidation: true);
            return;
        }

        if (argument.IsBinary)
        {
            BinaryJson.Write(writer, argument.Bytes);
            return;
        }

        using var output = new PooledBuffer();
        var json = argument.Json.Span;
        var copied = 0;
        foreach (var placeholder in attachments.Placeholders)
        {
            var start = placeholder.Start - argument.Offset;
            var end = placeholder.End - argument.Offset;
            if (start < 0 || end > json.Length)
            {
                // It stands in another argument of the same packet.
                continue;
            }

            output.Write(json[copied..start]);
            WriteBinary(output, attachments[placeholder.Num]);
            copied = end;
        }

        output.Write(json[copied..]);
        writer.WriteRawValue(output.Written, skipInputValidation: true);
    }

    private static void WriteBinary(PooledBuffer output, ReadOnlyMemory<byte> bytes)
    {
        using var writer = new Utf8JsonWriter(output);
        BinaryJson.Write(writer, bytes);
    }
}
