using System.Buffers;
using System.Runtime.InteropServices;

namespace Parlance.SocketIO.Protocol;

/// <summary>
/// One packet of <see href="https://socket.io/docs/v4/engine-io-protocol/">Engine.IO protocol 4</see>.
/// </summary>
/// <remarks>The data of a text packet points into the bytes it was parsed from and lives only as long as they do.</remarks>
[StructLayout(LayoutKind.Auto)]
public readonly struct EnginePacket
{
    /// <summary>Creates a packet.</summary>
    /// <param name="type">The packet's type; <see cref="EnginePacketType.Message"/> for a binary one.</param>
    /// <param name="isBinary">Whether <paramref name="data"/> is a binary message rather than UTF-8 text.</param>
    /// <param name="data">What follows the type digit, or the whole binary message.</param>
    public EnginePacket(EnginePacketType type, bool isBinary, ReadOnlySequence<byte> data)
    {
        Type = type;
        IsBinary = isBinary;
        Data = data;
    }

    /// <summary>The packet's type.</summary>
    public EnginePacketType Type { get; }

    /// <summary>Whether the data is a binary message rather than UTF-8 text.</summary>
    public bool IsBinary { get; }

    /// <summary>What follows the type digit. A binary message read from a polling payload is one segment of its own.</summary>
    public ReadOnlySequence<byte> Data { get; }

    /// <summary>Parses a text packet: one digit <c>0</c> to <c>6</c>, then its data.</summary>
    /// <param name="text">The whole packet, a WebSocket text message for example.</param>
    /// <param name="packet">The packet, when the result is <see langword="true"/>.</param>
    /// <returns><see langword="false"/> when the packet is empty or its type is unknown.</returns>
    public static bool TryParseText(ReadOnlySequence<byte> text, out EnginePacket packet)
    {
        if (!text.IsEmpty)
        {
            var first = text.FirstSpan.Length > 0 ? text.FirstSpan[0] : FirstByte(text);
            if (first is >= (byte)'0' and <= (byte)'6')
            {
                packet = new EnginePacket((EnginePacketType)(first - '0'), isBinary: false, text.Slice(1));
                return true;
            }
        }

        packet = default;
        return false;
    }

    // A sequence may begin with an empty segment.
    private static byte FirstByte(in ReadOnlySequence<byte> text)
    {
        var reader = new SequenceReader<byte>(text);
        return reader.TryPeek(out var first) ? first : (byte)0;
    }
}
