using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Parlance.SocketIO.Protocol;

namespace Parlance.SocketIO.Bare;

/// <summary>A frame that a client of the bare WebSocket door has sent. Owns its bytes.</summary>
/// <param name="EventName">The event; null in a reply.</param>
/// <param name="Data">The data; empty when there is none.</param>
/// <param name="Id">The number of the event or of what is replied to.</param>
/// <param name="IsError">Whether the reply is an error.</param>
internal sealed record BareFrame(string? EventName, ReadOnlyMemory<byte> Data, ulong? Id, bool IsError)
{
    public ArgumentList Arguments => Data.IsEmpty ? ArgumentList.Empty : ArgumentList.FromArgument(Argument.FromJson(Data));

    /// <summary>Reads a frame. Unknown members are passed over; of a repeated one the last counts, as in JavaScript.</summary>
    public static bool TryParse(ReadOnlyMemory<byte> json, int depthMax, [NotNullWhen(true)] out BareFrame? frame)
    {
        frame = null;
        try
        {
            var reader = new Utf8JsonReader(json.Span, new JsonReaderOptions { MaxDepth = depthMax });
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return false;
            }

            var parsed = new BareFrame(EventName: null, ReadOnlyMemory<byte>.Empty, Id: null, IsError: false);
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (!TryReadMember(ref reader, json, ref parsed))
                {
                    return false;
                }
            }

            // Reading on makes sure that nothing follows the object.
            if (reader.Read() || (parsed.EventName is null && parsed.Id is null))
            {
                return false;
            }

            frame = parsed;
            return true;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException)
        {
            return false;
        }
    }

    private static bool TryReadMember(ref Utf8JsonReader reader, ReadOnlyMemory<byte> json, ref BareFrame frame)
    {
        var isEvent = reader.ValueTextEquals("event"u8);
        var isId = reader.ValueTextEquals("id"u8);
        var isError = reader.ValueTextEquals("error"u8);
        var isData = isError || reader.ValueTextEquals("data"u8);
        reader.Read();
        if (isEvent)
        {
            if (reader.TokenType != JsonTokenType.String)
            {
                return false;
            }

            frame = frame with { EventName = reader.GetString() };
        }
        else if (isId)
        {
            if (reader.TokenType != JsonTokenType.Number || !reader.TryGetUInt64(out var id))
            {
                return false;
            }

            frame = frame with { Id = id };
        }
        else
        {
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            if (isData)
            {
                frame = frame with { Data = json[start..(int)reader.BytesConsumed], IsError = isError };
            }
        }

        return true;
    }
}
