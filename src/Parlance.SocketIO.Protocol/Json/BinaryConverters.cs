using System.Text.Json;
using System.Text.Json.Serialization;

namespace Parlance.SocketIO.Protocol;

/// <summary>
/// Binary anywhere in a graph: an attachment inside an <see cref="AttachmentScope"/>, base64 outside of one;
/// either is understood when reading.
/// </summary>
internal static class BinaryJson
{
    public static void Write(Utf8JsonWriter writer, ReadOnlyMemory<byte> bytes)
    {
        if (AttachmentScope.Written is not { } attachments)
        {
            writer.WriteBase64StringValue(bytes.Span);
            return;
        }

        if (attachments is InlineBinaries inline)
        {
            inline.Write(writer, bytes);
            return;
        }

        WritePlaceholder(writer, attachments.Count);
        attachments.Add(bytes);
    }

    /// <summary>Writes what socket.io-parser's <c>_deconstructPacket</c> puts in the place of binary.</summary>
    public static void WritePlaceholder(Utf8JsonWriter writer, int num)
    {
        writer.WriteStartObject();
        writer.WriteBoolean("_placeholder"u8, value: true);
        writer.WriteNumber("num"u8, num);
        writer.WriteEndObject();
    }

    /// <summary>How many bytes <see cref="WritePlaceholder"/> writes.</summary>
    public static int PlaceholderLength(int num) => "{\"_placeholder\":true,\"num\":}"u8.Length + CountDigits(num);

    public static ReadOnlyMemory<byte> Read(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String when reader.TryGetBytesFromBase64(out var bytes) => bytes,
        JsonTokenType.StartObject when AttachmentScope.Read is { } attachments => attachments[ReadPlaceholder(ref reader, attachments.Count)],
        _ => throw new JsonException("Binary was expected: an attachment or base64."),
    };

    private static int CountDigits(int number)
    {
        var digits = 1;
        for (; number >= 10; number /= 10)
        {
            digits++;
        }

        return digits;
    }

    // The decoder has checked the placeholders of a packet already, but a converter can be handed any other JSON too.
    private static int ReadPlaceholder(ref Utf8JsonReader reader, int count)
    {
        var marked = false;
        var num = -1;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isMark = JsonText.NameEquals(in reader, PlaceholderTracker.Mark);
            var isNum = JsonText.NameEquals(in reader, PlaceholderTracker.Number);
            reader.Read();
            if (isMark)
            {
                marked = reader.TokenType == JsonTokenType.True;
            }
            else if (isNum)
            {
                num = PlaceholderTracker.ReadIndex(ref reader);
            }

            reader.Skip();
        }

        return marked && num >= 0 && num < count ? num : throw new JsonException("Binary was expected: an attachment or base64.");
    }
}

/// <summary>Arrays; a receiver may change its array, so that it gets a copy of the attachment.</summary>
internal sealed class ByteArrayConverter : JsonConverter<byte[]>
{
    public override byte[] Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => BinaryJson.Read(ref reader).ToArray();

    public override void Write(Utf8JsonWriter writer, byte[] value, JsonSerializerOptions options) => BinaryJson.Write(writer, value);
}

/// <summary>Read-only memory, which needs no copy in either direction.</summary>
internal sealed class ReadOnlyMemoryConverter : JsonConverter<ReadOnlyMemory<byte>>
{
    public override ReadOnlyMemory<byte> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => BinaryJson.Read(ref reader);

    public override void Write(Utf8JsonWriter writer, ReadOnlyMemory<byte> value, JsonSerializerOptions options) => BinaryJson.Write(writer, value);
}

/// <summary>Writable memory.</summary>
internal sealed class MemoryConverter : JsonConverter<Memory<byte>>
{
    public override Memory<byte> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => BinaryJson.Read(ref reader).ToArray();

    public override void Write(Utf8JsonWriter writer, Memory<byte> value, JsonSerializerOptions options) => BinaryJson.Write(writer, value);
}

/// <summary>Array segments; the default one is empty.</summary>
internal sealed class ArraySegmentConverter : JsonConverter<ArraySegment<byte>>
{
    public override ArraySegment<byte> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => BinaryJson.Read(ref reader).ToArray();

    public override void Write(Utf8JsonWriter writer, ArraySegment<byte> value, JsonSerializerOptions options) => BinaryJson.Write(writer, value);
}
