using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace Parlance.SocketIO.Protocol;

public sealed partial class PacketSerializer
{
    // The type's digit, the number of attachments with its dash, the comma, the id.
    private const int HeaderBytesMax = 1 + 11 + 1 + 20;

    // EVENT 2 and ACK 3 are BINARY_EVENT 5 and BINARY_ACK 6 when they have attachments.
    private const int BinaryOffset = PacketType.BinaryEvent - PacketType.Event;

    /// <summary>Writes an event: <c>2/nsp,12["event",args...]</c>, or <c>5N-/nsp,12["event",args...]</c> when an argument holds binary.</summary>
    /// <param name="output">Where to write. Nothing is written when serializing fails.</param>
    /// <param name="nsp">The namespace.</param>
    /// <param name="ackId">The id for the acknowledgement, if one is wanted.</param>
    /// <param name="eventName">The event's name.</param>
    /// <param name="args">
    /// The arguments. <see cref="Argument"/>, <see cref="JsonElement"/> and <see cref="System.Text.Json.Nodes.JsonNode"/> are written as they are.
    /// </param>
    /// <param name="attachments">Gets the attachments, which must be sent right after the text. It must be empty.</param>
    public void EncodeEvent(
        IBufferWriter<byte> output, string nsp, ulong? ackId, string eventName, ReadOnlySpan<object?> args, IList<ReadOnlyMemory<byte>> attachments)
    {
        ArgumentNullException.ThrowIfNull(eventName);
        EncodeArguments(output, PacketType.Event, nsp, ackId, eventName, args, attachments);
    }

    /// <summary>Writes an acknowledgement: <c>3/nsp,12[args...]</c>, or <c>6N-/nsp,12[args...]</c> when an argument holds binary.</summary>
    /// <param name="output">Where to write. Nothing is written when serializing fails.</param>
    /// <param name="nsp">The namespace.</param>
    /// <param name="ackId">The id of the event that is acknowledged.</param>
    /// <param name="args">The arguments, as for an event.</param>
    /// <param name="attachments">Gets the attachments, which must be sent right after the text. It must be empty.</param>
    public void EncodeAck(IBufferWriter<byte> output, string nsp, ulong ackId, ReadOnlySpan<object?> args, IList<ReadOnlyMemory<byte>> attachments) =>
        EncodeArguments(output, PacketType.Ack, nsp, ackId, eventName: null, args, attachments);

    /// <summary>Writes the server's consent to a CONNECT: <c>0/nsp,{"sid":"...","pid":"..."}</c>.</summary>
    /// <param name="output">Where to write.</param>
    /// <param name="nsp">The namespace.</param>
    /// <param name="sid">The socket's id; <see langword="null"/> for a client of Socket.IO v2: <c>0/nsp,</c>.</param>
    /// <param name="pid">The secret id of a session that can be recovered; left out when <see langword="null"/>.</param>
    public void EncodeConnect(IBufferWriter<byte> output, string nsp, string? sid, string? pid = null)
    {
        if (sid is null)
        {
            WritePacket(output, PacketType.Connect, attachments: 0, nsp, ackId: null, json: []);
            return;
        }

        using var scratch = EncodeScratch.Take(Options);
        WriteConnect(scratch.Writer, sid, pid);
        WritePacket(output, PacketType.Connect, attachments: 0, nsp, ackId: null, scratch.Written);
    }

    /// <summary>Writes the server's refusal of a CONNECT: <c>4/nsp,{"message":"...","data":...}</c>.</summary>
    /// <param name="output">Where to write. Nothing is written when serializing fails.</param>
    /// <param name="nsp">The namespace as the client named it, its query string included.</param>
    /// <param name="message">The error's message.</param>
    /// <param name="data">More about the error; left out when <see langword="null"/>. Binary in it becomes base64.</param>
    public void EncodeConnectError(IBufferWriter<byte> output, string nsp, string message, object? data = null)
    {
        ArgumentNullException.ThrowIfNull(message);
        using var scratch = EncodeScratch.Take(Options);
        using var scope = AttachmentScope.Writing(attachments: null);
        WriteError(scratch.Writer, message, data);
        WritePacket(output, PacketType.ConnectError, attachments: 0, nsp, ackId: null, scratch.Written);
    }

