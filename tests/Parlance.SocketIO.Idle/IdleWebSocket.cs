namespace Parlance.SocketIO.Idle;

internal sealed class IdleWebSocket : IdleClient
{
    private const string Upgrade =
        "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";

    // Masked with zeros, which leaves the payload as it is.
    private static readonly byte[] s_connect = [0x81, 0x82, 0, 0, 0, 0, (byte)'4', (byte)'0'];
    private static readonly byte[] s_pong = [0x81, 0x81, 0, 0, 0, 0, (byte)'3'];

    protected override async Task JoinAsync()
    {
        await SendAsync(Upgrade);
        await ResponseAsync();
        await FrameAsync();
        await SendAsync(s_connect);
        await FrameAsync();
    }

    protected override async Task StepAsync()
    {
        if (await FrameAsync() == (byte)'2')
        {
            await SendAsync(s_pong);
            Pings++;
        }
    }

    /// <summary>Takes one short text frame.</summary>
    /// <returns>The first byte of its payload.</returns>
    private async Task<byte> FrameAsync()
    {
        while (true)
        {
            // Everything that an idle client is sent fits into the short and the 16-bit length.
            var header = Received.Length < 2 ? 0 : Received[1] == 126 ? 4 : 2;
            var length = header == 0 || Received.Length < header ? 0 : header + (header == 4 ? (Received[2] << 8) | Received[3] : Received[1]);
            if (length > 0 && Received.Length >= length)
            {
                if (Received[0] != 0x81)
                {
                    throw new IOException($"frame {Received[0]:x2}");
                }

                var first = Received[header];
                Consume(length);
                return first;
            }

            await ReceiveAsync();
        }
    }
}
