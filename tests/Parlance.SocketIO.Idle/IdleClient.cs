using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Parlance.SocketIO.Idle;

/// <summary>A client that joins the main namespace and then only answers pings. It holds a socket and a small buffer.</summary>
internal abstract class IdleClient : IAsyncDisposable
{
    private readonly System.Net.Sockets.Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _buffer = new byte[512];
    private int _used;
    private volatile bool _closing;
    private Task _running = Task.CompletedTask;

    public int Pings { get; protected set; }

    /// <summary>Why it is no longer connected; null when it is.</summary>
    public string? Failure { get; private set; }

    protected ReadOnlySpan<byte> Received => _buffer.AsSpan(0, _used);

    public async Task OpenAsync(IPEndPoint server, IPAddress source)
    {
        _socket.Bind(new IPEndPoint(source, 0));
        await _socket.ConnectAsync(server);
        await JoinAsync();
        _running = RunAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _closing = true;
        _socket.Dispose();
        await _running;
    }

    /// <summary>From the first request to the joined namespace.</summary>
    protected abstract Task JoinAsync();

    /// <summary>Handles the next thing that the server sends.</summary>
    protected abstract Task StepAsync();

    protected async Task SendAsync(ReadOnlyMemory<byte> bytes) => await _socket.SendAsync(bytes);

    protected Task SendAsync(string text) => SendAsync(Encoding.ASCII.GetBytes(text));

    protected async Task ReceiveAsync()
    {
        var count = await _socket.ReceiveAsync(_buffer.AsMemory(_used));
        if (count == 0)
        {
            throw new IOException("the server closed");
        }

        _used += count;
    }

    protected void Consume(int count)
    {
        _buffer.AsSpan(count, _used - count).CopyTo(_buffer);
        _used -= count;
    }

    /// <summary>One HTTP response with a length, taken from what is received.</summary>
    protected async Task<string> ResponseAsync()
    {
        while (true)
        {
            var headEnd = Received.IndexOf("\r\n\r\n"u8);
            var head = headEnd < 0 ? "" : Encoding.ASCII.GetString(Received[..headEnd]);
            var length = headEnd < 0 ? 0 : headEnd + 4 + ContentLength(head);
            if (headEnd >= 0 && _used >= length)
            {
                var body = Encoding.UTF8.GetString(Received[(headEnd + 4)..length]);
                Consume(length);
                return head.Contains(" 200 ", StringComparison.Ordinal) || head.Contains(" 101 ", StringComparison.Ordinal) ? body : throw new IOException(head);
            }

            await ReceiveAsync();
        }
    }

    private static int ContentLength(string head)
    {
        const string Name = "\r\nContent-Length: ";
        var at = head.IndexOf(Name, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? 0 : int.Parse(head[(at + Name.Length)..].Split('\r')[0], System.Globalization.CultureInfo.InvariantCulture);
    }

    private async Task RunAsync()
    {
        try
        {
            while (true)
            {
                await StepAsync();
            }
        }
        catch (Exception error) when (error is IOException or SocketException or ObjectDisposedException)
        {
            Failure = _closing ? null : error.Message;
        }
    }
}
