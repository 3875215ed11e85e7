using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;

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

    /// <summary>Writes a received argument, its attachments numbered anew in the packet that is being written.</summary>
    public static void Write(Utf8JsonWriter writer, in Argument argument)
    {
        if (argument.Attachments is not { } attachments)
        {
            writer.WriteRawValue(argument.Json.Span, skipInputValidation: true);
            return;
        }

        var json = argument.Json.Span;
        var output = new PooledBuffer();
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
        output.Release();
    }

    private static void WriteBinary(PooledBuffer output, ReadOnlyMemory<byte> bytes)
    {
        using var writer = new Utf8JsonWriter(output);
        BinaryJson.Write(writer, bytes);
    }
}

/// <summary>Elements anywhere in a graph; the framework's converter rewrites strings and throws for lone surrogates.</summary>
internal sealed class JsonElementConverter : JsonConverter<JsonElement>
{
    public override JsonElement Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => JsonElement.ParseValue(ref reader);

    public override void Write(Utf8JsonWriter writer, JsonElement value, JsonSerializerOptions options) => RawJson.Write(writer, value);
}

/// <summary>Received arguments anywhere in a graph.</summary>
internal sealed class ArgumentConverter : JsonConverter<Argument>
{
    public override bool HandleNull => true;

    public override Argument Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var json = JsonMarshal.GetRawUtf8Value(JsonElement.ParseValue(ref reader)).ToArray();
        return AttachmentScope.Read is { } attachments ? new Argument(json, attachments.Of(json), offset: 0) : Argument.FromJson(json);
    }

    public override void Write(Utf8JsonWriter writer, Argument value, JsonSerializerOptions options) => RawJson.Write(writer, value);
}
