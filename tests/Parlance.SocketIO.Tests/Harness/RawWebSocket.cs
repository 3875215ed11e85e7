using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace Parlance.SocketIO.Tests.Harness;

internal enum Opcode : byte
{
    Continuation = 0,
    Text = 1,
    Binary = 2,
    Close = 8,
    Ping = 9,
    Pong = 10,
}

internal sealed record RawFrame(Opcode Opcode, byte[] Payload, bool Fin = true, bool Compressed = false)
{
    public string Text => Encoding.UTF8.GetString(Payload);

    /// <summary>The code of a close frame; 1005 when it has none.</summary>
    public int CloseCode => Payload.Length >= 2 ? BinaryPrimitives.ReadUInt16BigEndian(Payload) : 1005;
}

/// <summary>A WebSocket client of RFC 6455 that can also break it: it sends whatever bytes the test wants.</summary>
internal sealed class RawWebSocket : IAsyncDisposable
{
    private readonly TcpClient _tcp;
    private readonly Stream _stream;
    private readonly byte[] _mask = RandomNumberGenerator.GetBytes(4);

    private RawWebSocket(TcpClient tcp, Stream stream)
    {
        _tcp = tcp;
        _stream = stream;
    }

    /// <summary>Sends the handshake and reads the head of the answer.</summary>
    public static async Task<(RawWebSocket Socket, string Response)> ConnectAsync(
        int port, string pathAndQuery, IEnumerable<string> headers, Func<Stream, Task<Stream>>? secure = null, int? receiveBufferBytes = null)
    {
        var tcp = new TcpClient { NoDelay = true };
        if (receiveBufferBytes is { } bytes)
        {
            tcp.ReceiveBufferSize = bytes;
        }

        await tcp.ConnectAsync(IPAddress.Loopback, port).Within();
        Stream stream = tcp.GetStream();
        if (secure is not null)
        {
            stream = await secure(stream);
        }

        var own = headers.ToList();
        string[] standard =
        [
            $"Host: 127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}", "Connection: Upgrade", "Upgrade: websocket", "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
        ];

        // A header of the test's own replaces the standard one; without a value it removes it.
        var lines = standard.Where(line => !own.Any(other => SameName(line, other))).Concat(own.Where(static line => !line.EndsWith(':')));
        await stream.WriteAsync(Encoding.Latin1.GetBytes($"GET {pathAndQuery} HTTP/1.1\r\n{string.Join("\r\n", lines)}\r\n\r\n")).AsTask().Within();
        var head = await ReadHeadAsync(stream);
        return (new RawWebSocket(tcp, stream) { Deflates = head.Contains("permessage-deflate", StringComparison.Ordinal) }, head);
    }

    /// <summary>Whether compression was agreed on, so that frames may have the bit that says so.</summary>
    public bool Deflates { get; init; }

    public Task SendTextAsync(string text) => SendAsync(Opcode.Text, Encoding.UTF8.GetBytes(text));

    public Task SendBinaryAsync(byte[] bytes) => SendAsync(Opcode.Binary, bytes);

    public Task SendAsync(Opcode opcode, byte[] payload, bool fin = true) => SendBytesAsync(Frame(opcode, payload, fin));

    public Task SendCloseAsync(int code) => SendAsync(Opcode.Close, [(byte)(code >> 8), (byte)code]);

    /// <summary>Sends bytes as they are.</summary>
    public async Task SendBytesAsync(ReadOnlyMemory<byte> bytes)
    {
        await _stream.WriteAsync(bytes).AsTask().Within();
        await _stream.FlushAsync().Within();
    }

