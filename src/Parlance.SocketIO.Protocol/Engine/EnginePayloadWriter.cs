using System.Buffers;
using System.Buffers.Text;

namespace Parlance.SocketIO.Protocol;

/// <summary>
/// Writes the packets of a long-polling response
/// (<see href="https://socket.io/docs/v4/engine-io-protocol/#http-long-polling-1">specification</see>).
/// </summary>
public static class EnginePayloadWriter
{
    /// <summary>The record separator between two packets of a polling payload.</summary>
    internal const byte Separator = 0x1e;

    // A multiple of three, so that padding appears only at the very end; 4 KiB of base64 at a time.
    private const int ChunkBytes = 3 * 1024;

    /// <summary>Writes the separator that stands between two packets.</summary>
    /// <param name="output">Where to write.</param>
    public static void WriteSeparator(IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Write([Separator]);
    }

    /// <summary>Writes a text packet: its digit, then its data.</summary>
    /// <param name="output">Where to write.</param>
    /// <param name="type">The packet's type.</param>
    /// <param name="data">The packet's UTF-8 data, possibly empty.</param>
    public static void WriteText(IBufferWriter<byte> output, EnginePacketType type, ReadOnlySpan<byte> data)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Write([(byte)('0' + (byte)type)]);
        output.Write(data);
    }

    /// <summary>Writes a binary message as polling carries it: <c>b</c>, then base64.</summary>
    /// <param name="output">Where to write.</param>
    /// <param name="data">The message's bytes, possibly empty.</param>
    public static void WriteBinary(IBufferWriter<byte> output, ReadOnlySpan<byte> data)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Write("b"u8);
        WriteBase64(output, data);
    }

    internal static void WriteBase64(IBufferWriter<byte> output, ReadOnlySpan<byte> data)
    {
        while (!data.IsEmpty)
        {
            var chunk = data[..Math.Min(ChunkBytes, data.Length)];
            var span = output.GetSpan(Base64.GetMaxEncodedToUtf8Length(chunk.Length));
            Base64.EncodeToUtf8(chunk, span, out _, out var written);
            output.Advance(written);
            data = data[chunk.Length..];
        }
    }
}
