using System.Text.Json;

namespace Parlance.SocketIO.Protocol;

/// <summary>Finds a property in raw JSON that was validated when it was decoded.</summary>
internal static class ArgumentProperty
{
    // The decoder has refused what is nested too deep.
    private static readonly JsonReaderOptions AnyDepth = new() { MaxDepth = int.MaxValue };

    /// <summary>Finds where the value of a property is. Of several with one name the last counts, as for JSON.parse.</summary>
    public static bool TryFind(ReadOnlySpan<byte> json, string name, out Range value)
    {
        value = default;
        var found = false;
        var reader = new Utf8JsonReader(json, AnyDepth);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var matches = JsonText.NameEquals(in reader, name);
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            if (matches)
            {
                value = start..(int)reader.BytesConsumed;
                found = true;
            }
        }

        return found;
    }
}
