using System.Buffers.Binary;
using Parlance.Bench.Load.Links;
using Parlance.Bench.Load.Native;

namespace Parlance.Bench.Load.Ceiling;

/// <summary>The server's end of a connection that gives every message back.</summary>
internal sealed class EchoLink(Loop loop, int socket) : Link(loop, socket, connected: true)
{
    private const int HeaderMax = 4, MessageMax = 65_535;
    private static readonly byte[] Outgoing = new byte[HeaderMax + MessageMax];

    private bool _upgraded;

    protected override int Consume(ReadOnlySpan<byte> input)
    {
        if (!_upgraded)
        {
            if (!input.EndsWith("\r\n\r\n"u8))
            {
                return 0;
            }

            // The accept key belongs to the one key that the generator sends.
            Send("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n"u8);
            _upgraded = true;
            return input.Length;
        }

        var used = 0;
        while (TryEcho(input[used..], out var length))
        {
            used += length;
        }

        return used;
    }

    protected override void OnEnded(Exception? error) => Close();

    private bool TryEcho(ReadOnlySpan<byte> input, out int length)
    {
        length = 0;
        if (input.Length < 8)
        {
            return false;
        }

        var size = input[1] & 0x7F;
        var header = 2;
        if (size == 126)
        {
            size = BinaryPrimitives.ReadUInt16BigEndian(input[2..]);
            header = 4;
        }

        length = header + 4 + size;
        if (input.Length < length)
        {
            return false;
        }

        var frame = Outgoing.AsSpan(0, header + size);
        input[..header].CopyTo(frame);
        frame[1] &= 0x7F;
        input.Slice(header + 4, size).CopyTo(frame[header..]);
        Frames.Mask(frame[header..]);
        Send(frame);
        return true;
    }
}
