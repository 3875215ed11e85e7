using System.Buffers.Binary;

namespace Parlance.SocketIO.Engine.WebSockets;

/// <summary>The opcodes of RFC 6455, section 5.2.</summary>
internal enum FrameOpcode : byte
{
    Continuation = 0x0,
    Text = 0x1,
    Binary = 0x2,
    Close = 0x8,
    Ping = 0x9,
    Pong = 0xA,
}

/// <summary>Close codes of RFC 6455, section 7.4.1, as far as this server sends them.</summary>
internal static class CloseCode
{
    public const int ProtocolError = 1002;
    public const int NoStatus = 1005;
    public const int InvalidUtf8 = 1007;
    public const int MessageTooBig = 1009;
    public const int TryAgainLater = 1013;
}

/// <summary>Writes the header of a server's frame: FIN set, never masked (RFC 6455, section 5.1).</summary>
internal static class WebSocketFrame
{
    /// <summary>Two bytes and a 64-bit length.</summary>
    public const int HeaderBytesMax = 10;

    /// <summary>RFC 6455, section 5.5: a control frame carries at most 125 bytes.</summary>
    public const int ControlPayloadBytesMax = 125;

    private const byte Fin = 0x80;
    private const int Length7Max = 125;
    private const byte Length16 = 126;
    private const byte Length64 = 127;

    public static int HeaderLength(int payloadLength) => payloadLength switch
    {
        <= Length7Max => 2,
        <= ushort.MaxValue => 4,
        _ => HeaderBytesMax,
    };

    public static int WriteHeader(Span<byte> destination, FrameOpcode opcode, int payloadLength)
    {
        destination[0] = (byte)(Fin | (byte)opcode);
        switch (payloadLength)
        {
            case <= Length7Max:
                destination[1] = (byte)payloadLength;
                return 2;
            case <= ushort.MaxValue:
                destination[1] = Length16;
                BinaryPrimitives.WriteUInt16BigEndian(destination[2..], (ushort)payloadLength);
                return 4;
            default:
                destination[1] = Length64;
                BinaryPrimitives.WriteUInt64BigEndian(destination[2..], (ulong)payloadLength);
                return HeaderBytesMax;
        }
    }

    /// <summary>The payload of a close frame; <see cref="CloseCode.NoStatus"/> stands for an empty one.</summary>
    public static byte[] ClosePayload(int code)
    {
        if (code == CloseCode.NoStatus)
        {
            return [];
        }

        var payload = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(payload, (ushort)code);
        return payload;
    }

    /// <summary>RFC 6455, section 7.4: which codes a peer may put into a close frame.</summary>
    public static bool IsValidCloseCode(int code) => code is (>= 1000 and <= 1014 and not (1004 or 1005 or 1006)) or (>= 3000 and <= 4999);
}
