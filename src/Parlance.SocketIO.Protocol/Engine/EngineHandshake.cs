using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Parlance.SocketIO.Protocol;

/// <summary>
/// The JSON of the server's OPEN packet
/// (<see href="https://socket.io/docs/v4/engine-io-protocol/#handshake">specification</see>).
/// </summary>
public static class EngineHandshake
{
    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the handshake, without the packet's digit, with the properties in the order of the Node.js server.</summary>
    /// <param name="output">Where to write.</param>
    /// <param name="sid">The session's id.</param>
    /// <param name="upgradeToWebSocket">Whether the client may upgrade this session to a WebSocket.</param>
    /// <param name="pingIntervalMs">How often the server pings.</param>
    /// <param name="pingTimeoutMs">How long a ping may stay unanswered.</param>
    /// <param name="maxPayload">The most bytes that the client may send in one message or request.</param>
    public static void Write(IBufferWriter<byte> output, string sid, bool upgradeToWebSocket, int pingIntervalMs, int pingTimeoutMs, long maxPayload)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(sid);

        using var json = new Utf8JsonWriter(output, Json);
        json.WriteStartObject();
        json.WriteString("sid"u8, sid);
        json.WriteStartArray("upgrades"u8);
        if (upgradeToWebSocket)
        {
            json.WriteStringValue("websocket"u8);
        }

        json.WriteEndArray();
        json.WriteNumber("pingInterval"u8, pingIntervalMs);
        json.WriteNumber("pingTimeout"u8, pingTimeoutMs);
        json.WriteNumber("maxPayload"u8, maxPayload);
        json.WriteEndObject();
    }
}
