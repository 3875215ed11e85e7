using System.Buffers;

namespace Parlance.SocketIO.Protocol;

/// <summary>Writes the packets that a server sends. Safe for any number of threads.</summary>
/// <remarks>
/// A packet is one message, text or binary (<see cref="IsBinary"/>), and then its attachments, which are binary messages. Whatever
/// serializing throws comes through; what was written by then is dropped.
/// </remarks>
public interface IPacketEncoder
{
    /// <summary>Whether what is written to <c>output</c> is a binary message. Always the same.</summary>
    bool IsBinary { get; }

    /// <summary>Writes an event.</summary>
    /// <param name="output">Where to write the message.</param>
    /// <param name="nsp">The namespace.</param>
    /// <param name="ackId">The id for the acknowledgement, if one is wanted.</param>
    /// <param name="eventName">The event's name.</param>
    /// <param name="args">The arguments; a received <see cref="Argument"/> may be among them.</param>
    /// <param name="attachments">Gets the attachments, which are sent right after the message. It is empty.</param>
    void EncodeEvent(IBufferWriter<byte> output, string nsp, ulong? ackId, string eventName, ReadOnlySpan<object?> args, IList<ReadOnlyMemory<byte>> attachments);

    /// <summary>Writes an acknowledgement.</summary>
    /// <param name="output">Where to write the message.</param>
    /// <param name="nsp">The namespace.</param>
    /// <param name="ackId">The id of the event that is acknowledged.</param>
    /// <param name="args">The arguments, as for an event.</param>
    /// <param name="attachments">Gets the attachments, which are sent right after the message. It is empty.</param>
    void EncodeAck(IBufferWriter<byte> output, string nsp, ulong ackId, ReadOnlySpan<object?> args, IList<ReadOnlyMemory<byte>> attachments);

    /// <summary>Writes the server's consent to a CONNECT.</summary>
    /// <param name="output">Where to write the message.</param>
    /// <param name="nsp">The namespace.</param>
    /// <param name="sid">The socket's id; <see langword="null"/> for a client of Socket.IO v2, which is told nothing but that it is connected.</param>
    /// <param name="pid">The secret id of a session that can be recovered; left out when <see langword="null"/>.</param>
    void EncodeConnect(IBufferWriter<byte> output, string nsp, string? sid, string? pid = null);

    /// <summary>Writes the server's refusal of a CONNECT.</summary>
    /// <param name="output">Where to write the message.</param>
    /// <param name="nsp">The namespace as the client named it.</param>
    /// <param name="message">The error's message.</param>
    /// <param name="data">More about the error; left out when <see langword="null"/>.</param>
    void EncodeConnectError(IBufferWriter<byte> output, string nsp, string message, object? data = null);

    /// <summary>Writes what became CONNECT_ERROR later, for a client of Socket.IO v2, which takes any value.</summary>
    /// <param name="output">Where to write the message.</param>
    /// <param name="nsp">The namespace.</param>
    /// <param name="error">The error.</param>
    void EncodeError(IBufferWriter<byte> output, string nsp, object error);

    /// <summary>Writes a DISCONNECT.</summary>
    /// <param name="output">Where to write the message.</param>
    /// <param name="nsp">The namespace.</param>
    void EncodeDisconnect(IBufferWriter<byte> output, string nsp);
}
