using System.Buffers.Binary;

namespace Parlance.SocketIO.Hostile.Tests.Wire;

/// <summary>WebSocket frames (RFC 6455, section 5.2) as a client writes them, rightly or wrongly.</summary>
internal sealed record Frame(int Opcode, byte[] Payload)
{
    public const int Continuation = 0x0;
    public const int Text = 0x1;
    public const int Binary = 0x2;
    public const int Close = 0x8;
    public const int Ping = 0x9;
    public const int Pong = 0xA;

    private static readonly byte[] s_mask = [0x37, 0xfa, 0x21, 0x3d];

    public bool Fin { get; init; } = true;

    public int Reserved { get; init; }

    public bool Masked { get; init; } = true;

    /// <summary>A mask of zeros leaves the payload readable, so that a mutation of the bytes is one of the message.</summary>
    public byte[] Mask { get; init; } = s_mask;

    /// <summary>7, 16 or 64 bits; 0 for the shortest that fits.</summary>
    public int LengthBits { get; init; }

    /// <summary>The length that the header claims; the payload's own when null.</summary>
    public ulong? ClaimedLength { get; init; }

    public string TextPayload => Encoding.UTF8.GetString(Payload);

    public int CloseCode => Payload.Length >= 2 ? BinaryPrimitives.ReadUInt16BigEndian(Payload) : 0;

    public static Frame OfText(string text) => new(Text, Encoding.UTF8.GetBytes(text));

    public byte[] ToBytes()
    {
        var length = ClaimedLength ?? (ulong)Payload.Length;
        var bits = LengthBits != 0 ? LengthBits : length <= 125 ? 7 : length <= ushort.MaxValue ? 16 : 64;
        var bytes = new List<byte>(Payload.Length + 14)
        {
            (byte)((Fin ? 0x80 : 0) | (Reserved << 4) | Opcode),
            (byte)((Masked ? 0x80 : 0) | (bits switch { 7 => (int)length, 16 => 126, _ => 127 })),
        };
        Span<byte> extended = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(extended, length);
        bytes.AddRange(bits switch { 7 => [], 16 => extended[6..], _ => extended });
        if (Masked)
        {
            bytes.AddRange(Mask);
        }

        for (var index = 0; index < Payload.Length; index++)
        {
            bytes.Add(Masked ? (byte)(Payload[index] ^ Mask[index & 3]) : Payload[index]);
        }

        return [.. bytes];
    }

    /// <summary>Takes one frame of the server's from what has been received.</summary>
    /// <returns>Null when it is not all there.</returns>
    public static Frame? Take(ReadOnlySpan<byte> bytes, out int length)
    {
        length = 0;
        if (bytes.Length < 2)
        {
            return null;
        }

        var header = (bytes[1] & 0x7f) switch { 126 => 4, 127 => 10, _ => 2 };
        if (bytes.Length < header)
        {
            return null;
        }

        Assert.Equal(0, bytes[1] & 0x80);
        Assert.Equal(0x80, bytes[0] & 0xf0);
        var payload = header switch
        {
            4 => BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]),
            10 => checked((int)BinaryPrimitives.ReadUInt64BigEndian(bytes[2..])),
            _ => bytes[1] & 0x7f,
        };
        if (bytes.Length < header + payload)
        {
            return null;
        }

        length = header + payload;
        return new Frame(bytes[0] & 0x0f, bytes[header..length].ToArray());
    }
}
