using System.Text.Json;

namespace Parlance.SocketIO.Protocol.Tests.Vectors;

/// <summary>What socket.io-parser 4.2.7 made of the packets in record.mjs.</summary>
internal static class NodeVectors
{
    private static readonly JsonDocument Recorded = Load();

    /// <summary>Frames, and the packets or the error that came of them.</summary>
    public static IEnumerable<JsonElement> Decode => Recorded.RootElement.GetProperty("decode"u8).EnumerateArray();

    /// <summary>Packets, and the frames that came of them.</summary>
    public static IEnumerable<JsonElement> Encode => Recorded.RootElement.GetProperty("encode"u8).EnumerateArray();

    /// <summary>Reads the mark for binary in the file, <c>{"$bin":base64}</c>.</summary>
    public static bool TryGetBinary(JsonElement value, out byte[] bytes)
    {
        bytes = [];
        if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty("$bin"u8, out var base64))
        {
            return false;
        }

        bytes = base64.GetBytesFromBase64();
        return true;
    }

    private static JsonDocument Load()
    {
        using var stream = typeof(NodeVectors).Assembly.GetManifestResourceStream("vectors.json")!;
        return JsonDocument.Parse(stream);
    }
}
