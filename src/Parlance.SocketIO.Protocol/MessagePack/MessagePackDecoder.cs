using System.Buffers;
using System.Text.Unicode;

namespace Parlance.SocketIO.Protocol;

/// <summary>
/// Decodes packets of socket.io-msgpack-parser: a map of <c>type</c>, <c>nsp</c>, <c>data</c> and <c>id</c>, in any order, with whatever else
/// a client puts there (<c>options</c>). Arguments become JSON with their binary beside it, as everywhere in the library.
/// </summary>
internal sealed class MessagePackDecoder(PacketDecoderOptions options, Utf8NameTable? names) : IPacketDecoder
{
    // Nearly all events have no more than four arguments.
    private const int BoundsOnStack = 8;

    // A byte of MessagePack becomes six of JSON at worst, and the framework's writer has limits of its own for strings.
    private const int MessageBytesMax = 100_000_000;

    private NamespaceNames _namespaces;
    private PacketError _error;

    public string ErrorText => PacketErrorText.Describe(_error);

    public DecodeStatus Text(ReadOnlySequence<byte> text, out Packet packet)
    {
        packet = default;
        _error = PacketError.InvalidPayload;
        return DecodeStatus.Error;
    }

    public DecodeStatus Binary(ReadOnlyMemory<byte> ownedBytes, out Packet packet)
    {
        packet = default;
        _error = ownedBytes.Length > MessageBytesMax ? PacketError.InvalidPayload : Decode(ownedBytes, out packet);
        return _error == PacketError.None ? DecodeStatus.Complete : DecodeStatus.Error;
    }

    private PacketError Decode(ReadOnlyMemory<byte> message, out Packet packet)
    {
        packet = default;
        if (MessagePackPacket.TryParse(message.Span, options, out var parts) is not PacketError.None and var error)
        {
            return error;
        }

        if (!Utf8.IsValid(parts.Namespace))
        {
            return PacketError.InvalidUtf8;
        }

        var reader = new MessagePackReader(message.Span) { Position = Math.Max(parts.DataStart, 0) };
        var isMissing = parts.DataStart < 0;
        switch (parts.Type)
        {
            case PacketType.Disconnect when isMissing:
            case PacketType.Connect when isMissing:
                packet = new Packet(parts.Type, _namespaces.Read(parts.Namespace, names), parts.AckId, "", default, default);
                return PacketError.None;
            case PacketType.Disconnect:
                return PacketError.InvalidPayload;
            case PacketType.ConnectError when !options.AcceptConnectError || isMissing:
                return PacketError.InvalidPayload;
            case PacketType.Connect or PacketType.ConnectError:
                return DecodeSingle(message, parts, reader, out packet);
            default:
                return isMissing ? PacketError.InvalidPayload : DecodeArguments(message, parts, reader, out packet);
        }
    }

    private PacketError DecodeSingle(ReadOnlyMemory<byte> message, scoped in MessagePackPacket parts, MessagePackReader reader, out Packet packet)
    {
        packet = default;
        using var scratch = TakeScratch();
        using var json = new MessagePackToJson(message, options, scratch, keepsBinary: false);
        if (json.Write(ref reader, outerDepth: 0) is not PacketError.None and var error)
        {
            return error;
        }

        var written = scratch.Written;
        if (written[0] != (byte)'{' && (parts.Type == PacketType.Connect || written[0] != (byte)'"'))
        {
            return PacketError.InvalidPayload;
        }

        packet = new Packet(parts.Type, _namespaces.Read(parts.Namespace, names), parts.AckId, "", default, written.ToArray());
        return PacketError.None;
    }

    private PacketError DecodeArguments(ReadOnlyMemory<byte> message, scoped in MessagePackPacket parts, MessagePackReader reader, out Packet packet)
    {
        packet = default;
        var name = "";
        if (!reader.TryRead() || reader.Kind != MessagePackKind.Array)
        {
            return PacketError.InvalidPayload;
        }

        var count = reader.Count;
        if (parts.Type == PacketType.Event && (count-- == 0 || !TryReadName(ref reader, out name)))
        {
            return PacketError.InvalidPayload;
        }

        if (count > options.ArgumentsMax)
        {
            return PacketError.TooManyArguments;
        }

        using var scratch = TakeScratch();
        using var json = new MessagePackToJson(message, options, scratch, keepsBinary: true);
        using var bounds = new ArgumentBounds(stackalloc int[BoundsOnStack]);
        scratch.Writer.WriteStartArray();
        for (var index = 0; index < count; index++)
        {
            // The writer puts a comma in front of every value but the first.
            var start = scratch.Position + (index == 0 ? 0 : 1);
            if (json.Write(ref reader, outerDepth: 1) is not PacketError.None and var error)
            {
                return error;
            }

            bounds.Add(start, scratch.Position);
        }

        if (json.TakeAttachments(bounds.Origin, out var attachments) is not PacketError.None and var lookalike)
        {
            return lookalike;
        }

        var arguments = ArgumentList.Copy(scratch.Written, bounds.Written, attachments);
        packet = new Packet(parts.Type, _namespaces.Read(parts.Namespace, names), parts.AckId, name, arguments, default);
        return PacketError.None;
    }

    // One level more than allowed, so that our own check is met first and the writer need not throw.
    private EncodeScratch TakeScratch() => EncodeScratch.Take(StringifyEncoder.Instance, options.JsonDepthMax + 1);

    private bool TryReadName(scoped ref MessagePackReader reader, out string name)
    {
        name = "";
        if (!reader.TryRead())
        {
            return false;
        }

        switch (reader.Kind)
        {
            case MessagePackKind.String when Utf8.IsValid(reader.Bytes):
                name = EventName.Intern(reader.Bytes, names);
                return !ReservedEvents.Contains(name);
            case MessagePackKind.Integer:
                name = JsonText.FormatNumber(reader.Integer);
                return true;
            case MessagePackKind.LargeInteger:
                name = JsonText.FormatNumber((ulong)reader.Integer);
                return true;
            case MessagePackKind.Float when !double.IsNaN(reader.Float):
                name = JsonText.FormatNumber(reader.Float);
                return true;
            default:
                return false;
        }
    }
}
