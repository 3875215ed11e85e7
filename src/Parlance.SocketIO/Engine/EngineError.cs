using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Parlance.SocketIO;

/// <summary>Why a request was refused: Engine.IO's own codes, <see href="https://socket.io/docs/v4/server-api/#connection_error"/>.</summary>
/// <param name="Code">0 to 5.</param>
/// <param name="Message">What the client is told.</param>
/// <param name="Context">What the log and <see cref="EngineServer.ConnectionError"/> may know besides; never sent.</param>
public readonly record struct EngineError(int Code, string Message, string Context = "")
{
    internal static EngineError UnknownTransport(string transport) => new(0, "Transport unknown", transport);

    internal static EngineError UnknownSid() => new(1, "Session ID unknown");

    internal static EngineError BadHandshakeMethod(string method) => new(2, "Bad handshake method", method);

    internal static EngineError BadRequest(string context) => new(3, "Bad request", context);

    internal static EngineError ForeignOrigin() => new(3, "Bad request", "origin") { Word = "origin" };

    internal static EngineError Forbidden(string? message) => new(4, message ?? "Forbidden");

    internal static EngineError UnsupportedProtocolVersion(string version) => new(5, "Unsupported protocol version", version);

    internal static EngineError ShuttingDown() => new(3, "Bad request", "server shutting down") { Word = "shutting_down", StatusCode = StatusCodes.Status503ServiceUnavailable };

    private string? Word { get; init; }

    /// <summary>The word by which metrics call it.</summary>
    public string Reason => Word ?? Code switch
    {
        0 => "transport_unknown",
        1 => "session_unknown",
        2 => "bad_method",
        3 => "bad_request",
        4 => "forbidden",
        5 => "protocol_unsupported",
        _ => "other",
    };

    internal int StatusCode { get; private init; } = Code == 4 ? StatusCodes.Status403Forbidden : StatusCodes.Status400BadRequest;

    internal byte[] ToJson()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        writer.WriteStartObject();
        writer.WriteNumber("code"u8, Code);
        writer.WriteString("message"u8, Message);
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }
}