    /// <summary>A client's frame.</summary>
    public byte[] Frame(Opcode opcode, byte[] payload, bool fin = true, bool masked = true, byte reserved = 0)
    {
        var bytes = new List<byte> { (byte)((fin ? 0x80 : 0) | reserved | (byte)opcode) };
        var mask = masked ? 0x80 : 0;
        switch (payload.Length)
        {
            case < 126:
                bytes.Add((byte)(mask | payload.Length));
                break;
            case <= ushort.MaxValue:
                bytes.AddRange([(byte)(mask | 126), (byte)(payload.Length >> 8), (byte)payload.Length]);
                break;
            default:
                var length = new byte[8];
                BinaryPrimitives.WriteInt64BigEndian(length, payload.Length);
                bytes.AddRange([(byte)(mask | 127), .. length]);
                break;
        }

        if (masked)
        {
            bytes.AddRange(_mask);
        }

        bytes.AddRange(payload.Select((value, index) => masked ? (byte)(value ^ _mask[index & 3]) : value));
        return [.. bytes];
    }

    /// <summary>The next frame that is no control frame. A ping is not answered.</summary>
    public async Task<RawFrame> ReadMessageAsync()
    {
        while (true)
        {
            var frame = await ReadFrameAsync();
            Assert.True(frame.Opcode != Opcode.Close, $"closed with {frame.CloseCode}");
            if (frame.Opcode is Opcode.Text or Opcode.Binary)
            {
                return frame;
            }
        }
    }

    public async Task<string> ReadTextAsync() => (await ReadMessageAsync()).Text;

    /// <summary>Messages are passed over until the close frame comes.</summary>
    public async Task<RawFrame> ReadCloseAsync()
    {
        while (true)
        {
            var frame = await ReadFrameAsync();
            if (frame.Opcode == Opcode.Close)
            {
                return frame;
            }
        }
    }

    public async Task<RawFrame> ReadFrameAsync()
    {
        var head = await ReadExactlyAsync(2);
        var compressed = Deflates && (head[0] & 0x40) != 0;
        Assert.Equal(0, head[0] & (compressed ? 0x30 : 0x70));
        Assert.Equal(0, head[1] & 0x80);
        long length = head[1] & 0x7F;
        if (length == 126)
        {
            length = BinaryPrimitives.ReadUInt16BigEndian(await ReadExactlyAsync(2));
            Assert.True(length > 125, "the shortest form of a length is used");
        }
        else if (length == 127)
        {
            length = BinaryPrimitives.ReadInt64BigEndian(await ReadExactlyAsync(8));
            Assert.True(length > ushort.MaxValue, "the shortest form of a length is used");
        }

        return new RawFrame((Opcode)(head[0] & 0x0F), await ReadExactlyAsync((int)length), (head[0] & 0x80) != 0, compressed);
    }

    /// <summary>Waits until the server ends the connection, with or without a close frame.</summary>
    public async Task EndAsync()
    {
        var rest = new byte[4_096];
        try
        {
            while (await _stream.ReadAsync(rest).Within() > 0)
            {
                // What still comes is of no interest here. The close frame is answered, so that the server need not wait for it.
                await SendBytesAsync(Frame(Opcode.Close, []));
            }
        }
        catch (IOException)
        {
            // Reset by the server: ended all the same.
        }
    }

    /// <summary>Everything up to the end of the connection, as text: the body of a refusal.</summary>
    public async Task<string> ReadRestAsync()
    {
        using var reader = new StreamReader(_stream, leaveOpen: true);
        return await reader.ReadToEndAsync().Within();
    }

    /// <summary>Ends the connection without a word.</summary>
    public void Drop()
    {
        _tcp.Client.LingerState = new LingerOption(enable: true, seconds: 0);
        _tcp.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync();
        _tcp.Dispose();
    }

    private static bool SameName(string line, string other) =>
        string.Equals(line.Split(':')[0], other.Split(':')[0], StringComparison.OrdinalIgnoreCase);

    private async Task<byte[]> ReadExactlyAsync(int count)
    {
        var bytes = new byte[count];
        await _stream.ReadExactlyAsync(bytes).AsTask().Within();
        return bytes;
    }

    private static async Task<string> ReadHeadAsync(Stream stream)
    {
        var head = new StringBuilder();
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            var one = new byte[1];
            await stream.ReadExactlyAsync(one).AsTask().Within();
            head.Append((char)one[0]);
        }

        return head.ToString();
    }
}
