using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Parlance.SocketIO.Protocol;

namespace Parlance.SocketIO.Admin;

/// <summary>Writes what the admin UI is told, in its own words, whatever the application's JSON options are.</summary>
internal static class AdminJson
{
    // Of data, and of an event's arguments.
    private const int ShownBytesMax = 16_384;
    private const int ShownDepthMax = 64;
    private const int NameCharsMax = 1_024;

    private const int ClientIdChars = 12;

    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A value as an argument that needs no serializer.</summary>
    public static Argument Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, s_options))
        {
            write(json);
        }

        return Argument.FromJson(buffer.WrittenMemory);
    }

    /// <summary>A moment as <c>JSON.stringify</c> writes a Date.</summary>
    public static string Date(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public static void WriteSocket(Utf8JsonWriter json, Socket socket)
    {
        json.WriteStartObject();
        json.WriteString("id", socket.Id);
        json.WriteString("clientId", ClientId(socket.Conn));
        json.WriteString("transport", socket.Conn.TransportName);
        json.WriteString("nsp", socket.Namespace.Name);
        json.WritePropertyName("data");
        json.WriteRawValue(Data(socket).Span, skipInputValidation: true);
        WriteHandshake(json, socket.Handshake);
        json.WriteStartArray("rooms");
        foreach (var room in socket.Rooms)
        {
            json.WriteStringValue(room);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>What the application keeps with a socket, as an object.</summary>
    public static ReadOnlyMemory<byte> Data(Socket socket)
    {
        if (!socket.HasData)
        {
            return "{}"u8.ToArray();
        }

        var json = Value(socket.Server.Serializer, new Dictionary<string, object?>(socket.Data, StringComparer.Ordinal));
        return WhyHidden(json.Length, [json]) is not { } why ? json : Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("hidden", why);
            writer.WriteEndObject();
        }).Json;
    }

    /// <summary>An event as it is shown: a list of its name and its arguments.</summary>
    public static Argument Event(string eventName, IEnumerable<ReadOnlyMemory<byte>> arguments)
    {
        ReadOnlyMemory<byte>[] all = [.. arguments];
        var why = WhyHidden(all.Sum(static argument => (long)argument.Length), all);
        return Write(json =>
        {
            json.WriteStartArray();
            json.WriteStringValue(eventName.Length <= NameCharsMax ? eventName : eventName[..NameCharsMax]);
            if (why is not null)
            {
                json.WriteStringValue(why);
            }
            else
            {
                foreach (var argument in all)
                {
                    json.WriteRawValue(argument.Span, skipInputValidation: true);
                }
            }

            json.WriteEndArray();
        });
    }

    /// <summary>A value of the application's. It may be one that cannot be written, and is then shown as what it is.</summary>
    public static ReadOnlyMemory<byte> Value(PacketSerializer serializer, object? value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        try
        {
            serializer.SerializeValue(buffer, value);
            return buffer.WrittenMemory;
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // Whatever a converter of the application's throws. The sending itself fails, and says so.
            return Write(json => json.WriteStringValue($"({value?.GetType().Name}, which cannot be written as JSON)")).Json;
        }
    }

    /// <summary>Null when the values can be shown.</summary>
    private static string? WhyHidden(long bytes, ReadOnlyMemory<byte>[] values)
    {
        if (bytes > ShownBytesMax)
        {
            return string.Create(CultureInfo.InvariantCulture, $"({bytes} bytes, too many to be shown)");
        }

        try
        {
            foreach (var value in values)
            {
                var reader = new Utf8JsonReader(value.Span, new JsonReaderOptions { MaxDepth = ShownDepthMax });
                while (reader.Read())
                {
                    // Reading to the end is the check.
                }
            }

            return null;
        }
        catch (JsonException)
        {
            return "(nested too deep to be shown)";
        }
    }

    // Tells which sockets share a connection. Node.js shows the beginning of the connection's id, which is a secret.
    private static string ClientId(EngineSocket conn) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(conn.Id)))[..ClientIdChars];

    private static void WriteHandshake(Utf8JsonWriter json, Handshake handshake)
    {
        var query = handshake.Query;
        json.WriteStartObject("handshake");
        json.WriteString("address", handshake.Address);
        json.WriteStartObject("headers");
        foreach (var (name, value) in handshake.Headers)
        {
            json.WriteString(Lower(name), AdminSecrets.Shown(name, value));
        }

        json.WriteEndObject();
        json.WriteStartObject("query");
        foreach (var (name, value) in query)
        {
            json.WriteString(name, AdminSecrets.Shown(name, value));
        }

        json.WriteEndObject();
        json.WriteNumber("issued", handshake.Issued);
        json.WriteBoolean("secure", handshake.Secure);
        json.WriteString("time", handshake.Time.UtcDateTime.ToString("ddd MMM dd yyyy HH:mm:ss", CultureInfo.InvariantCulture) + " GMT+0000 (Coordinated Universal Time)");
        json.WriteString("url", AdminSecrets.Shown(handshake.Url, query));
        json.WriteBoolean("xdomain", handshake.XDomain);
        json.WriteEndObject();
    }

    // Node.js has them in lower case.
    private static string Lower(string name) => string.Create(name.Length, name, static (lower, name) => name.AsSpan().ToLowerInvariant(lower));
}
