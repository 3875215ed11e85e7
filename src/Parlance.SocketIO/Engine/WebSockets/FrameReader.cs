using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text.Unicode;

namespace Parlance.SocketIO.Engine.WebSockets;

/// <summary>What <see cref="FrameReader.Read"/> found.</summary>
internal enum FrameReadStatus : byte
{
    /// <summary>The buffer holds no further complete step; read more bytes.</summary>
    NeedMore,

    /// <summary>A whole data message stands in <see cref="FrameReader.Message"/>.</summary>
    Message,

    /// <summary>A whole control frame stands in <see cref="FrameReader.Message"/>.</summary>
    Control,

    /// <summary>The peer broke RFC 6455 or a limit; <see cref="FrameReader.ErrorCode"/> says how to close.</summary>
    Error,
}

/// <summary>
/// Assembles a client's frames into messages (RFC 6455, sections 5.2 to 5.5). Bytes are unmasked while they are copied out of the
/// transport's buffers, so that those are free at once and a message is contiguous. One reader per connection, one thread at a time.
/// </summary>
/// <remarks>
/// The buffer grows with the bytes that arrived, never with the length that a header claims: ten hostile bytes do not buy a megabyte.
/// Between messages nothing is held.
/// </remarks>
internal sealed class FrameReader(long messageBytesMax) : IDisposable
{
    private const int FirstBufferBytes = 512;

    // A peer may cut a message into frames, but each frame costs a header and a turn of the loop: thousands of one-byte frames are an attack
    // (CVE-2026-48779). Browsers and the official clients send one frame a message.
    private const int FragmentsMax = 1_024;

    private byte[]? _data;
    private int _dataLength;
    private FrameOpcode _dataOpcode;
    private int _fragments;
    private bool _inMessage;

    private readonly byte[] _control = new byte[WebSocketFrame.ControlPayloadBytesMax];
    private int _controlLength;

    private bool _inFrame;
    private bool _frameFin;
    private FrameOpcode _frameOpcode;
    private ulong _frameRemaining;
    private uint _mask;
    private int _maskOffset;

    /// <summary>The message's or control frame's opcode: never <see cref="FrameOpcode.Continuation"/>.</summary>
    public FrameOpcode Opcode { get; private set; }

    /// <summary>The payload of what was read; valid until the next call of <see cref="Read"/>.</summary>
    public ReadOnlyMemory<byte> Message { get; private set; }

    /// <summary>The close code that answers the peer's mistake.</summary>
    public int ErrorCode { get; private set; }

    /// <summary>How large the message was to be that has been refused for its size.</summary>
    public long? RefusedBytes { get; private set; }

    /// <summary>Consumes bytes of <paramref name="buffer"/> up to and including the next message or control frame.</summary>
    public FrameReadStatus Read(ref ReadOnlySequence<byte> buffer)
    {
        ReleaseFinished();
        while (true)
        {
            if (!_inFrame)
            {
                switch (ReadHeader(ref buffer))
                {
                    case FrameReadStatus.NeedMore:
                        return FrameReadStatus.NeedMore;
                    case FrameReadStatus.Error:
                        return FrameReadStatus.Error;
                    default:
                        break;
                }
            }

            if (!ReadPayload(ref buffer))
            {
                return FrameReadStatus.NeedMore;
            }

            _inFrame = false;
            if (IsControl(_frameOpcode))
            {
                Opcode = _frameOpcode;
                Message = _control.AsMemory(0, _controlLength);
                return FrameReadStatus.Control;
            }

            if (_frameFin)
            {
                return FinishMessage();
            }
        }
    }

    public void Dispose() => ReleaseData();

    private static bool IsControl(FrameOpcode opcode) => ((byte)opcode & 0x8) != 0;

    private FrameReadStatus ReadHeader(ref ReadOnlySequence<byte> buffer)
    {
        // The longest client header: 2 bytes, 8 of length, 4 of mask.
        Span<byte> scratch = stackalloc byte[14];
        var available = (int)Math.Min(buffer.Length, scratch.Length);
        if (available < 2)
        {
            return FrameReadStatus.NeedMore;
        }

        ReadOnlySpan<byte> header = buffer.FirstSpan.Length >= available ? buffer.FirstSpan[..available] : Copy(buffer, scratch, available);
        var fin = (header[0] & 0x80) != 0;
        var opcode = (FrameOpcode)(header[0] & 0x0F);
        var length7 = header[1] & 0x7F;

        // No extension was negotiated, so the reserved bits are zero; a client's frame is masked.
        if ((header[0] & 0x70) != 0 || (header[1] & 0x80) == 0 || !Enum.IsDefined(opcode))
        {
            return Fail(CloseCode.ProtocolError);
        }

        var lengthBytes = length7 switch { 126 => 2, 127 => 8, _ => 0 };
        var headerLength = 2 + lengthBytes + 4;
        if (available < headerLength)
        {
            return FrameReadStatus.NeedMore;
        }

        var length = lengthBytes switch
        {
            2 => BinaryPrimitives.ReadUInt16BigEndian(header[2..]),
            8 => BinaryPrimitives.ReadUInt64BigEndian(header[2..]),
            _ => (ulong)length7,
        };

        var code = Check(fin, opcode, length);
        if (code != 0)
        {
            return Fail(code);
        }

        _mask = MemoryMarshal.Read<uint>(header[(2 + lengthBytes)..]);
        _maskOffset = 0;
        _frameFin = fin;
        _frameOpcode = opcode;
        _frameRemaining = length;
        _inFrame = true;
        _controlLength = 0;
        buffer = buffer.Slice(headerLength);
        return FrameReadStatus.Message;
    }

