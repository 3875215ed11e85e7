using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Parlance.Bench.Kestrel;

/// <summary>RFC 6455's frames, for messages of one frame up to 64 KiB.</summary>
internal static class Frame
{
    public const int Close = 8, HeaderMax = 4;

    // A message is looked at before the next one is read, on the same thread.
    [ThreadStatic]
    private static byte[]? t_message;

    public static void Write(IBufferWriter<byte> output, ReadOnlySpan<byte> message)
    {
        var header = message.Length < 126 ? 2 : 4;
        var frame = output.GetSpan(header + message.Length);
        frame[0] = 0x81;
        frame[1] = (byte)Math.Min(message.Length, 126);
        if (header == 4)
        {
            BinaryPrimitives.WriteUInt16BigEndian(frame[2..], checked((ushort)message.Length));
        }

        message.CopyTo(frame[header..]);
        output.Advance(header + message.Length);
    }

    /// <summary>Takes one frame off the input, unmasked. False when it is not all there.</summary>
    public static bool TryRead(ref ReadOnlySequence<byte> input, out int opcode, out ReadOnlySpan<byte> message)
    {
        opcode = 0;
        message = default;
        Span<byte> start = stackalloc byte[8];
        start = start[..(int)Math.Min(input.Length, 8)];
        input.Slice(0, start.Length).CopyTo(start);
        if (start.Length < 6)
        {
            return false;
        }

        int header = 6, length = start[1] & 0x7F;
        if (length == 126)
        {
            length = BinaryPrimitives.ReadUInt16BigEndian(start[2..]);
            header = 8;
        }

        if (start.Length < header || input.Length < header + length)
        {
            return false;
        }

        opcode = start[0] & 0xF;
        var unmasked = (t_message ??= new byte[65_536]).AsSpan(0, length);
        input.Slice(header, length).CopyTo(unmasked);
        Unmask(unmasked, start.Slice(header - 4, 4));
        message = unmasked;
        input = input.Slice(header + length);
        return true;
    }

    private static void Unmask(Span<byte> message, ReadOnlySpan<byte> key)
    {
        var word = BinaryPrimitives.ReadUInt32LittleEndian(key);
        foreach (ref var part in MemoryMarshal.Cast<byte, ulong>(message))
        {
            part ^= ((ulong)word << 32) | word;
        }

        for (var index = message.Length & ~7; index < message.Length; index++)
        {
            message[index] ^= key[index % 4];
        }
    }
}
