using System.Buffers.Binary;

namespace Parlance.SocketIO.Hostile.Tests.Wire;

/// <summary>HTTP/2 frames (RFC 9113) on a connection with prior knowledge; headers as plain literals of RFC 7541.</summary>
internal sealed class Http2Peer(RawConnection connection)
{
    public const byte Data = 0x0;
    public const byte Headers = 0x1;
    public const byte Reset = 0x3;
    public const byte Settings = 0x4;
    public const byte Ping = 0x6;
    public const byte GoAway = 0x7;
    public const byte WindowUpdate = 0x8;

    private const byte EndStream = 0x1;
    private const byte EndHeaders = 0x4;
    private const byte Ack = 0x1;

    private readonly List<byte> _data = [];

    public RawConnection Connection => connection;

    public static async Task<Http2Peer> OpenAsync(RawConnection connection)
    {
        var peer = new Http2Peer(connection);
        await connection.SendAsync("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
        await peer.SendAsync(Settings, 0, 0, []);
        return peer;
    }

    public Task<bool> SendAsync(byte type, byte flags, int stream, ReadOnlySpan<byte> payload, int? claimedLength = null)
    {
        var frame = new byte[9 + payload.Length];
        var length = claimedLength ?? payload.Length;
        frame[0] = (byte)(length >> 16);
        frame[1] = (byte)(length >> 8);
        frame[2] = (byte)length;
        frame[3] = type;
        frame[4] = flags;
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(5), stream);
        payload.CopyTo(frame.AsSpan(9));
        return connection.SendAsync(frame);
    }

    /// <summary>Asks for an extended CONNECT (RFC 8441).</summary>
    public Task<bool> ConnectAsync(int stream, string path, string protocol = "websocket", params (string, string)[] more) => RequestAsync(
        stream,
        end: false,
        [(":method", "CONNECT"), (":protocol", protocol), (":scheme", "http"), (":path", path), (":authority", "localhost"), ("sec-websocket-version", "13"), .. more]);

    public Task<bool> GetAsync(int stream, string path) =>
        RequestAsync(stream, end: true, [(":method", "GET"), (":scheme", "http"), (":path", path), (":authority", "localhost")]);

    public Task<bool> RequestAsync(int stream, bool end, params (string Name, string Value)[] fields)
    {
        var block = new List<byte>();
        foreach (var (name, value) in fields)
        {
            // Without indexing, a new name (RFC 7541, section 6.2.2); lengths below 127 fit into one byte.
            block.AddRange([0, (byte)name.Length, .. Encoding.ASCII.GetBytes(name), (byte)value.Length, .. Encoding.ASCII.GetBytes(value)]);
        }

        return SendAsync(Headers, (byte)(EndHeaders | (end ? EndStream : 0)), stream, [.. block]);
    }

    public Task<bool> DataAsync(int stream, ReadOnlySpan<byte> bytes, bool end = false) => SendAsync(Data, end ? EndStream : (byte)0, stream, bytes);

    public Task<bool> ResetAsync(int stream) => SendAsync(Reset, 0, stream, [0, 0, 0, 8]);

    /// <summary>Reads on until a frame of this kind comes for the stream. What the protocol asks for is answered on the way.</summary>
    /// <returns>Its payload; null when the connection ends or the stream is reset first.</returns>
    public async Task<byte[]?> ReadUntilAsync(byte type, int stream)
    {
        while (await ReadAsync() is { } frame)
        {
            if (frame.Type == type && frame.Stream == stream)
            {
                return frame.Payload;
            }

            if (frame.Type == GoAway || (frame.Type == Reset && frame.Stream == stream))
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>The status of the answer; 0 when the stream or connection ended without one.</summary>
    public async Task<int> ReadStatusAsync(int stream)
    {
        if (await ReadUntilAsync(Headers, stream) is not { } block)
        {
            return 0;
        }

        // A size update of the table may come first; indexed fields are those of RFC 7541, appendix A.
        var at = (block[0] & 0xe0) == 0x20 ? 1 : 0;
        return block[at] switch
        {
            0x88 => 200,
            0x8c => 400,
            0x8d => 404,
            0x8e => 500,
            _ => int.Parse(Encoding.ASCII.GetString(block, at + 2, 3), System.Globalization.CultureInfo.InvariantCulture),
        };
    }

    /// <summary>The next WebSocket frame in the stream's data.</summary>
    public async Task<Frame?> ReadFrameAsync(int stream)
    {
        while (true)
        {
            if (Frame.Take(_data.ToArray(), out var length) is { } frame)
            {
                _data.RemoveRange(0, length);
                return frame;
            }

            if (await ReadUntilAsync(Data, stream) is not { } data)
            {
                return null;
            }

            _data.AddRange(data);
        }
    }

    private async Task<(byte Type, byte Flags, int Stream, byte[] Payload)?> ReadAsync()
    {
        while (true)
        {
            if (Take() is not { } frame)
            {
                if (!await connection.ReadMoreAsync())
                {
                    return null;
                }

                continue;
            }

            if (frame is { Type: Settings, Flags: 0 })
            {
                await SendAsync(Settings, Ack, 0, []);
            }

            return frame;
        }
    }

    private (byte Type, byte Flags, int Stream, byte[] Payload)? Take()
    {
        var unread = connection.Unread;
        var length = unread.Length < 9 ? 0 : (unread[0] << 16) | (unread[1] << 8) | unread[2];
        if (unread.Length < 9 + length)
        {
            return null;
        }

        var frame = (unread[3], unread[4], BinaryPrimitives.ReadInt32BigEndian(unread[5..]) & int.MaxValue, unread[9..(9 + length)].ToArray());
        connection.Consume(9 + length);
        return frame;
    }
}
