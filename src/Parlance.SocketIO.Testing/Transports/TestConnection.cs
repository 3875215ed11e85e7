using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Parlance.SocketIO.Protocol;

namespace Parlance.SocketIO.Testing.Transports;

/// <summary>One Engine.IO session as a client has it: opens it, upgrades it, answers pings, and sends in order.</summary>
internal sealed class TestConnection(SocketIOTestClientOptions options, ITestReceiver receiver) : ITestReceiver, IAsyncDisposable
{
    private static readonly OutgoingMessage s_pong = Text("3");

    private readonly HttpClient _http = NewHttpClient(options);
    private readonly Channel<Batch> _outgoing = Channel.CreateUnbounded<Batch>(new UnboundedChannelOptions { SingleReader = true });
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource<string> _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TestTransport? _transport;
    private Task _sender = Task.CompletedTask;
    private Task _running = Task.CompletedTask;
    private string? _sid;
    private string _reason = "";

    /// <summary>Completes with the reason when the connection has ended.</summary>
    public Task<string> Closed => _closed.Task;

    public string TransportName => _transport is PollingTestTransport ? "polling" : "websocket";

    public static OutgoingMessage Text(string text) => new(Encoding.UTF8.GetBytes(text), IsBinary: false);

    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        if (options.Transport == SocketIOTestTransport.WebSocket)
        {
            var transport = await ConnectWebSocketAsync(cancellationToken).ConfigureAwait(false);
            _transport = transport;
            var type = await transport.ReadAsync(cancellationToken).ConfigureAwait(false) ?? throw new WebSocketException("The server closed the connection before the handshake.");
            transport.Deliver(this, type);
            _running = RunAsync(transport, upgraded: null);
        }
        else
        {
            var polling = new PollingTestTransport(_http, Address("polling"));
            _transport = polling;
            await polling.PollAsync(this, cancellationToken).ConfigureAwait(false);
            polling.Address = Address("polling");
            var upgraded = new TaskCompletionSource<WebSocketTestTransport?>(TaskCreationOptions.RunContinuationsAsynchronously);
            _running = RunAsync(polling, options.Transport == SocketIOTestTransport.Upgrade ? upgraded.Task : null);
            if (options.Transport == SocketIOTestTransport.Upgrade)
            {
                await UpgradeAsync(polling, upgraded, cancellationToken).ConfigureAwait(false);
            }
        }

