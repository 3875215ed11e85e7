using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Parlance.SocketIO.Protocol;

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
