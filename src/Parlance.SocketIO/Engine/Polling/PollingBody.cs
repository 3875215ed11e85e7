using System.Buffers;
using Parlance.SocketIO.Engine.Sending;
using Parlance.SocketIO.Protocol;

namespace Parlance.SocketIO.Engine.Polling;

/// <summary>The body of an answer to a poll, in the form of the client's protocol.</summary>
internal static class PollingBody
{
    /// <returns>Whether the body is binary, which only clients of protocol 3 take.</returns>
    public static bool Write(EngineSocket socket, OutgoingPacket[] packets, ArrayBufferWriter<byte> body)
    {
        if (socket.Protocol != 3)
        {
            WriteV4(packets, body);
            return false;
        }

        var isBinary = !socket.WantsBase64 && packets.Any(static packet => packet.IsBinary);
        foreach (var packet in packets)
        {
            if (isBinary)
            {
                EngineV3Payload.WriteBinary(body, packet.Payload, packet.IsBinary);
            }
            else if (packet.IsBinary)
            {
                EngineV3Payload.WriteBase64(body, packet.Payload, withLength: true);
            }
            else
            {
                EngineV3Payload.WriteText(body, packet.Payload);
            }
        }

        return isBinary;
    }

    private static void WriteV4(OutgoingPacket[] packets, ArrayBufferWriter<byte> body)
    {
        for (var index = 0; index < packets.Length; index++)
        {
            if (index > 0)
            {
                EnginePayloadWriter.WriteSeparator(body);
            }

            if (packets[index].IsBinary)
            {
                EnginePayloadWriter.WriteBinary(body, packets[index].Payload);
            }
            else
            {
                body.Write(packets[index].Payload);
            }
        }
    }
}
