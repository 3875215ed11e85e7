using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;

namespace Parlance.SocketIO.Hostile.Tests.Wire;

/// <summary>A TCP connection, with TLS where the door asks for it, that writes any bytes and keeps what it is answered.</summary>
internal sealed class RawConnection : IAsyncDisposable
{
    private readonly System.Net.Sockets.Socket _socket;
    private readonly Stream _stream;
    private readonly LeakScanner.Stream _scan;
    private byte[] _received = new byte[4_096];
    private int _start;
    private int _end;

    private RawConnection(HostileServer server, System.Net.Sockets.Socket socket, Stream stream)
    {
        Server = server;
        _socket = socket;
        _stream = stream;
        _scan = server.Leaks.NewStream();
    }

    public HostileServer Server { get; }

    /// <summary>Told everything that is sent.</summary>
    public Action<byte[]>? Recorder { get; set; }

    public bool Ended { get; private set; }

    public ReadOnlySpan<byte> Unread => _received.AsSpan(_start, _end - _start);

    public static async Task<RawConnection> OpenAsync(HostileServer server, Door door = Door.Http1, int receiveBufferBytes = 0)
    {
        var socket = new System.Net.Sockets.Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        if (receiveBufferBytes > 0)
        {
            socket.ReceiveBufferSize = receiveBufferBytes;
        }

        await socket.ConnectAsync(server.EndPoint(door)).WaitAsync(Patience.Limit);
        Stream stream = new NetworkStream(socket, ownsSocket: true);
        if (door == Door.Tls)
        {
            var tls = new SslStream(stream, leaveInnerStreamOpen: false, static (_, certificate, _, _) => HostileServer.IsOurs(certificate));
            await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = "localhost", EnabledSslProtocols = SslProtocols.None }).WaitAsync(Patience.Limit);
            stream = tls;
        }

        return new RawConnection(server, socket, stream);
    }

    /// <returns>False when the server has dropped the connection, which a case may well want.</returns>
    public async Task<bool> SendAsync(ReadOnlyMemory<byte> bytes)
    {
        Recorder?.Invoke(bytes.ToArray());
        try
        {
            await _stream.WriteAsync(bytes).AsTask().WaitAsync(Patience.Limit);
            return true;
        }
        catch (Exception error) when (IsDropped(error))
        {
            return false;
        }
    }

    public Task<bool> SendAsync(string latin1) => SendAsync(Encoding.Latin1.GetBytes(latin1));

    /// <summary>Sends past TLS: what a middlebox that injects bytes would do.</summary>
    public async Task SendPlainAsync(ReadOnlyMemory<byte> bytes) => await _socket.SendAsync(bytes).AsTask().WaitAsync(Patience.Limit);

    /// <returns>False at the end of the stream.</returns>
    public async Task<bool> ReadMoreAsync(TimeSpan? within = null)
    {
        if (_start == _end)
        {
            _start = _end = 0;
        }

        if (_received.Length - _end < 1_024)
        {
            Array.Resize(ref _received, _received.Length * 2);
        }

        try
        {
            using var deadline = new CancellationTokenSource(within ?? Patience.Limit);
            var count = await _stream.ReadAsync(_received.AsMemory(_end), deadline.Token);
            _scan.Add(_received.AsSpan(_end, count));
            _end += count;
            Ended |= count == 0;
        }
        catch (OperationCanceledException error)
        {
            throw new TimeoutException("The server neither answered nor closed.", error);
        }
        catch (Exception error) when (IsDropped(error))
        {
            Ended = true;
        }

        return !Ended;
    }

    /// <summary>Takes what the server says within a moment, if it says anything, and forgets it.</summary>
    public async Task ListenAsync(TimeSpan moment)
    {
        try
        {
            await ReadMoreAsync(moment);
        }
        catch (TimeoutException)
        {
            // It had nothing to say.
        }

        Consume(Unread.Length);
    }

    public void Consume(int count) => _start += count;

    /// <summary>Reads until the server closes.</summary>
    public async Task ReadToEndAsync(TimeSpan? within = null)
    {
        while (await ReadMoreAsync(within))
        {
            Consume(Unread.Length);
        }
    }

    /// <summary>Says that nothing more comes; the server may still talk.</summary>
    public void FinishSending()
    {
        try
        {
            _socket.Shutdown(SocketShutdown.Send);
        }
        catch (SocketException)
        {
            // Dropped already.
        }
    }

    /// <summary>Ends with RST instead of FIN.</summary>
    public void Reset()
    {
        _socket.LingerState = new LingerOption(enable: true, seconds: 0);
        _socket.Close();
    }

    public async ValueTask DisposeAsync()
    {
        // The scanner sees all that has come so far, also what no case asked for.
        while (!Ended && _socket.Connected && SafeAvailable() > 0 && await ReadMoreAsync())
        {
            Consume(Unread.Length);
        }

        try
        {
            await _stream.DisposeAsync();
        }
        catch (Exception error) when (IsDropped(error))
        {
            // TLS wants to say goodbye to somebody who has gone.
        }
    }

    private int SafeAvailable()
    {
        try
        {
            return _socket.Available;
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            return 0;
        }
    }

    private static bool IsDropped(Exception error) => error is IOException or SocketException or ObjectDisposedException or InvalidOperationException;
}
