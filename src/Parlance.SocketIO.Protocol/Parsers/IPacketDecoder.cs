using System.Buffers;

namespace Parlance.SocketIO.Protocol;

/// <summary>
/// Reads the packets of one connection; called by one thread at a time. What a client sends is refused by
/// <see cref="DecodeStatus.Error"/>, which closes the connection, never by an exception.
/// </summary>
public interface IPacketDecoder
{
    /// <summary>Why the last message was refused, without anything of what it held; empty when it was not.</summary>
    string ErrorText { get; }

    /// <summary>Takes a text message.</summary>
    /// <param name="text">The message in valid UTF-8. The packet keeps nothing of it.</param>
    /// <param name="packet">The packet, when the result is <see cref="DecodeStatus.Complete"/>.</param>
    DecodeStatus Text(ReadOnlySequence<byte> text, out Packet packet);

    /// <summary>Takes a binary message.</summary>
    /// <param name="ownedBytes">The message. The packet may keep it: nobody changes it afterwards.</param>
    /// <param name="packet">The packet, when the result is <see cref="DecodeStatus.Complete"/>.</param>
    DecodeStatus Binary(ReadOnlyMemory<byte> ownedBytes, out Packet packet);
}
