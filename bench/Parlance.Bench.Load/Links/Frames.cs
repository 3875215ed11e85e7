using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Parlance.Bench.Load.Links;

/// <summary>The client's side of RFC 6455, section 5, for messages of one frame.</summary>
internal static class Frames
{
    /// <summary>How much room stands in front of a message for its frame's header: two bytes, a length of two, the key.</summary>
    public const int HeaderMax = 8;

    private const uint Key = 0x3D21FA37;

    /// <summary>Masks the message that stands from <see cref="HeaderMax"/> on, writes the header in front of it, and returns both.</summary>
    public static Span<byte> Enclose(Span<byte> buffer, int length)
    {
        var header = length < 126 ? 6 : 8;
        var frame = buffer.Slice(HeaderMax - header, header + length);
        frame[0] = 0x81;
        frame[1] = (byte)(0x80 | Math.Min(length, 126));
        if (length >= 126)
        {
            BinaryPrimitives.WriteUInt16BigEndian(frame[2..], checked((ushort)length));
        }

        BinaryPrimitives.WriteUInt32LittleEndian(frame[(header - 4)..], Key);
        Mask(frame[header..]);
        return frame;
    }

    /// <summary>Takes one frame of the server's, which is not masked. False when it is not all there.</summary>
    public static bool TryRead(ReadOnlySpan<byte> input, out int opcode, out bool last, out ReadOnlySpan<byte> message, out int length)
    {
        opcode = 0;
        last = false;
        message = default;
        length = 0;
        if (input.Length < 2)
        {
            return false;
        }

        int header = 2, size = input[1];
        if (size == 126)
        {
            if (input.Length < 4)
            {
                return false;
            }

            header = 4;
            size = BinaryPrimitives.ReadUInt16BigEndian(input[2..]);
        }
        else if (size > 126 || (input[0] & 0x70) != 0)
        {
            throw new InvalidDataException("The server sent a frame that is masked, compressed or above 64 KiB.");
        }

        if (input.Length < header + size)
        {
            return false;
        }

        opcode = input[0] & 0xF;
        last = (input[0] & 0x80) != 0;
        message = input.Slice(header, size);
        length = header + size;
        return true;
    }

    /// <summary>Applies the client's key, or takes it off again.</summary>
    public static void Mask(Span<byte> message)
    {
        foreach (ref var word in MemoryMarshal.Cast<byte, ulong>(message))
        {
            word ^= ((ulong)Key << 32) | Key;
        }

        for (var index = message.Length & ~7; index < message.Length; index++)
        {
            message[index] ^= (byte)(Key >> (index % 4 * 8));
        }
    }
}
