using System.Buffers;
using Parlance.SocketIO.Engine.WebSockets;
using Parlance.SocketIO.Protocol;

namespace Parlance.SocketIO.Engine.Sending;

/// <summary>
/// One Engine.IO packet, encoded once and shared by every connection that it goes to. The bytes are a whole WebSocket frame; what follows its
/// header is the packet as long-polling writes it. Immutable, but for the chain, which is built before the packet is shared.
/// </summary>
internal sealed class OutgoingPacket
{
    private readonly byte[] _frame;
    private readonly byte _headerLength;

    private OutgoingPacket(byte[] frame, int headerLength, EnginePacketType type, FrameOpcode opcode)
    {
        _frame = frame;
        _headerLength = (byte)headerLength;
        Type = type;
        Opcode = opcode;
    }

    public static OutgoingPacket Ping { get; } = Text(EnginePacketType.Ping, []);

    /// <summary>The answer to the ping of a client of protocol 3.</summary>
    public static OutgoingPacket Pong { get; } = Text(EnginePacketType.Pong, []);

    public static OutgoingPacket Noop { get; } = Text(EnginePacketType.Noop, []);

    public static OutgoingPacket Close { get; } = Text(EnginePacketType.Close, []);

    public static OutgoingPacket ProbeAnswer { get; } = Text(EnginePacketType.Pong, "probe"u8);

    /// <summary>The keep-alive of the bare WebSocket door, where Engine.IO packets mean nothing.</summary>
    public static OutgoingPacket FramePing { get; } = FromPayload(FrameOpcode.Ping, []);

    public EnginePacketType Type { get; }

    public FrameOpcode Opcode { get; }

    public bool IsBinary => Opcode == FrameOpcode.Binary;

    /// <summary>Whether it, or a long-polling response that carries it, may be compressed.</summary>
    public bool Compress { get; init; } = true;

    /// <summary>The attachments of a Socket.IO packet, which must follow it without a gap.</summary>
    public OutgoingPacket? Next { get; private set; }

    public int HeaderLength => _headerLength;

    public ReadOnlySpan<byte> Frame => _frame;

    public ReadOnlySpan<byte> Payload => _frame.AsSpan(_headerLength);

    public static OutgoingPacket Text(EnginePacketType type, ReadOnlySpan<byte> data)
    {
        var (frame, header) = Allocate(FrameOpcode.Text, data.Length + 1);
        frame[header] = (byte)('0' + (byte)type);
        data.CopyTo(frame.AsSpan(header + 1));
        return new OutgoingPacket(frame, header, type, FrameOpcode.Text);
    }

    public static OutgoingPacket Binary(ReadOnlySpan<byte> data, bool compress = true)
    {
        var (frame, header) = Allocate(FrameOpcode.Binary, data.Length);
        data.CopyTo(frame.AsSpan(header));
        return new OutgoingPacket(frame, header, EnginePacketType.Message, FrameOpcode.Binary) { Compress = compress };
    }

    /// <summary>A frame with the given payload as it is.</summary>
    public static OutgoingPacket FromPayload(FrameOpcode opcode, ReadOnlySpan<byte> payload, bool compress = true)
    {
        var (frame, header) = Allocate(opcode, payload.Length);
        payload.CopyTo(frame.AsSpan(header));
        return new OutgoingPacket(frame, header, EnginePacketType.Message, opcode) { Compress = compress };
    }

    /// <summary>A copy of what <paramref name="buffer"/> holds.</summary>
    public static OutgoingPacket From(FrameBuffer buffer, bool compress)
    {
        var frame = buffer.Frame(out var header);
        return new OutgoingPacket(frame.ToArray(), header, EnginePacketType.Message, buffer.Opcode) { Compress = compress };
    }

    /// <summary>Appends the attachments of a binary packet, in order.</summary>
    public OutgoingPacket WithAttachments(List<ReadOnlyMemory<byte>> attachments)
    {
        var last = this;
        foreach (var attachment in attachments)
        {
            last.Next = Binary(attachment.Span, Compress);
            last = last.Next;
        }

        return this;
    }

    /// <summary>The binary message as clients of protocol 3 read it on a WebSocket: its type in front, or in base64.</summary>
    public OutgoingPacket ToV3(bool base64)
    {
        if (!base64)
        {
            return FromPayload(FrameOpcode.Binary, [EngineV3Payload.BinaryMessage, .. Payload], Compress);
        }

        var text = new ArrayBufferWriter<byte>();
        EngineV3Payload.WriteBase64(text, Payload, withLength: false);
        return FromPayload(FrameOpcode.Text, text.WrittenSpan, Compress);
    }

    private static (byte[] Frame, int Header) Allocate(FrameOpcode opcode, int payloadLength)
    {
        var header = WebSocketFrame.HeaderLength(payloadLength);
        var frame = GC.AllocateUninitializedArray<byte>(header + payloadLength);
        WebSocketFrame.WriteHeader(frame, opcode, payloadLength);
        return (frame, header);
    }
}
