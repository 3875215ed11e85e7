namespace Parlance.SocketIO.Protocol;

/// <summary>What a <see cref="PacketDecoder"/> made of one message.</summary>
public enum DecodeStatus : byte
{
    /// <summary>The packet is complete.</summary>
    Complete,

    /// <summary>The packet has attachments that are still to come.</summary>
    NeedMore,

    /// <summary>The message is refused; <see cref="PacketDecoder.Error"/> says why.</summary>
    Error,
}
