using Parlance.SocketIO.Engine.Sending;
using Parlance.SocketIO.Protocol;

namespace Parlance.SocketIO;

/// <summary>Socket.IO packets as Engine.IO messages: the digit 4, then the packet; attachments as binary messages behind it.</summary>
internal static class PacketEncoding
{
    private const byte Message = (byte)'4';

    public static OutgoingPacket Event(PacketSerializer serializer, string nsp, ulong? ackId, string eventName, ReadOnlySpan<object?> args, bool compress)
    {
        var buffer = FrameBuffer.Rent();
        try
        {
            WriteEvent(buffer, serializer, nsp, ackId, eventName, args);
            return OutgoingPacket.From(buffer, compress).WithAttachments(buffer.Attachments);
        }
        finally
        {
            buffer.Return();
        }
    }

    public static void WriteEvent(FrameBuffer buffer, PacketSerializer serializer, string nsp, ulong? ackId, string eventName, ReadOnlySpan<object?> args)
    {
        buffer.WriteByte(Message);
        serializer.EncodeEvent(buffer, nsp, ackId, eventName, args, buffer.Attachments);
    }

    public static void WriteAck(FrameBuffer buffer, PacketSerializer serializer, string nsp, ulong ackId, ReadOnlySpan<object?> args)
    {
        buffer.WriteByte(Message);
        serializer.EncodeAck(buffer, nsp, ackId, args, buffer.Attachments);
    }

    public static void WriteConnect(FrameBuffer buffer, PacketSerializer serializer, string nsp, string sid)
    {
        buffer.WriteByte(Message);
        serializer.EncodeConnect(buffer, nsp, sid);
    }

    public static void WriteConnectError(FrameBuffer buffer, PacketSerializer serializer, string nsp, string message, object? data)
    {
        buffer.WriteByte(Message);
        serializer.EncodeConnectError(buffer, nsp, message, data);
    }

    public static void WriteDisconnect(FrameBuffer buffer, PacketSerializer serializer, string nsp)
    {
        buffer.WriteByte(Message);
        serializer.EncodeDisconnect(buffer, nsp);
    }
}
