using System.Runtime.InteropServices;

namespace Parlance.SocketIO.Protocol;

/// <summary>
/// What stands before the JSON. The specification's grammar:
/// <c>&lt;packet type&gt;[&lt;# of binary attachments&gt;-][&lt;namespace&gt;,][&lt;acknowledgment id&gt;][JSON-stringified payload]</c>.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly ref struct PacketHeader
{
    public PacketType Type { get; private init; }

    public int Attachments { get; private init; }

    /// <summary>Empty for the default namespace.</summary>
    public ReadOnlySpan<byte> Namespace { get; private init; }

    public ulong? AckId { get; private init; }

    public ReadOnlySpan<byte> Json { get; private init; }

    public static PacketError TryParse(ReadOnlySpan<byte> text, PacketDecoderOptions options, out PacketHeader header)
    {
        header = default;
        if (text.IsEmpty || text[0] is < (byte)'0' or > (byte)'6')
        {
            return PacketError.UnknownPacketType;
        }

        var type = (PacketType)(text[0] - '0');
        var rest = text[1..];
        var attachments = 0;
        if (type is PacketType.BinaryEvent or PacketType.BinaryAck
            && ReadAttachments(ref rest, options.AttachmentsMax, out attachments) is not PacketError.None and var error)
        {
            return error;
        }

        var ns = ReadNamespace(ref rest);
        if (ns.Length > options.NamespaceBytesMax)
        {
            return PacketError.NamespaceTooLong;
        }

        if (!ReadAckId(ref rest, out var ackId))
        {
            return PacketError.InvalidPayload;
        }

        header = new PacketHeader { Type = type, Attachments = attachments, Namespace = ns, AckId = ackId, Json = rest };
        return PacketError.None;
    }

    private static PacketError ReadAttachments(scoped ref ReadOnlySpan<byte> rest, int max, out int count)
    {
        count = 0;
        var dash = rest.IndexOf((byte)'-');
        if (dash <= 0)
        {
            return PacketError.IllegalAttachments;
        }

        foreach (var digit in rest[..dash])
        {
            if (!char.IsAsciiDigit((char)digit))
            {
                return PacketError.IllegalAttachments;
            }

            // Stops counting above the limit but still looks at every character: "99x-" is illegal, "99-" is too many.
            count = count > max ? count : (count * 10) + (digit - '0');
        }

        rest = rest[(dash + 1)..];
        return count == 0 ? PacketError.IllegalAttachments : count > max ? PacketError.TooManyAttachments : PacketError.None;
    }

    private static ReadOnlySpan<byte> ReadNamespace(scoped ref ReadOnlySpan<byte> rest)
    {
        if (rest.IsEmpty || rest[0] != (byte)'/')
        {
            return [];
        }

        var comma = rest.IndexOf((byte)',');
        var ns = comma < 0 ? rest : rest[..comma];
        rest = comma < 0 ? [] : rest[(comma + 1)..];
        return ns;
    }

    // Leading zeros are fine: Node reads 007 as 7.
    private static bool ReadAckId(scoped ref ReadOnlySpan<byte> rest, out ulong? ackId)
    {
        var length = 0;
        ulong value = 0;
        while (length < rest.Length && char.IsAsciiDigit((char)rest[length]))
        {
            var digit = (ulong)(rest[length++] - '0');
            if (value > (ulong.MaxValue - digit) / 10)
            {
                ackId = null;
                return false;
            }

            value = (value * 10) + digit;
        }

        ackId = length == 0 ? null : value;
        rest = rest[length..];
        return true;
    }
}