    private int Check(bool fin, FrameOpcode opcode, ulong length)
    {
        if (IsControl(opcode))
        {
            return !fin || length > WebSocketFrame.ControlPayloadBytesMax ? CloseCode.ProtocolError : 0;
        }

        if (_inMessage != (opcode == FrameOpcode.Continuation) || ++_fragments > FragmentsMax)
        {
            return CloseCode.ProtocolError;
        }

        if (length > (ulong)(messageBytesMax - _dataLength))
        {
            RefusedBytes = (long)Math.Min(length, (ulong)(long.MaxValue - _dataLength)) + _dataLength;
            return CloseCode.MessageTooBig;
        }

        if (!_inMessage)
        {
            _inMessage = true;
            _dataOpcode = opcode;
        }

        return 0;
    }

    private static ReadOnlySpan<byte> Copy(in ReadOnlySequence<byte> buffer, Span<byte> scratch, int length)
    {
        buffer.Slice(0, length).CopyTo(scratch);
        return scratch[..length];
    }

    private bool ReadPayload(ref ReadOnlySequence<byte> buffer)
    {
        while (_frameRemaining > 0)
        {
            var source = buffer.FirstSpan;
            if (source.IsEmpty)
            {
                if (buffer.IsEmpty)
                {
                    return false;
                }

                buffer = buffer.Slice(buffer.GetPosition(0, NextSegment(buffer)));
                continue;
            }

            var take = (int)Math.Min((ulong)source.Length, _frameRemaining);
            Span<byte> destination;
            if (IsControl(_frameOpcode))
            {
                destination = _control.AsSpan(_controlLength, take);
                _controlLength += take;
            }
            else
            {
                EnsureData(take);
                destination = _data.AsSpan(_dataLength, take);
                _dataLength += take;
            }

            Unmask(source[..take], destination);
            _frameRemaining -= (ulong)take;
            buffer = buffer.Slice(take);
        }

        return true;
    }

    private static SequencePosition NextSegment(in ReadOnlySequence<byte> buffer)
    {
        var position = buffer.Start;
        buffer.TryGet(ref position, out _);
        return position;
    }

    private void EnsureData(int extra)
    {
        var needed = _dataLength + extra;
        if (_data is null)
        {
            _data = ArrayPool<byte>.Shared.Rent(Math.Max(needed, FirstBufferBytes));
        }
        else if (_data.Length < needed)
        {
            var larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(Math.Max((long)needed, _data.Length * 2L), Math.Max(messageBytesMax, needed)));
            _data.AsSpan(0, _dataLength).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_data);
            _data = larger;
        }
    }

    /// <summary>XORs while copying, a vector at a time; the mask's phase goes on where the last piece of this frame ended.</summary>
    private void Unmask(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        var mask = BitConverter.IsLittleEndian
            ? BitOperations.RotateRight(_mask, 8 * _maskOffset)
            : BitOperations.RotateLeft(_mask, 8 * _maskOffset);
        var done = 0;
        if (source.Length >= Vector<byte>.Count)
        {
            var wide = Vector.AsVectorByte(new Vector<uint>(mask));
            for (; done <= source.Length - Vector<byte>.Count; done += Vector<byte>.Count)
            {
                (new Vector<byte>(source[done..]) ^ wide).CopyTo(destination[done..]);
            }
        }

        // The vector's width is a multiple of four, so the phase is still that of the mask's first byte.
        ReadOnlySpan<byte> key = MemoryMarshal.AsBytes(new ReadOnlySpan<uint>(in mask));
        for (var index = 0; done < source.Length; done++, index++)
        {
            destination[done] = (byte)(source[done] ^ key[index & 3]);
        }

        _maskOffset = (_maskOffset + source.Length) & 3;
    }

    private FrameReadStatus FinishMessage()
    {
        _inMessage = false;
        _fragments = 0;
        Opcode = _dataOpcode;
        Message = _data is null ? ReadOnlyMemory<byte>.Empty : _data.AsMemory(0, _dataLength);
        if (Opcode == FrameOpcode.Text && !Utf8.IsValid(Message.Span))
        {
            return Fail(CloseCode.InvalidUtf8);
        }

        return FrameReadStatus.Message;
    }

    private FrameReadStatus Fail(int code)
    {
        ErrorCode = code;
        return FrameReadStatus.Error;
    }

    /// <summary>Gives the last message's buffer back; a message that is still being assembled keeps its own.</summary>
    private void ReleaseFinished()
    {
        if (!_inMessage)
        {
            ReleaseData();
        }
    }

    private void ReleaseData()
    {
        Message = default;
        _dataLength = 0;
        if (_data is { } data)
        {
            _data = null;
            ArrayPool<byte>.Shared.Return(data);
        }
    }
}
