using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;

namespace Parlance.SocketIO.Protocol;

/// <summary>
/// Decodes the Socket.IO packets of one connection
/// (<see href="https://socket.io/docs/v4/socket-io-protocol/">specification</see>). Not safe for several threads at once.
/// </summary>
/// <remarks>
/// It keeps state, because a binary packet arrives as a text message followed by its attachments, which must come next,
/// whatever the namespace. After an error the half-built packet is forgotten; a server then closes the connection.
/// </remarks>
/// <param name="options">The limits.</param>
/// <param name="names">Known names, which are decoded without an allocation.</param>
public sealed class PacketDecoder(PacketDecoderOptions options, Utf8NameTable? names = null) : IPacketDecoder
{
    // Nearly all events have no more than four arguments.
    private const int BoundsOnStack = 8;

    private readonly PacketDecoderOptions _options = options ?? throw new ArgumentNullException(nameof(options));
    private NamespaceNames _namespaces;
    private Reconstruction? _reconstruction;
    private byte _unknownType;

    /// <summary>Why the last message was refused; <see cref="PacketError.None"/> when it was not.</summary>
    public PacketError Error { get; private set; }

    /// <summary>The words of socket.io-parser for <see cref="Error"/>, with the offending type if that is unknown.</summary>
    public string ErrorText => Error != PacketError.UnknownPacketType
        ? PacketErrorText.Describe(Error)
        : $"{PacketErrorText.Describe(Error)} {(_unknownType is >= (byte)'0' and <= (byte)'9' ? (char)_unknownType : "NaN")}";

    /// <summary>Whether the next message must be an attachment.</summary>
    public bool IsReconstructing => _reconstruction is not null;

    /// <summary>Decodes a text message.</summary>
    /// <param name="text">The message. The packet keeps nothing of it.</param>
    /// <param name="packet">The packet, when the result is <see cref="DecodeStatus.Complete"/>.</param>
    /// <returns>Whether the packet is complete, waits for attachments, or is refused.</returns>
    public DecodeStatus Text(ReadOnlySequence<byte> text, out Packet packet)
    {
        if (text.IsSingleSegment)
        {
            return Finish(Decode(text.FirstSpan, out packet), ref packet);
        }

        var length = checked((int)text.Length);
        var rented = ArrayPool<byte>.Shared.Rent(length);
        text.CopyTo(rented);
        var error = Decode(rented.AsSpan(0, length), out packet);
        ArrayPool<byte>.Shared.Return(rented);
        return Finish(error, ref packet);
    }

    /// <summary>Takes a binary message.</summary>
    /// <param name="ownedBytes">The attachment. The packet keeps it, so nobody may change it afterwards.</param>
    /// <param name="packet">The packet, when the result is <see cref="DecodeStatus.Complete"/>.</param>
    /// <returns>Whether this was the last attachment, more are to come, or none was expected.</returns>
    public DecodeStatus Binary(ReadOnlyMemory<byte> ownedBytes, out Packet packet)
    {
        packet = default;
        if (_reconstruction is null)
        {
            return Finish(PacketError.UnexpectedBinary, ref packet);
        }

        Error = PacketError.None;
        if (!_reconstruction.Attachments.Take(ownedBytes))
        {
            return DecodeStatus.NeedMore;
        }

        packet = _reconstruction.Packet;
        _reconstruction = null;
        return DecodeStatus.Complete;
    }

    private DecodeStatus Finish(PacketError error, ref Packet packet)
    {
        Error = error;
        if (error != PacketError.None)
        {
            packet = default;
            _reconstruction = null;
            return DecodeStatus.Error;
        }

        return _reconstruction is null ? DecodeStatus.Complete : DecodeStatus.NeedMore;
    }

    private PacketError Decode(ReadOnlySpan<byte> text, out Packet packet)
    {
        packet = default;
        if (_reconstruction is not null)
        {
            return PacketError.TextWhileReconstructing;
        }

        if (!Utf8.IsValid(text))
        {
            return PacketError.InvalidUtf8;
        }

        if (PacketHeader.TryParse(text, _options, out var header) is not PacketError.None and var error)
        {
            // An empty message has no type; Node takes it for a CONNECT, which nobody means.
            _unknownType = text.IsEmpty ? (byte)0 : text[0];
            return error;
        }

        try
        {
            return DecodePayload(header, out packet);
        }
        catch (JsonException)
        {
            return PacketError.InvalidPayload;
        }
    }

    private PacketError DecodePayload(scoped in PacketHeader header, out Packet packet)
    {
        packet = default;

        // JSON itself may begin with white space, but in front of it Node reads a blank as the ack id 0.
        var first = header.Json.IsEmpty ? '\0' : (char)header.Json[0];
        switch (header.Type)
        {
            case PacketType.Connect when first is '\0' or '{':
            case PacketType.ConnectError when _options.AcceptConnectError && first is '{' or '"':
                return DecodeSingle(header, out packet);
            case PacketType.Disconnect when first is '\0':
                packet = new Packet(header.Type, _namespaces.Read(header.Namespace, names), header.AckId, "", default, default);
                return PacketError.None;
            case PacketType.Event or PacketType.Ack or PacketType.BinaryEvent or PacketType.BinaryAck when first is '[':
                return DecodeArguments(header, out packet);
            default:
                return PacketError.InvalidPayload;
        }
    }

    private PacketError DecodeSingle(scoped in PacketHeader header, out Packet packet)
    {
        packet = default;
        if (!header.Json.IsEmpty)
        {
            using var scanner = new PayloadScanner(header.Json, _options, bounds: [], isBinary: false);
            if (scanner.ReadSingle() is not PacketError.None and var error)
            {
                return error;
            }
        }

        packet = new Packet(header.Type, _namespaces.Read(header.Namespace, names), header.AckId, "", default, header.Json.ToArray());
        return PacketError.None;
    }

    private PacketError DecodeArguments(scoped in PacketHeader header, out Packet packet)
    {
        packet = default;
        var type = header.Type is PacketType.Event or PacketType.BinaryEvent ? PacketType.Event : PacketType.Ack;
        using var scanner = new PayloadScanner(header.Json, _options, stackalloc int[BoundsOnStack], isBinary: header.Attachments > 0);
        if (scanner.ReadArguments(type == PacketType.Event, names, out var name) is not PacketError.None and var error)
        {
            return error;
        }

        PacketAttachments? attachments = null;
        if (header.Attachments > 0)
        {
            if (!scanner.TryGetPlaceholders(header.Attachments, out var placeholders))
            {
                return PacketError.IllegalPlaceholder;
            }

            attachments = new PacketAttachments(placeholders, new ReadOnlyMemory<byte>[header.Attachments]);
        }

        var arguments = ArgumentList.Copy(header.Json, scanner.Bounds, attachments);
        packet = new Packet(type, _namespaces.Read(header.Namespace, names), header.AckId, name, arguments, default);
        _reconstruction = attachments is null ? null : new Reconstruction(packet, attachments);
        return PacketError.None;
    }

    /// <summary>A packet that waits for its attachments. Apart, because an idle decoder should be small.</summary>
    private sealed record Reconstruction(Packet Packet, PacketAttachments Attachments);
}
