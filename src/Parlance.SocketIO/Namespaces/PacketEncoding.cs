using Parlance.SocketIO.Engine.Sending;
using Parlance.SocketIO.Engine.WebSockets;
using Parlance.SocketIO.Protocol;

namespace Parlance.SocketIO;

/// <summary>
/// Socket.IO packets as Engine.IO messages: a text packet behind the digit 4, a binary one as it is; attachments as binary messages behind it.
/// </summary>
internal static class PacketEncoding
{
    private const byte Message = (byte)'4';

    public static OutgoingPacket Event(IPacketEncoder encoder, string nsp, ulong? ackId, string eventName, ReadOnlySpan<object?> args, bool compress)
    {
        var buffer = FrameBuffer.Rent();
        try
        {
            WriteEvent(buffer, encoder, nsp, ackId, eventName, args);
            return OutgoingPacket.From(buffer, compress).WithAttachments(buffer.Attachments);
        }
        finally
        {
            buffer.Return();
        }
    }

    public static void WriteEvent(FrameBuffer buffer, IPacketEncoder encoder, string nsp, ulong? ackId, string eventName, ReadOnlySpan<object?> args)
    {
        Begin(buffer, encoder);
        encoder.EncodeEvent(buffer, nsp, ackId, eventName, args, buffer.Attachments);
    }

    public static void WriteAck(FrameBuffer buffer, IPacketEncoder encoder, string nsp, ulong ackId, ReadOnlySpan<object?> args)
    {
        Begin(buffer, encoder);
        encoder.EncodeAck(buffer, nsp, ackId, args, buffer.Attachments);
    }

    public static void WriteConnect(FrameBuffer buffer, IPacketEncoder encoder, string nsp, string? sid, string? pid)
    {
        Begin(buffer, encoder);
        encoder.EncodeConnect(buffer, nsp, sid, pid);
    }

    public static void WriteConnectError(FrameBuffer buffer, IPacketEncoder encoder, string nsp, string message, object? data)
    {
        Begin(buffer, encoder);
        encoder.EncodeConnectError(buffer, nsp, message, data);
    }

    public static void WriteError(FrameBuffer buffer, IPacketEncoder encoder, string nsp, object error)
    {
        Begin(buffer, encoder);
        encoder.EncodeError(buffer, nsp, error);
    }

    public static void WriteDisconnect(FrameBuffer buffer, IPacketEncoder encoder, string nsp)
    {
        Begin(buffer, encoder);
        encoder.EncodeDisconnect(buffer, nsp);
    }

    private static void Begin(FrameBuffer buffer, IPacketEncoder encoder)
    {
        if (encoder.IsBinary)
        {
            buffer.Opcode = FrameOpcode.Binary;
        }
        else
        {
            buffer.WriteByte(Message);
        }
    }
}
