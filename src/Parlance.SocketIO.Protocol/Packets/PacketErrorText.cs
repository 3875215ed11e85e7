using System.Diagnostics;

namespace Parlance.SocketIO.Protocol;

/// <summary>The words for a <see cref="PacketError"/>.</summary>
public static class PacketErrorText
{
    /// <summary>Describes an error in the words of socket.io-parser where it knows the error.</summary>
    /// <param name="error">The error.</param>
    /// <returns>A short text that holds nothing of the packet. See also <see cref="PacketDecoder.ErrorText"/>.</returns>
    public static string Describe(PacketError error) => error switch
    {
        PacketError.None => "",
        PacketError.InvalidPayload => "invalid payload",
        PacketError.UnknownPacketType => "unknown packet type",

        // The two differ by a capital in socket.io-parser too: the first is about the header, the second about a placeholder.
        PacketError.IllegalAttachments => "Illegal attachments",
        PacketError.IllegalPlaceholder => "illegal attachments",
        PacketError.TooManyAttachments => "too many attachments",
        PacketError.TextWhileReconstructing => "got plaintext data when reconstructing a packet",
        PacketError.UnexpectedBinary => "got binary data when not reconstructing a packet",
        PacketError.TooManyArguments => "too many arguments",
        PacketError.TooDeep => "payload too deep",
        PacketError.InvalidUtf8 => "invalid UTF-8",
        PacketError.NamespaceTooLong => "namespace too long",
        _ => throw new UnreachableException(),
    };
}
