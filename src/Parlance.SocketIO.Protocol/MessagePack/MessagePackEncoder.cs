using System.Buffers;

namespace Parlance.SocketIO.Protocol;

/// <summary>
/// Encodes packets of socket.io-msgpack-parser. Values become JSON first, by whatever converters the application has, and that becomes
/// MessagePack: so a client gets the same from both parsers, only that binary stands in its place.
/// </summary>
internal sealed class MessagePackEncoder(PacketSerializer serializer) : IPacketEncoder
{
    public bool IsBinary => true;

    public void EncodeEvent(
        IBufferWriter<byte> output, string nsp, ulong? ackId, string eventName, ReadOnlySpan<object?> args, IList<ReadOnlyMemory<byte>> attachments)
    {
        using var scratch = EncodeScratch.Take(serializer.Options);
        using var scope = AttachmentScope.Writing(scratch.Binaries);
        serializer.WriteArray(scratch.Writer, eventName, args);
        Write(output, PacketType.Event, nsp, ackId, scratch);
    }

    public void EncodeAck(IBufferWriter<byte> output, string nsp, ulong ackId, ReadOnlySpan<object?> args, IList<ReadOnlyMemory<byte>> attachments)
    {
        using var scratch = EncodeScratch.Take(serializer.Options);
        using var scope = AttachmentScope.Writing(scratch.Binaries);
        serializer.WriteArray(scratch.Writer, eventName: null, args);
        Write(output, PacketType.Ack, nsp, ackId, scratch);
    }

    public void EncodeConnect(IBufferWriter<byte> output, string nsp, string? sid, string? pid = null)
    {
        if (sid is null)
        {
            WriteEmpty(output, PacketType.Connect, nsp);
            return;
        }

        using var scratch = EncodeScratch.Take(serializer.Options);
        PacketSerializer.WriteConnect(scratch.Writer, sid, pid);
        Write(output, PacketType.Connect, nsp, ackId: null, scratch);
    }

    public void EncodeConnectError(IBufferWriter<byte> output, string nsp, string message, object? data = null)
    {
        using var scratch = EncodeScratch.Take(serializer.Options);
        using var scope = AttachmentScope.Writing(scratch.Binaries);
        serializer.WriteError(scratch.Writer, message, data);
        Write(output, PacketType.ConnectError, nsp, ackId: null, scratch);
    }

    public void EncodeError(IBufferWriter<byte> output, string nsp, object error)
    {
        using var scratch = EncodeScratch.Take(serializer.Options);
        using var scope = AttachmentScope.Writing(scratch.Binaries);
        serializer.WriteValue(scratch.Writer, error);
        Write(output, PacketType.ConnectError, nsp, ackId: null, scratch);
    }

    public void EncodeDisconnect(IBufferWriter<byte> output, string nsp) => WriteEmpty(output, PacketType.Disconnect, nsp);

    private static void WriteEmpty(IBufferWriter<byte> output, PacketType type, string nsp)
    {
        MessagePackWriter.WriteMap(output, 2);
        WriteType(output, type);
        WriteNamespace(output, nsp);
    }

    private static void Write(IBufferWriter<byte> output, PacketType type, string nsp, ulong? ackId, EncodeScratch scratch)
    {
        MessagePackWriter.WriteMap(output, ackId is null ? 3 : 4);
        WriteType(output, type);
        MessagePackWriter.WriteString(output, "data"u8);
        JsonToMessagePack.Write(output, scratch.Written, scratch.Binaries);
        if (ackId is { } id)
        {
            MessagePackWriter.WriteString(output, "id"u8);
            MessagePackWriter.WriteInteger(output, id);
        }

        WriteNamespace(output, nsp);
    }

    private static void WriteType(IBufferWriter<byte> output, PacketType type)
    {
        MessagePackWriter.WriteString(output, "type"u8);
        MessagePackWriter.WriteInteger(output, (ulong)type);
    }

    private static void WriteNamespace(IBufferWriter<byte> output, string nsp)
    {
        MessagePackWriter.WriteString(output, "nsp"u8);
        MessagePackWriter.WriteString(output, nsp);
    }
}
