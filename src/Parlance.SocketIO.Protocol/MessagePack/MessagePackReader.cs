using System.Buffers.Binary;

namespace Parlance.SocketIO.Protocol;

/// <summary>
/// Reads <see href="https://github.com/msgpack/msgpack/blob/master/spec.md">MessagePack</see> a value at a time; of arrays and maps their
/// beginning. No length is believed that the rest of the bytes could not hold, so that nothing is ever allocated for a lie.
/// </summary>
internal ref struct MessagePackReader(ReadOnlySpan<byte> bytes)
{
    // The types that notepack.io and the specification give to extensions.
    private const sbyte JavaScriptType = 0;
    private const sbyte TimestampType = -1;

    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _start;

    /// <summary>Where the next value begins.</summary>
    public int Position { get; set; }

    public MessagePackKind Kind { get; private set; }

    public bool Truth { get; private set; }

    /// <summary>An <see cref="MessagePackKind.Integer"/>; the bits of a <see cref="MessagePackKind.LargeInteger"/>.</summary>
    public long Integer { get; private set; }

    public double Float { get; private set; }

    public sbyte ExtensionType { get; private set; }

    /// <summary>How many items an array has, or pairs a map.</summary>
    public int Count { get; private set; }

    /// <summary>Where a string, binary, date or extension has its bytes.</summary>
    public readonly Range Range => _start..(_start + Count);

    public readonly ReadOnlySpan<byte> Bytes => _bytes.Slice(_start, Count);

    public readonly bool AtEnd => Position == _bytes.Length;

    private readonly int Rest => _bytes.Length - Position;

    /// <summary>Reads the next value.</summary>
    /// <returns><see langword="false"/> when there is none, or it is cut off, or claims to be longer than what is left.</returns>
    public bool TryRead()
    {
        if (Rest == 0)
        {
            return false;
        }

        var first = _bytes[Position++];
        return first switch
        {
            <= 0x7f => Take(first),
            <= 0x8f => TakeItems(MessagePackKind.Map, first & 0x0f),
            <= 0x9f => TakeItems(MessagePackKind.Array, first & 0x0f),
            <= 0xbf => TakeBytes(MessagePackKind.String, first & 0x1f),
            0xc0 => Take(MessagePackKind.Nil),
            0xc1 => false,
            0xc2 or 0xc3 => TakeTruth(first == 0xc3),
            <= 0xc6 => TryReadLength(1 << (first - 0xc4), out var length) && TakeBytes(MessagePackKind.Binary, length),
            <= 0xc9 => TryReadLength(1 << (first - 0xc7), out var length) && TakeExtension(length, isFixed: false),
            0xca or 0xcb => TryReadFloat(first == 0xca),
            <= 0xcf => TryReadUnsigned(1 << (first - 0xcc)),
            <= 0xd3 => TryReadSigned(1 << (first - 0xd0)),
            <= 0xd8 => TakeExtension((uint)1 << (first - 0xd4), isFixed: true),
            <= 0xdb => TryReadLength(1 << (first - 0xd9), out var length) && TakeBytes(MessagePackKind.String, length),
            <= 0xdd => TryReadLength(2 << (first - 0xdc), out var length) && TakeItems(MessagePackKind.Array, length),
            <= 0xdf => TryReadLength(2 << (first - 0xde), out var length) && TakeItems(MessagePackKind.Map, length),
            _ => Take((sbyte)first),
        };
    }

    /// <summary>Passes over the next value with all that it holds. However deep that is, it takes no more room.</summary>
    public bool TrySkip()
    {
        for (var left = 1L; left > 0; left--)
        {
            if (!TryRead())
            {
                return false;
            }

            left += Kind switch
            {
                MessagePackKind.Array => Count,
                MessagePackKind.Map => 2L * Count,
                _ => 0,
            };
        }

        return true;
    }

    private bool Take(MessagePackKind kind)
    {
        Kind = kind;
        return true;
    }

    private bool Take(long integer)
    {
        Integer = integer;
        return Take(MessagePackKind.Integer);
    }

    private bool TakeTruth(bool truth)
    {
        Truth = truth;
        return Take(MessagePackKind.Boolean);
    }

    private bool TakeBytes(MessagePackKind kind, long length)
    {
        if (length > Rest)
        {
            return false;
        }

        _start = Position;
        Count = (int)length;
        Position += Count;
        return Take(kind);
    }

    // An item takes a byte at least.
    private bool TakeItems(MessagePackKind kind, long count)
    {
        if (count * (kind == MessagePackKind.Map ? 2 : 1) > Rest)
        {
            return false;
        }

        Count = (int)count;
        return Take(kind);
    }

    private bool TakeExtension(long length, bool isFixed)
    {
        if (Rest == 0)
        {
            return false;
        }

        ExtensionType = (sbyte)_bytes[Position++];
        return TakeBytes(KindOf(ExtensionType, length, isFixed), length);
    }

    private static MessagePackKind KindOf(sbyte type, long length, bool isFixed) => (type, length) switch
    {
        (JavaScriptType, 1) when isFixed => MessagePackKind.Undefined,
        (JavaScriptType, 8) when isFixed => MessagePackKind.Date,
        (JavaScriptType, _) when !isFixed => MessagePackKind.Binary,
        (TimestampType, 4 or 8 or 12) => MessagePackKind.Date,
        _ => MessagePackKind.Extension,
    };

    private bool TryReadLength(int size, out uint length)
    {
        length = 0;
        if (Rest < size)
        {
            return false;
        }

        length = (uint)ReadUnsigned(size);
        return true;
    }

    private bool TryReadUnsigned(int size)
    {
        if (Rest < size)
        {
            return false;
        }

        Integer = (long)ReadUnsigned(size);
        return Take(Integer < 0 ? MessagePackKind.LargeInteger : MessagePackKind.Integer);
    }

    private bool TryReadSigned(int size)
    {
        if (Rest < size)
        {
            return false;
        }

        // The sign is the first bit of however many bytes.
        var unused = 64 - (8 * size);
        return Take((long)(ReadUnsigned(size) << unused) >> unused);
    }

    private bool TryReadFloat(bool isSingle)
    {
        if (Rest < (isSingle ? sizeof(float) : sizeof(double)))
        {
            return false;
        }

        Float = isSingle
            ? BitConverter.UInt32BitsToSingle((uint)ReadUnsigned(sizeof(float)))
            : BitConverter.UInt64BitsToDouble(ReadUnsigned(sizeof(double)));
        return Take(MessagePackKind.Float);
    }

    private ulong ReadUnsigned(int size)
    {
        var from = _bytes.Slice(Position, size);
        Position += size;
        return size switch
        {
            1 => from[0],
            2 => BinaryPrimitives.ReadUInt16BigEndian(from),
            4 => BinaryPrimitives.ReadUInt32BigEndian(from),
            _ => BinaryPrimitives.ReadUInt64BigEndian(from),
        };
    }
}
