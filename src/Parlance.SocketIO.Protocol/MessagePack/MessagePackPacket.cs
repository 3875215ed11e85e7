using System.Runtime.InteropServices;

namespace Parlance.SocketIO.Protocol;

/// <summary>
/// The parts of a packet as socket.io-msgpack-parser lays it out, checked as its <c>checkPacket</c> does. The data is only found here, since
/// its type may stand behind it.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly ref struct MessagePackPacket
{
    public PacketType Type { get; private init; }

    public ReadOnlySpan<byte> Namespace { get; private init; }

    public ulong? AckId { get; private init; }

    /// <summary>Where the data begins; -1 when there is none.</summary>
    public int DataStart { get; private init; }

    public static PacketError TryParse(ReadOnlySpan<byte> message, PacketDecoderOptions options, out MessagePackPacket packet)
    {
        packet = default;
        var reader = new MessagePackReader(message);
        if (!reader.TryRead() || reader.Kind != MessagePackKind.Map)
        {
            return PacketError.InvalidPayload;
        }

        long type = -1;
        ulong? id = null;
        var ns = ReadOnlySpan<byte>.Empty;
        var dataStart = -1;
        for (var left = reader.Count; left > 0; left--)
        {
            if (!reader.TryRead() || reader.Kind != MessagePackKind.String)
            {
                return PacketError.InvalidPayload;
            }

            var name = reader.Bytes;
            var start = reader.Position;
            if (!reader.TrySkip())
            {
                return PacketError.InvalidPayload;
            }

            // Of a repeated property the last one counts, as in JavaScript.
            var end = reader.Position;
            reader.Position = start;
            reader.TryRead();
            if (name.SequenceEqual("type"u8))
            {
                type = reader.Kind == MessagePackKind.Integer ? reader.Integer : -1;
            }
            else if (name.SequenceEqual("nsp"u8))
            {
                ns = reader.Kind == MessagePackKind.String ? reader.Bytes : default;
            }
            else if (name.SequenceEqual("id"u8))
            {
                if (!TryReadId(reader, out id))
                {
                    return PacketError.InvalidPayload;
                }
            }
            else if (name.SequenceEqual("data"u8))
            {
                dataStart = reader.Kind == MessagePackKind.Undefined ? -1 : start;
            }

            reader.Position = end;
        }

        packet = new MessagePackPacket { Type = (PacketType)type, Namespace = ns, AckId = id, DataStart = dataStart };
        return type is < (int)PacketType.Connect or > (int)PacketType.ConnectError ? PacketError.UnknownPacketType
            : ns.Length > options.NamespaceBytesMax ? PacketError.NamespaceTooLong
            : ns.IsEmpty || ns[0] != (byte)'/' || !reader.AtEnd ? PacketError.InvalidPayload
            : PacketError.None;
    }

    private static bool TryReadId(scoped in MessagePackReader reader, out ulong? id)
    {
        id = reader.Kind is MessagePackKind.Undefined ? null : (ulong)reader.Integer;
        return reader.Kind is MessagePackKind.Undefined or MessagePackKind.LargeInteger || reader is { Kind: MessagePackKind.Integer, Integer: >= 0 };
    }
}
