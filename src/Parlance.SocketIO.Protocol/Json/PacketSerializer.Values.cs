using System.Text.Json;
using System.Text.Json.Nodes;

namespace Parlance.SocketIO.Protocol;

public sealed partial class PacketSerializer
{
    private readonly DirectTypeSet _direct;

    // Not Enum.HasFlag, which boxes until the method is optimized.
    private bool IsDirect(DirectTypeSet type) => (_direct & type) != DirectTypeSet.None;

    /// <summary>A value, into the scope of the moment.</summary>
    /// <remarks>What most arguments are is written without asking the serializer. Raw JSON is never converted.</remarks>
    internal void WriteValue(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case Argument argument:
                RawJson.Write(writer, argument);
                break;
            case JsonElement element:
                RawJson.Write(writer, element);
                break;
            case JsonDocument document:
                RawJson.Write(writer, document.RootElement);
                break;
            case JsonNode node:
                RawJson.Write(writer, node, Options);
                break;
            case string text when IsDirect(DirectTypeSet.Text):
                writer.WriteStringValue(text);
                break;
            case bool truth when IsDirect(DirectTypeSet.Boolean):
                writer.WriteBooleanValue(truth);
                break;
            default:
                WriteNumberOrObject(writer, value);
                break;
        }
    }

    private void WriteNumberOrObject(Utf8JsonWriter writer, object value)
    {
        switch (value)
        {
            case int number when IsDirect(DirectTypeSet.Numbers):
                writer.WriteNumberValue(number);
                break;
            case long number when IsDirect(DirectTypeSet.Numbers):
                writer.WriteNumberValue(number);
                break;
            case double number when IsDirect(DirectTypeSet.Numbers) && double.IsFinite(number):
                writer.WriteNumberValue(number);
                break;
            case float number when IsDirect(DirectTypeSet.Numbers) && float.IsFinite(number):
                writer.WriteNumberValue(number);
                break;
            case byte[] bytes when IsDirect(DirectTypeSet.Binary):
                BinaryJson.Write(writer, bytes);
                break;
            default:
                JsonSerializer.Serialize(writer, value, value.GetType(), Options);
                break;
        }
    }
}
