using System.Text.RegularExpressions;

namespace Parlance.SocketIO.Protocol.Tests.Vectors;

/// <summary>Where the decoder refuses on purpose what socket.io-parser lets through, and where it keeps what that loses.</summary>
internal static partial class KnownDifferences
{
    /// <summary>The error that a first frame gets here although Node.js accepts it; none when the two agree.</summary>
    public static PacketError Of(string text)
    {
        // Number("") and Number(" ") are 0 in JavaScript, so nothing at all is a CONNECT.
        if (text.Trim().Length == 0)
        {
            return PacketError.UnknownPacketType;
        }

        // A client that sends CONNECT_ERROR; the Node.js server closes it one layer up.
        if (text[0] == '4')
        {
            return PacketError.InvalidPayload;
        }

        // The specification has no event or acknowledgement without a payload.
        if (WithoutPayload().IsMatch(text))
        {
            return PacketError.InvalidPayload;
        }

        // Number(" ") again: white space in front of the payload is read as digits of the ack id.
        if (WhiteSpaceBeforePayload().IsMatch(text))
        {
            return PacketError.InvalidPayload;
        }

        // "1.0", " 1" and "0x1" equal 1 in JavaScript.
        if (AttachmentsNotDigits().IsMatch(text))
        {
            return PacketError.IllegalAttachments;
        }

        // buffers[0.5] is undefined.
        return text.Contains("\"num\":0.5", StringComparison.Ordinal) ? PacketError.IllegalPlaceholder : PacketError.None;
    }

    [GeneratedRegex(@"^([23]|[56]\d+-)(/[^,]*,?)?\d*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex WithoutPayload();

    [GeneratedRegex(@"^([0-4]|[56]\d+-)(/[^,]*,)?\d*[\s\ufeff]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex WhiteSpaceBeforePayload();

    [GeneratedRegex(@"^[56](\d*[^\d-][^-\[]*)-", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AttachmentsNotDigits();
}