        _sender = SendAllAsync();
    }

    /// <summary>Sends messages that belong together, after those before.</summary>
    public Task SendAsync(params IReadOnlyList<OutgoingMessage> messages)
    {
        var batch = new Batch(messages, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        return _outgoing.Writer.TryWrite(batch) ? batch.Sent.Task : Task.FromException(new SocketIODisconnectedException(_reason));
    }

    public void OnPacket(in EnginePacket packet)
    {
        switch (packet.Type)
        {
            case EnginePacketType.Open:
                var reader = new Utf8JsonReader(packet.Data);
                using (var handshake = JsonDocument.ParseValue(ref reader))
                {
                    _sid = handshake.RootElement.GetProperty("sid").GetString();
                }

                break;
            case EnginePacketType.Ping:
                _outgoing.Writer.TryWrite(new Batch([s_pong], new TaskCompletionSource()));
                break;
            case EnginePacketType.Close:
                _reason = "transport close";
                _stop.Cancel();
                break;
            case EnginePacketType.Message:
                receiver.OnPacket(packet);
                break;
            default:
                break;
        }
    }

    /// <summary>Ends the connection as a client does that goes away for good.</summary>
    public async Task CloseAsync(string reason)
    {
        _reason = reason;
        _outgoing.Writer.TryComplete();
        await _sender.ConfigureAwait(false);
        if (_transport is PollingTestTransport polling && !_closed.Task.IsCompleted)
        {
            // Over a WebSocket the close frame says it.
            try
            {
                await polling.SendAsync([Text("1")], CancellationToken.None).ConfigureAwait(false);
            }
            catch (HttpRequestException)
            {
                // The session was gone already.
            }
        }

        await DropAsync(reason).ConfigureAwait(false);
    }

    /// <summary>Ends the connection without a word to the server.</summary>
    public async Task DropAsync(string reason)
    {
        _reason = _reason.Length == 0 ? reason : _reason;
        _outgoing.Writer.TryComplete();
        if (_transport is WebSocketTestTransport transport)
        {
            await transport.DisposeAsync().ConfigureAwait(false);
        }

        await _stop.CancelAsync().ConfigureAwait(false);
        await _running.ConfigureAwait(false);
        await _sender.ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_closed.Task.IsCompleted)
        {
            await CloseAsync("io client disconnect").ConfigureAwait(false);
        }

        _http.Dispose();
        _stop.Dispose();
    }

    private static HttpClient NewHttpClient(SocketIOTestClientOptions options)
    {
        var http = new HttpClient(options.Handler ?? new SocketsHttpHandler { UseProxy = false }) { Timeout = Timeout.InfiniteTimeSpan };
        foreach (var (name, value) in options.Headers)
        {
            http.DefaultRequestHeaders.TryAddWithoutValidation(name, value);
        }

        return http;
    }

    private async Task RunAsync(TestTransport first, Task<WebSocketTestTransport?>? upgraded)
    {
        var reason = await first.ReceiveAsync(this, _stop.Token).ConfigureAwait(false);
        if (reason.Length == 0 && upgraded is not null && await upgraded.ConfigureAwait(false) is { } second)
        {
            reason = await second.ReceiveAsync(this, _stop.Token).ConfigureAwait(false);
        }

        _reason = _reason.Length == 0 ? reason : _reason;
        _outgoing.Writer.TryComplete();
        _closed.TrySetResult(_reason);
    }

    /// <summary>
    /// Probes a WebSocket and goes over to it. The server answers a waiting poll when it reads the <c>5</c>, so nothing is read from the
    /// WebSocket before the last poll has ended, and order holds.
    /// </summary>
    private async Task UpgradeAsync(PollingTestTransport polling, TaskCompletionSource<WebSocketTestTransport?> upgraded, CancellationToken cancellationToken)
    {
        try
        {
            var webSocket = await ConnectWebSocketAsync(cancellationToken).ConfigureAwait(false);
            await webSocket.SendAsync([Text("2probe")], cancellationToken).ConfigureAwait(false);
            if (await webSocket.ReadAsync(cancellationToken).ConfigureAwait(false) != WebSocketMessageType.Text || !webSocket.Message.SequenceEqual("3probe"u8))
            {
                throw new WebSocketException("The server did not answer the probe.");
            }

            polling.StopAfterThisPoll();
            await webSocket.SendAsync([Text("5")], cancellationToken).ConfigureAwait(false);
            _transport = webSocket;
            upgraded.TrySetResult(webSocket);
        }
        catch
        {
            upgraded.TrySetResult(null);
            throw;
        }
    }

    private async Task SendAllAsync()
    {
        await foreach (var batch in _outgoing.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            try
            {
                await _transport!.SendAsync(batch.Messages, CancellationToken.None).ConfigureAwait(false);
                batch.Sent.TrySetResult();
            }
            catch (Exception error) when (error is HttpRequestException or WebSocketException or IOException or ObjectDisposedException or InvalidOperationException or OperationCanceledException)
            {
                batch.Sent.TrySetException(new SocketIODisconnectedException(_reason.Length == 0 ? "transport error" : _reason));
            }
        }
    }

    private async Task<WebSocketTestTransport> ConnectWebSocketAsync(CancellationToken cancellationToken)
    {
        var address = new UriBuilder(Address("websocket"));
        address.Scheme = string.Equals(address.Scheme, "https", StringComparison.Ordinal) ? "wss" : "ws";
        if (options.ConnectWebSocket is { } connect)
        {
            return new WebSocketTestTransport(await connect(address.Uri, cancellationToken).ConfigureAwait(false));
        }

        var socket = new ClientWebSocket();
        socket.Options.Proxy = null;
        foreach (var (name, value) in options.Headers)
        {
            socket.Options.SetRequestHeader(name, value);
        }

        await socket.ConnectAsync(address.Uri, cancellationToken).ConfigureAwait(false);
        return new WebSocketTestTransport(socket);
    }

    private Uri Address(string transport)
    {
        var query = new StringBuilder($"?EIO=4&transport={transport}");
        foreach (var (name, value) in options.Query)
        {
            query.Append('&').Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value));
        }

        if (_sid is not null)
        {
            query.Append("&sid=").Append(Uri.EscapeDataString(_sid));
        }

        return new Uri(options.Address, options.Path + query);
    }

    private sealed record Batch(IReadOnlyList<OutgoingMessage> Messages, TaskCompletionSource Sent);
}