    /// <summary>Writes an error for a client of Socket.IO v2: <c>4/nsp,error</c>.</summary>
    /// <param name="output">Where to write. Nothing is written when serializing fails.</param>
    /// <param name="nsp">The namespace.</param>
    /// <param name="error">The error. Binary in it becomes base64.</param>
    public void EncodeError(IBufferWriter<byte> output, string nsp, object error)
    {
        ArgumentNullException.ThrowIfNull(error);
        using var scratch = EncodeScratch.Take(Options);
        using var scope = AttachmentScope.Writing(attachments: null);
        WriteValue(scratch.Writer, error);
        WritePacket(output, PacketType.ConnectError, attachments: 0, nsp, ackId: null, scratch.Written);
    }

    /// <summary>Writes a DISCONNECT: <c>1/nsp,</c>.</summary>
    /// <param name="output">Where to write.</param>
    /// <param name="nsp">The namespace.</param>
#pragma warning disable CA1822 // It stands among its siblings, which need the instance.
    public void EncodeDisconnect(IBufferWriter<byte> output, string nsp) =>
        WritePacket(output, PacketType.Disconnect, attachments: 0, nsp, ackId: null, json: []);
#pragma warning restore CA1822

    private void EncodeArguments(
        IBufferWriter<byte> output, PacketType type, string nsp, ulong? ackId, string? eventName, ReadOnlySpan<object?> args, IList<ReadOnlyMemory<byte>> attachments)
    {
        ArgumentNullException.ThrowIfNull(attachments);
        ArgumentOutOfRangeException.ThrowIfNotEqual(attachments.Count, 0, nameof(attachments));
        using var scratch = EncodeScratch.Take(Options);
        using var scope = AttachmentScope.Writing(attachments);
        try
        {
            WriteArray(scratch.Writer, eventName, args);
            WritePacket(output, attachments.Count == 0 ? type : type + BinaryOffset, attachments.Count, nsp, ackId, scratch.Written);
        }
        catch
        {
            attachments.Clear();
            throw;
        }
    }

    /// <summary>The object of a CONNECT.</summary>
    internal static void WriteConnect(Utf8JsonWriter writer, string sid, string? pid)
    {
        writer.WriteStartObject();
        writer.WriteString("sid"u8, sid);
        if (pid is not null)
        {
            writer.WriteString("pid"u8, pid);
        }

        writer.WriteEndObject();
    }

    /// <summary>The object of a CONNECT_ERROR, into the scope of the moment.</summary>
    internal void WriteError(Utf8JsonWriter writer, string message, object? data)
    {
        writer.WriteStartObject();
        writer.WriteString("message"u8, message);
        if (data is not null)
        {
            writer.WritePropertyName("data"u8);
            WriteValue(writer, data);
        }

        writer.WriteEndObject();
    }

    /// <summary>The array of an event, its name in front, or of an acknowledgement, into the scope of the moment.</summary>
    internal void WriteArray(Utf8JsonWriter writer, string? eventName, ReadOnlySpan<object?> args)
    {
        writer.WriteStartArray();
        if (eventName is not null)
        {
            writer.WriteStringValue(eventName);
        }

        foreach (var arg in args)
        {
            WriteValue(writer, arg);
        }

        writer.WriteEndArray();
    }

    // <packet type>[<# of binary attachments>-][<namespace>,][<acknowledgment id>][JSON-stringified payload]
    private static void WritePacket(IBufferWriter<byte> output, PacketType type, int attachments, string nsp, ulong? ackId, ReadOnlySpan<byte> json)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentException.ThrowIfNullOrEmpty(nsp);

        var isDefault = nsp is "/";
        var size = HeaderBytesMax + (isDefault ? 0 : Encoding.UTF8.GetMaxByteCount(nsp.Length)) + json.Length;
        var span = output.GetSpan(size);
        var used = 0;
        span[used++] = (byte)('0' + (byte)type);
        if (attachments > 0)
        {
            used += Format((ulong)attachments, span[used..]);
            span[used++] = (byte)'-';
        }

        if (!isDefault)
        {
            used += Encoding.UTF8.GetBytes(nsp, span[used..]);
            span[used++] = (byte)',';
        }

        if (ackId is { } id)
        {
            used += Format(id, span[used..]);
        }

        json.CopyTo(span[used..]);
        output.Advance(used + json.Length);
    }

    private static int Format(ulong number, Span<byte> target)
    {
        Utf8Formatter.TryFormat(number, target, out var written);
        return written;
    }
}
