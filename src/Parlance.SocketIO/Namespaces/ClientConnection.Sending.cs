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
        PacketEncoding.WriteConnect(buffer, Server.Encoder, socket.Namespace.Name, Conn.Protocol == 3 ? null : socket.Id, socket.Recovery?.Pid);
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

    /// <param name="nsp">The namespace.</param>
    /// <param name="message">The error's message.</param>
    /// <param name="data">The application's data.</param>
    /// <param name="byMiddleware">Whether the application has refused: then a client of Socket.IO v2 gets the data, or the message, alone.</param>
    private void SendConnectError(string nsp, string message, object? data, bool byMiddleware = false)
    {
        var buffer = FrameBuffer.Rent();
        try
        {
            if (byMiddleware && Conn.Protocol == 3)
            {
                PacketEncoding.WriteError(buffer, Server.Encoder, nsp, data ?? message);
            }
            else
            {
                PacketEncoding.WriteConnectError(buffer, Server.Encoder, nsp, message, data);
            }

            Conn.Send(buffer, SendFlags.None);
        }
        catch (Exception error) when (data is not null)
        {
            // The application's data cannot be written; its message can.
            Server.Engine.Log.MiddlewareFailed(error, nsp);
            SendConnectError(nsp, message, data: null, byMiddleware);
        }
        finally
        {
            buffer.Return();
        }
    }
}
