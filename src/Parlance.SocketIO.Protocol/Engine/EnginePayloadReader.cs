using System.Buffers;
using System.Buffers.Text;

namespace Parlance.SocketIO.Protocol;

/// <summary>
/// Splits the body of a long-polling request into packets: text packets and <c>b</c>-prefixed base64 binary messages,
/// with the record separator <c>0x1e</c> between them
/// (<see href="https://socket.io/docs/v4/engine-io-protocol/#http-long-polling-1">specification</see>).
/// </summary>
/// <remarks>The separator means nothing on a WebSocket, where every frame is one packet.</remarks>
public ref struct EnginePayloadReader
{
    private ReadOnlySequence<byte> _rest;
    private bool _ended;

    /// <summary>Starts reading a payload.</summary>
    /// <param name="payload">The whole request body. Text packets point into it.</param>
    public EnginePayloadReader(ReadOnlySequence<byte> payload) => _rest = payload;

    /// <summary>Whether reading stopped at a malformed packet: an unknown type, an empty packet or bad base64.</summary>
    public bool Failed { get; private set; }

    /// <summary>Reads the next packet.</summary>
    /// <param name="packet">The packet, when the result is <see langword="true"/>.</param>
    /// <returns><see langword="false"/> at the end of the payload and at a malformed packet; see <see cref="Failed"/>.</returns>
    public bool TryRead(out EnginePacket packet)
    {
        packet = default;
        if (_ended)
        {
            return false;
        }

        if (TryParse(Next(), out packet))
        {
            return true;
        }

        _ended = true;
        Failed = true;
        return false;
    }

    // Like String.split: an empty payload is one empty packet, and a separator at the end is followed by one.
    private ReadOnlySequence<byte> Next()
    {
        var whole = _rest;
        if (whole.PositionOf(EnginePayloadWriter.Separator) is not { } separator)
        {
            _ended = true;
            return whole;
        }

        _rest = whole.Slice(whole.GetPosition(1, separator));
        return whole.Slice(0, separator);
    }

    private static bool TryParse(ReadOnlySequence<byte> text, out EnginePacket packet)
    {
        if (EnginePacket.TryParseText(text, out packet))
        {
            return true;
        }

        var reader = new SequenceReader<byte>(text);
        if (!reader.TryRead(out var mark) || mark != (byte)'b' || !TryDecode(reader.UnreadSequence, out var data))
        {
            return false;
        }

        packet = new EnginePacket(EnginePacketType.Message, isBinary: true, new ReadOnlySequence<byte>(data));
        return true;
    }

    /// <summary>Decodes base64 that must be whole: with its padding, and nothing else.</summary>
    internal static bool TryDecode(ReadOnlySequence<byte> base64, out byte[] data)
    {
        if (base64.IsSingleSegment)
        {
            return TryDecode(base64.FirstSpan, out data);
        }

        var length = checked((int)base64.Length);
        var rented = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            base64.CopyTo(rented);
            return TryDecode(rented.AsSpan(0, length), out data);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private static bool TryDecode(ReadOnlySpan<byte> base64, out byte[] data)
    {
        data = [];
        if (base64.Length % 4 != 0)
        {
            return false;
        }

        if (base64.IsEmpty)
        {
            return true;
        }

        var padding = base64[^1] != (byte)'=' ? 0 : base64[^2] != (byte)'=' ? 1 : 2;
        data = GC.AllocateUninitializedArray<byte>((base64.Length / 4 * 3) - padding);

        // The framework's decoder skips white space; then fewer bytes come out than the length promised.
        var status = Base64.DecodeFromUtf8(base64, data, out var consumed, out var written);
        return status == OperationStatus.Done && consumed == base64.Length && written == data.Length;
    }
}
