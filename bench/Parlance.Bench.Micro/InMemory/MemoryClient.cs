using System.Buffers;
using System.Buffers.Binary;
using System.IO.Pipelines;
using System.Text;

namespace Parlance.Bench.Micro.InMemory;

/// <summary>A Socket.IO client's end of a connection in memory: as little as the server can be driven with.</summary>
internal sealed class MemoryClient(IDuplexPipe connection)
{
    /// <summary>Upgrades to a WebSocket and connects to the main namespace.</summary>
    public async Task ConnectAsync()
    {
        Send("GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"u8);
        await ReceiveUntilAsync("\"maxPayload\":");
        Send(Frame("40"));
        await ReceiveUntilAsync("40{");
    }

    /// <summary>A text frame as clients send it, masked. Up to 64 KiB.</summary>
    public static byte[] Frame(string text)
    {
        var message = Encoding.UTF8.GetBytes(text);
        byte[] size = message.Length < 126 ? [(byte)(0x80 | message.Length)] : [0xFE, 0, 0];
        if (message.Length >= 126)
        {
            BinaryPrimitives.WriteUInt16BigEndian(size.AsSpan(1), checked((ushort)message.Length));
        }

        byte[] key = [1, 2, 3, 4];
        return [0x81, .. size, .. key, .. message.Select((letter, index) => (byte)(letter ^ key[index % 4]))];
    }

    public void Send(ReadOnlySpan<byte> bytes)
    {
        connection.Output.Write(bytes);
        var flush = connection.Output.FlushAsync();
        if (!flush.IsCompleted)
        {
            throw new InvalidOperationException("The server does not read.");
        }
    }

    /// <summary>Takes what has come, and waits until it is so many bytes.</summary>
    public ValueTask<int> ReceiveAsync(int bytesMin)
    {
        if (connection.Input.TryRead(out var read) && read.Buffer.Length >= bytesMin)
        {
            var length = (int)read.Buffer.Length;
            connection.Input.AdvanceTo(read.Buffer.End);
            return new(length);
        }

        connection.Input.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        return WaitAsync(bytesMin);
    }

    private async ValueTask<int> WaitAsync(int bytesMin)
    {
        var read = await connection.Input.ReadAtLeastAsync(bytesMin);
        connection.Input.AdvanceTo(read.Buffer.End);
        return (int)read.Buffer.Length;
    }

    private async Task ReceiveUntilAsync(string text)
    {
        while (true)
        {
            var read = await connection.Input.ReadAsync();
            var found = Encoding.UTF8.GetString(read.Buffer).Contains(text, StringComparison.Ordinal);
            connection.Input.AdvanceTo(found ? read.Buffer.End : read.Buffer.Start, read.Buffer.End);
            if (found)
            {
                return;
            }
        }
    }
}
