using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Parlance.SocketIO.Protocol;

/// <summary>Writes <see href="https://github.com/msgpack/msgpack/blob/master/spec.md">MessagePack</see> in its shortest form, as notepack.io does.</summary>
internal static class MessagePackWriter
{
    private const int StackChars = 128;

    public static void WriteNil(IBufferWriter<byte> output) => output.Write([(byte)0xc0]);

    public static void WriteBoolean(IBufferWriter<byte> output, bool value) => output.Write([(byte)(value ? 0xc3 : 0xc2)]);

    public static void WriteFloat(IBufferWriter<byte> output, double value)
    {
        var span = output.GetSpan(1 + sizeof(double));
        span[0] = 0xcb;
        BinaryPrimitives.WriteDoubleBigEndian(span[1..], value);
        output.Advance(1 + sizeof(double));
    }

    public static void WriteInteger(IBufferWriter<byte> output, long value)
    {
        switch (value)
        {
            case >= 0:
                WriteInteger(output, (ulong)value);
                break;
            case >= -0x20:
                output.Write([(byte)value]);
                break;
            case >= sbyte.MinValue:
                Write(output, 0xd0, (ulong)value, sizeof(sbyte));
                break;
            case >= short.MinValue:
                Write(output, 0xd1, (ulong)value, sizeof(short));
                break;
            case >= int.MinValue:
                Write(output, 0xd2, (ulong)value, sizeof(int));
                break;
            default:
                Write(output, 0xd3, (ulong)value, sizeof(long));
                break;
        }
    }

    public static void WriteInteger(IBufferWriter<byte> output, ulong value)
    {
        switch (value)
        {
            case <= 0x7f:
                output.Write([(byte)value]);
                break;
            case <= byte.MaxValue:
                Write(output, 0xcc, value, sizeof(byte));
                break;
            case <= ushort.MaxValue:
                Write(output, 0xcd, value, sizeof(ushort));
                break;
            case <= uint.MaxValue:
                Write(output, 0xce, value, sizeof(uint));
                break;
            default:
                Write(output, 0xcf, value, sizeof(ulong));
                break;
        }
    }

    public static void WriteString(IBufferWriter<byte> output, ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length < 0x20)
        {
            output.Write([(byte)(0xa0 | utf8.Length)]);
        }
        else
        {
            WriteLength(output, 0xd9, utf8.Length, hasByteForm: true);
        }

        output.Write(utf8);
    }

    public static void WriteString(IBufferWriter<byte> output, string text)
    {
        var max = Encoding.UTF8.GetMaxByteCount(text.Length);
        var rented = max <= StackChars ? null : ArrayPool<byte>.Shared.Rent(max);
        var utf8 = rented ?? stackalloc byte[StackChars];
        WriteString(output, utf8[..Encoding.UTF8.GetBytes(text, utf8)]);
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    public static void WriteBinary(IBufferWriter<byte> output, ReadOnlySpan<byte> bytes)
    {
        WriteLength(output, 0xc4, bytes.Length, hasByteForm: true);
        output.Write(bytes);
    }

    public static void WriteArray(IBufferWriter<byte> output, int count) => WriteItems(output, 0x90, 0xdc, count);

    public static void WriteMap(IBufferWriter<byte> output, int pairs) => WriteItems(output, 0x80, 0xde, pairs);

    private static void WriteItems(IBufferWriter<byte> output, byte few, byte many, int count)
    {
        if (count < 0x10)
        {
            output.Write([(byte)(few | count)]);
        }
        else
        {
            WriteLength(output, many, count, hasByteForm: false);
        }
    }

    // The forms of a type follow one another: with a length of one byte, if there is that, of two and of four.
    private static void WriteLength(IBufferWriter<byte> output, byte first, int length, bool hasByteForm)
    {
        var two = first + (hasByteForm ? 1 : 0);
        if (hasByteForm && length <= byte.MaxValue)
        {
            Write(output, first, (uint)length, sizeof(byte));
        }
        else if (length <= ushort.MaxValue)
        {
            Write(output, (byte)two, (uint)length, sizeof(ushort));
        }
        else
        {
            Write(output, (byte)(two + 1), (uint)length, sizeof(uint));
        }
    }

    private static void Write(IBufferWriter<byte> output, byte first, ulong value, int size)
    {
        // Written in full, so that the last bytes are those wanted.
        Span<byte> full = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(full, value);
        var span = output.GetSpan(1 + size);
        span[0] = first;
        full[^size..].CopyTo(span[1..]);
        output.Advance(1 + size);
    }
}
