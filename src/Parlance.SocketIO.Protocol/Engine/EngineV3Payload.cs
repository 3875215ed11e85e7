using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Parlance.SocketIO.Protocol;

/// <summary>
/// The bodies of long-polling in Engine.IO protocol 3, which clients of Socket.IO v2 speak
/// (<see href="https://github.com/socketio/engine.io-protocol/tree/v3">specification</see>). As text each packet is <c>length:packet</c>, the
/// length in UTF-16 code units; with binary, for clients that can, it is <c>0</c> for text or <c>1</c>, the decimal digits of its length in
/// bytes as numbers, <c>255</c>, and the packet.
/// </summary>
public static class EngineV3Payload
{
    /// <summary>The byte that a binary message begins with, on a WebSocket too: the type, not its digit.</summary>
    public const byte BinaryMessage = (byte)EnginePacketType.Message;

    private const byte Colon = (byte)':';
    private const byte Binary = 1;
    private const byte LengthEnd = 255;
    private const int LengthDigitsMax = 10;

    /// <summary>Reads the next packet of a body.</summary>
    /// <param name="rest">What is left of the body; moved past the packet. Text packets point into it.</param>
    /// <param name="isBinary">Whether the body is <c>application/octet-stream</c>.</param>
    /// <param name="packet">The packet, when the result is <see langword="true"/>.</param>
    /// <returns><see langword="false"/> when the body is malformed there, or empty.</returns>
    public static bool TryRead(ref ReadOnlySequence<byte> rest, bool isBinary, out EnginePacket packet)
    {
        packet = default;
        var reader = new SequenceReader<byte>(rest);
        var isText = true;
        if (isBinary)
        {
            if (!reader.TryRead(out var mark) || mark > Binary)
            {
                return false;
            }

            isText = mark != Binary;
        }

        if (!TryReadLength(ref reader, isBinary, out var length) || !TryTake(ref reader, inUnits: !isBinary, length, out var data))
        {
            return false;
        }

        rest = reader.UnreadSequence;
        return isText ? TryParseText(data, out packet) : TryParseBinary(data, out packet);
    }

    /// <summary>Parses a text packet: as in protocol 4, or <c>b</c> and a binary message in base64, its type in front as a digit.</summary>
    /// <param name="text">The whole packet, a WebSocket text message for example.</param>
    /// <param name="packet">The packet, when the result is <see langword="true"/>.</param>
    /// <returns><see langword="false"/> when the packet is empty, its type unknown, or the base64 none.</returns>
    public static bool TryParseText(ReadOnlySequence<byte> text, out EnginePacket packet)
    {
        if (EnginePacket.TryParseText(text, out packet))
        {
            return true;
        }

        var reader = new SequenceReader<byte>(text);
        if (!reader.IsNext("b4"u8, advancePast: true) || !EnginePayloadReader.TryDecode(reader.UnreadSequence, out var data))
        {
            return false;
        }

        packet = new EnginePacket(EnginePacketType.Message, isBinary: true, new ReadOnlySequence<byte>(data));
        return true;
    }

    /// <summary>Writes a packet into a body of text.</summary>
    /// <param name="output">Where to write.</param>
    /// <param name="packet">The whole packet in UTF-8.</param>
    public static void WriteText(IBufferWriter<byte> output, ReadOnlySpan<byte> packet)
    {
        ArgumentNullException.ThrowIfNull(output);
        WriteLength(output, Encoding.UTF8.GetCharCount(packet));
        output.Write(packet);
    }

    /// <summary>Writes a binary message into a body of text, or as a text message of a WebSocket.</summary>
    /// <param name="output">Where to write.</param>
    /// <param name="data">The message.</param>
    /// <param name="withLength">Whether it is part of a body.</param>
    public static void WriteBase64(IBufferWriter<byte> output, ReadOnlySpan<byte> data, bool withLength)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (withLength)
        {
            WriteLength(output, "b4"u8.Length + Base64.GetMaxEncodedToUtf8Length(data.Length));
        }

        // What protocol 4 writes, and the type's digit behind the mark.
        output.Write("b4"u8);
        EnginePayloadWriter.WriteBase64(output, data);
    }

    /// <summary>Writes a packet into a body that holds binary.</summary>
    /// <param name="output">Where to write.</param>
    /// <param name="packet">A whole text packet in UTF-8, or a binary message.</param>
    /// <param name="isBinary">Whether it is a binary message.</param>
    public static void WriteBinary(IBufferWriter<byte> output, ReadOnlySpan<byte> packet, bool isBinary)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Write([isBinary ? Binary : (byte)0]);
        Span<byte> digits = stackalloc byte[LengthDigitsMax];
        (packet.Length + (isBinary ? 1 : 0)).TryFormat(digits, out var count, provider: CultureInfo.InvariantCulture);
        foreach (var digit in digits[..count])
        {
            output.Write([(byte)(digit - '0')]);
        }

        output.Write([LengthEnd]);
        if (isBinary)
        {
            output.Write([BinaryMessage]);
        }

        output.Write(packet);
    }

    private static void WriteLength(IBufferWriter<byte> output, int length)
    {
        var span = output.GetSpan(LengthDigitsMax + 1);
        length.TryFormat(span, out var digits, provider: CultureInfo.InvariantCulture);
        span[digits] = Colon;
        output.Advance(digits + 1);
    }

    private static bool TryReadLength(scoped ref SequenceReader<byte> reader, bool isBinary, out long length)
    {
        length = 0;
        for (var digits = 0; digits <= LengthDigitsMax; digits++)
        {
            if (!reader.TryRead(out var one))
            {
                return false;
            }

            if (one == (isBinary ? LengthEnd : Colon))
            {
                return length > 0;
            }

            var digit = isBinary ? one : one - '0';
            if (digit is < 0 or > 9)
            {
                return false;
            }

            length = (length * 10) + digit;
        }

        return false;
    }

    private static bool TryTake(scoped ref SequenceReader<byte> reader, bool inUnits, long length, out ReadOnlySequence<byte> data)
    {
        var rest = reader.UnreadSequence;
        data = default;
        if (length > rest.Length || (inUnits && !TryCountBytes(rest, ref length)))
        {
            return false;
        }

        data = rest.Slice(0, length);
        reader.Advance(length);
        return true;
    }

    /// <summary>Turns a length in UTF-16 code units into one in bytes of UTF-8.</summary>
    private static bool TryCountBytes(in ReadOnlySequence<byte> text, ref long length)
    {
        const byte FourBytes = 0xf0;
        var left = length;
        length = 0;
        foreach (var segment in text)
        {
            foreach (var one in segment.Span)
            {
                // A code point begins with each byte that does not go on with the one before; those of four bytes are two units.
                var begins = (one & 0xc0) != 0x80;
                if (begins && left <= 0)
                {
                    return left == 0;
                }

                left -= begins ? one >= FourBytes ? 2 : 1 : 0;
                length++;
            }
        }

        return left == 0;
    }

    private static bool TryParseBinary(in ReadOnlySequence<byte> data, out EnginePacket packet)
    {
        packet = default;
        if (data.FirstSpan[0] != BinaryMessage)
        {
            return false;
        }

        packet = new EnginePacket(EnginePacketType.Message, isBinary: true, new ReadOnlySequence<byte>(data.Slice(1).ToArray()));
        return true;
    }
}
