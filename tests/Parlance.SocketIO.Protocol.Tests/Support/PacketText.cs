using System.Text;

namespace Parlance.SocketIO.Protocol.Tests;

/// <summary>Everything that a packet says, in one comparable string.</summary>
internal static class PacketText
{
    public static string Describe(DecodeStatus status, in Packet packet, PacketDecoder decoder)
    {
        if (status != DecodeStatus.Complete)
        {
            return $"{status} {decoder.ErrorText}";
        }

        var text = new StringBuilder();
        text.Append(packet.Type).Append(' ').Append(packet.Namespace).Append(' ').Append(packet.AckId).Append(' ').Append(packet.EventName).Append(' ');
        text.Append(Wire.Text(packet.Payload));
        foreach (var argument in packet.Arguments)
        {
            text.Append('\n').Append(argument.ToString()).Append(argument.HasAttachments ? '+' : '-');
            if (argument.IsBinary)
            {
                text.Append(Convert.ToHexString(argument.Bytes.Span));
            }
        }

        return text.ToString();
    }
}
