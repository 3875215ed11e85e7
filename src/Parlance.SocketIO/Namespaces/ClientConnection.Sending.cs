using Parlance.SocketIO.Engine.Sending;

namespace Parlance.SocketIO;

internal sealed partial class ClientConnection
{
    public override void SendEvent(Socket socket, ulong? ackId, string eventName, ReadOnlySpan<object?> args, SendFlags flags)
    {
        var buffer = FrameBuffer.Rent();
        try
        {
            PacketEncoding.WriteEvent(buffer, Server.Encoder, socket.Namespace.Name, ackId, eventName, args);
            Send(buffer, flags);
        }
        finally
        {
            buffer.Return();
        }
    }

    public override void SendBroadcast(BroadcastPacket packet, SendFlags flags) => Conn.Send(packet.SocketIO, flags);

    public override void SendAck(Socket socket, ulong ackId, ReadOnlySpan<object?> args)
    {
        var buffer = FrameBuffer.Rent();
        try
        {
            PacketEncoding.WriteAck(buffer, Server.Encoder, socket.Namespace.Name, ackId, args);
            Send(buffer, SendFlags.None);
        }
        finally
        {
            buffer.Return();
        }
    }

    public override void SendAckError(Socket socket, ulong ackId, object error) =>
        SendAck(socket, ackId, [new Dictionary<string, object>(StringComparer.Ordinal) { ["error"] = error }]);

    public override void SendConnected(Socket socket)
    {
        var buffer = FrameBuffer.Rent();
        PacketEncoding.WriteConnect(buffer, Server.Encoder, socket.Namespace.Name, socket.Id, socket.Recovery?.Pid);
        Conn.Send(buffer, SendFlags.None);
        buffer.Return();
    }

    public override void SendDisconnect(Socket socket)
    {
        var buffer = FrameBuffer.Rent();
        PacketEncoding.WriteDisconnect(buffer, Server.Encoder, socket.Namespace.Name);
        Conn.Send(buffer, SendFlags.None);
        buffer.Return();
    }

    private void Send(FrameBuffer buffer, SendFlags flags)
    {
        if (buffer.Attachments.Count == 0)
        {
            Conn.Send(buffer, flags);
        }
        else
        {
            Conn.Send(OutgoingPacket.From(buffer, !flags.HasFlag(SendFlags.NoCompress)).WithAttachments(buffer.Attachments), flags);
        }
    }

    private void SendConnectError(string nsp, string message, object? data)
    {
        var buffer = FrameBuffer.Rent();
        try
        {
            PacketEncoding.WriteConnectError(buffer, Server.Encoder, nsp, message, data);
            Conn.Send(buffer, SendFlags.None);
        }
        catch (Exception error) when (data is not null)
        {
            // The application's data cannot be written; its message can.
            Server.Engine.Log.MiddlewareFailed(error, nsp);
            SendConnectError(nsp, message, data: null);
        }
        finally
        {
            buffer.Return();
        }
    }
}
