using System.Buffers;
using System.Text.Json;

namespace Parlance.SocketIO;

/// <summary>
/// Writes <c>{ "code", "message", "fields"?, "data"? }</c>. By hand, so that its names don't depend on the
/// application's naming policy and its type needs no place in the application's source-generated JSON context.
/// </summary>
internal static class GatewayErrorJson
{
    /// <summary>What everybody is told about an exception that nobody mapped.</summary>
    public static readonly JsonElement Internal = Write(new GatewayException(GatewayException.InternalCode, "Internal server error"), JsonSerializerOptions.Web);

    /// <summary>What the client is told when a handler itself read an argument or an answer that does not fit.</summary>
    public static readonly JsonElement Unreadable = Write(new GatewayException(GatewayException.InvalidCode, "A value could not be read."), JsonSerializerOptions.Web);

    public static JsonElement Write(GatewayException exception, JsonSerializerOptions options)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = options.Encoder }))
        {
            json.WriteStartObject();
            json.WriteString("code"u8, exception.Code);
            json.WriteString("message"u8, exception.Message);
            if (exception.Fields is { } fields)
            {
                WriteFields(json, fields);
            }

            if (exception.ErrorData is { } data)
            {
                json.WritePropertyName("data"u8);
                JsonSerializer.Serialize(json, data, options.GetTypeInfo(data.GetType()));
            }

            json.WriteEndObject();
        }

        return JsonElement.Parse(buffer.WrittenSpan);
    }

    private static void WriteFields(Utf8JsonWriter json, IReadOnlyDictionary<string, string[]> fields)
    {
        json.WriteStartObject("fields"u8);
        foreach (var (path, messages) in fields)
        {
            json.WriteStartArray(path);
            foreach (var message in messages)
            {
                json.WriteStringValue(message);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}
