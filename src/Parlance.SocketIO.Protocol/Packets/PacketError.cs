namespace Parlance.SocketIO.Protocol;

/// <summary>Why a packet was refused. Each of them ends the connection.</summary>
public enum PacketError : byte
{
    /// <summary>Nothing is wrong.</summary>
    None,

    /// <summary>The payload is missing, not JSON, or of the wrong shape for its type; or the ack id is too large.</summary>
    InvalidPayload,

    /// <summary>The packet is empty or its first character is not a digit from 0 to 6.</summary>
    UnknownPacketType,

    /// <summary>The number of attachments is missing, zero or not a number.</summary>
    IllegalAttachments,

    /// <summary>More attachments are announced than <see cref="PacketDecoderOptions.AttachmentsMax"/>.</summary>
    TooManyAttachments,

    /// <summary>A placeholder names no announced attachment, or there are more placeholders than attachments are allowed.</summary>
    IllegalPlaceholder,

    /// <summary>A text packet came between a binary packet and its attachments.</summary>
    TextWhileReconstructing,

    /// <summary>A binary message came that no packet had announced.</summary>
    UnexpectedBinary,

    /// <summary>There are more arguments than <see cref="PacketDecoderOptions.ArgumentsMax"/>.</summary>
    TooManyArguments,

    /// <summary>The JSON is nested deeper than <see cref="PacketDecoderOptions.JsonDepthMax"/>.</summary>
    TooDeep,

    /// <summary>The text is not valid UTF-8.</summary>
    InvalidUtf8,

    /// <summary>The namespace is longer than <see cref="PacketDecoderOptions.NamespaceBytesMax"/>.</summary>
    NamespaceTooLong,
}
