namespace Parlance.SocketIO.Protocol;

/// <summary>The limits of a <see cref="PacketDecoder"/>. One instance serves any number of decoders.</summary>
/// <exception cref="ArgumentOutOfRangeException">A limit is negative, or zero where that makes no sense.</exception>
public sealed record PacketDecoderOptions
{
    // The scan of a binary packet keeps a few bytes per level.
    private const int JsonDepthLimit = 65_536;

    /// <summary>
    /// The most arguments of an event, without its name, or of an acknowledgement. Default: 1,000.
    /// The Node.js server has no such limit and ends its process when an event carries more than its call stack holds.
    /// </summary>
    public int ArgumentsMax
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    } = 1_000;

    /// <summary>The deepest nesting of arrays and objects in a payload, its outer array counted. Default: 512; at most 65,536.</summary>
    public int JsonDepthMax
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, JsonDepthLimit);
            field = value;
        }
    } = JsonText.DepthMax;

    /// <summary>The most attachments of a packet, and the most placeholders for them. Default: 10, as in socket.io-parser.</summary>
    public int AttachmentsMax
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    } = 10;

    /// <summary>The longest namespace in bytes, its query string included. Default: 1,024.</summary>
    public int NamespaceBytesMax
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            field = value;
        }
    } = 1_024;

    /// <summary>
    /// Whether <see cref="PacketType.ConnectError"/> is accepted, as a client must. Default: <see langword="false"/>,
    /// because a server never receives one and refuses it with <see cref="PacketError.InvalidPayload"/>.
    /// </summary>
    public bool AcceptConnectError { get; init; }
}
