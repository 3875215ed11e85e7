using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Parlance.Chat.Tests.Outside;

/// <summary>Somebody else's server: it answers each connection with what a test says, byte by byte, and counts them.</summary>
internal sealed class Stranger : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly Func<string, NetworkStream, Task> _answer;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _loop;
    private readonly ConcurrentBag<Task> _guests = [];
    private int _visits;

    private Stranger(TcpListener listener, Func<string, NetworkStream, Task> answer)
    {
        _listener = listener;
        _answer = answer;
        _loop = ServeAsync();
    }

    /// <summary>How many connections there were.</summary>
    public int Visits => Volatile.Read(ref _visits);

    public ConcurrentQueue<string> Requests { get; } = [];

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public Uri Url => new($"http://{_listener.LocalEndpoint}/");

    /// <param name="answer">Takes the head of a request, and writes. The connection is closed afterwards.</param>
    /// <param name="address">Where it listens; another of the many loopback addresses than that of the trap.</param>
    /// <param name="port">On which port; 0 for a free one.</param>
    public static Stranger Start(Func<string, NetworkStream, Task> answer, string address = "127.0.0.2", int port = 0)
    {
        var listener = new TcpListener(IPAddress.Parse(address), port);
        listener.Start();
        return new(listener, answer);
    }

    /// <summary>One that always answers the same.</summary>
    public static Stranger Saying(string body, string headers = "Content-Type: text/html; charset=utf-8", string status = "200 OK", string address = "127.0.0.2", int port = 0) =>
        Start((_, stream) => WriteAsync(stream, body, headers, status), address, port);

    public static Task WriteAsync(NetworkStream stream, string body, string headers = "Content-Type: text/html; charset=utf-8", string status = "200 OK") =>
        WriteAsync(stream, Encoding.UTF8.GetBytes(body), headers, status);

    public static async Task WriteAsync(NetworkStream stream, byte[] body, string headers, string status = "200 OK")
    {
        await stream.WriteAsync(Encoding.Latin1.GetBytes($"HTTP/1.1 {status}\r\n{headers}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n"));
        await stream.WriteAsync(body);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _loop;
        await Task.WhenAll(_guests).WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                Interlocked.Increment(ref _visits);
                _guests.Add(Task.Run(() => ServeAsync(client)));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                await using var stream = client.GetStream();
                await using var stopping = _stop.Token.Register(client.Close);
                var request = await ReadAsync(stream);
                Requests.Enqueue(request);
                await _answer(request, stream);
            }
            catch (Exception exception) when (exception is IOException or ObjectDisposedException or SocketException)
            {
                // Whoever asked has hung up.
            }
        }
    }

    // The head, and as much behind it as it announces.
    private async Task<string> ReadAsync(NetworkStream stream)
    {
        var (text, buffer) = (new StringBuilder(), new byte[16 * 1024]);
        while (await stream.ReadAsync(buffer, _stop.Token) is > 0 and var read)
        {
            text.Append(Encoding.Latin1.GetString(buffer, 0, read));
            var request = text.ToString();
            var end = request.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (end >= 0 && request.Length - end - 4 >= Announced(request[..end]))
            {
                break;
            }
        }

        return text.ToString();
    }

    private static int Announced(string head) => head.Split("\r\n")
        .Where(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase)).Select(line => int.Parse(line[15..].Trim(), System.Globalization.CultureInfo.InvariantCulture)).FirstOrDefault();
}
