using System.Buffers;
using Parlance.SocketIO.Engine.Sending;
using Parlance.SocketIO.Engine.WebSockets;
using Parlance.SocketIO.Protocol;

namespace Parlance.SocketIO.Bare;

/// <summary>
/// The JSON frames of the bare WebSocket door: <c>{ "event", "data", "id" }</c>, and replies <c>{ "id", "data" | "error" }</c>. One argument
/// is the data itself, several are an array, bytes are base64.
/// </summary>
internal static class BareFrames
{
    public static OutgoingPacket Event(PacketSerializer serializer, ulong? ackId, string eventName, ReadOnlySpan<object?> args)
    {
        var output = new ArrayBufferWriter<byte>(256);
        output.Write("{\"event\":"u8);
        serializer.SerializeValue(output, eventName);
        WriteData(output, serializer, args);
        if (ackId is { } id)
        {
            output.Write(",\"id\":"u8);
            serializer.SerializeValue(output, id);
        }

        output.Write("}"u8);
        return OutgoingPacket.FromPayload(FrameOpcode.Text, output.WrittenSpan);
    }

    public static OutgoingPacket Reply(PacketSerializer serializer, ulong id, ReadOnlySpan<object?> args)
    {
        var output = BeginReply(serializer, id);
        WriteData(output, serializer, args);
        output.Write("}"u8);
        return OutgoingPacket.FromPayload(FrameOpcode.Text, output.WrittenSpan);
    }

    public static OutgoingPacket ErrorReply(PacketSerializer serializer, ulong? id, object error)
    {
        var output = new ArrayBufferWriter<byte>(256);
        output.Write("{"u8);
        if (id is { } number)
        {
            output.Write("\"id\":"u8);
            serializer.SerializeValue(output, number);
            output.Write(","u8);
        }

        output.Write("\"error\":"u8);
        serializer.SerializeValue(output, error);
        output.Write("}"u8);
        return OutgoingPacket.FromPayload(FrameOpcode.Text, output.WrittenSpan);
    }

    private static ArrayBufferWriter<byte> BeginReply(PacketSerializer serializer, ulong id)
    {
        var output = new ArrayBufferWriter<byte>(256);
        output.Write("{\"id\":"u8);
        serializer.SerializeValue(output, id);
        return output;
    }

    private static void WriteData(ArrayBufferWriter<byte> output, PacketSerializer serializer, ReadOnlySpan<object?> args)
    {
        switch (args.Length)
        {
            case 0:
                break;
            case 1:
                output.Write(",\"data\":"u8);
                serializer.SerializeValue(output, args[0]);
                break;
            default:
                output.Write(",\"data\":["u8);
                for (var index = 0; index < args.Length; index++)
                {
                    if (index > 0)
                    {
                        output.Write(","u8);
                    }

                    serializer.SerializeValue(output, args[index]);
                }

                output.Write("]"u8);
                break;
        }
    }
}
