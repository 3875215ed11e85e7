using System.Buffers;
using Parlance.SocketIO.Engine.WebSockets;

namespace Parlance.SocketIO.Engine.Sending;

/// <summary>
/// Where a message is encoded before it goes out: a growing buffer with room in front for the WebSocket header, which is written last,
/// when the length is known. One is kept per thread, so an emit to one socket allocates nothing here.
/// </summary>
internal sealed class FrameBuffer : IBufferWriter<byte>
{
    private const int FirstBytes = 1_024;

    // A larger one is left to the collector, so that one big message does not stay with every thread for ever.
    private const int KeptBytesMax = 64 * 1_024;

    [ThreadStatic]
    private static FrameBuffer? t_spare;

    private byte[] _bytes = new byte[FirstBytes];
    private int _end = WebSocketFrame.HeaderBytesMax;

    /// <summary>Attachments that the encoder finds, in depth-first order.</summary>
    public List<ReadOnlyMemory<byte>> Attachments { get; } = [];

    /// <summary>What the message is: text, unless the encoder says otherwise.</summary>
    public FrameOpcode Opcode { get; set; } = FrameOpcode.Text;

    /// <summary>Takes this thread's buffer away from it, so that an encoder that emits (a converter, say) gets another.</summary>
    public static FrameBuffer Rent()
    {
        var buffer = t_spare ?? new FrameBuffer();
        t_spare = null;
        return buffer;
    }

    public void Return()
    {
        _end = WebSocketFrame.HeaderBytesMax;
        Opcode = FrameOpcode.Text;
        Attachments.Clear();
        if (_bytes.Length <= KeptBytesMax)
        {
            t_spare = this;
        }
    }

    /// <summary>The whole frame, header included.</summary>
    public ReadOnlySpan<byte> Frame(out int headerLength)
    {
        var payloadLength = _end - WebSocketFrame.HeaderBytesMax;
        headerLength = WebSocketFrame.HeaderLength(payloadLength);
        var start = WebSocketFrame.HeaderBytesMax - headerLength;
        WebSocketFrame.WriteHeader(_bytes.AsSpan(start), Opcode, payloadLength);
        return _bytes.AsSpan(start, _end - start);
    }

    public void WriteByte(byte value)
    {
        GetSpan(1)[0] = value;
        _end++;
    }

    public void Advance(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, _bytes.Length - _end);
        _end += count;
    }

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Ensure(sizeHint);
        return _bytes.AsMemory(_end);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Ensure(sizeHint);
        return _bytes.AsSpan(_end);
    }

    private void Ensure(int sizeHint)
    {
        var needed = Math.Max(sizeHint, 1);
        if (_bytes.Length - _end < needed)
        {
            Array.Resize(ref _bytes, (int)Math.Min(Array.MaxLength, Math.Max(_bytes.Length * 2L, (long)_end + needed)));
        }
    }
}
