using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Parlance.SocketIO.Protocol;
using Parlance.SocketIO.Testing.Transports;

namespace Parlance.SocketIO.Testing;

/// <summary>
/// A Socket.IO client for tests. It speaks the real protocol, to a server in memory or over the network:
/// <code>
/// await using var client = new SocketIOTestClient(new SocketIOTestClientOptions
/// {
///     Handler = factory.Server.CreateHandler(),
///     ConnectWebSocket = factory.Server.CreateWebSocketClient().ConnectAsync,
/// });
/// var socket = await client.ConnectAsync("/chat", new { token });
/// </code>
/// One client is one connection, with a <see cref="SocketIOTestSocket"/> for each namespace. It never reconnects by itself. Thread-safe.
/// </summary>
public sealed class SocketIOTestClient : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _opening = new(1, 1);
    private readonly Dictionary<string, SocketIOTestSocket> _sockets = new(StringComparer.Ordinal);
    private readonly TestConnection _connection;
    private readonly Receiver _receiver;
    private bool _open;

    /// <summary>Makes a client of a server in memory, or one with settings of its own. Nothing is sent yet.</summary>
    /// <param name="options">How the server is reached.</param>
    public SocketIOTestClient(SocketIOTestClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Options = options;
        Serializer = new PacketSerializer(options.JsonSerializerOptions);
        _receiver = new Receiver(this);
        _connection = new TestConnection(options, _receiver);
    }

    /// <summary>Makes a client of a server at an address.</summary>
    /// <param name="address">The address, such as <c>http://127.0.0.1:5000</c>.</param>
    /// <param name="transport">The transport.</param>
    public SocketIOTestClient(Uri address, SocketIOTestTransport transport = SocketIOTestTransport.WebSocket)
        : this(new SocketIOTestClientOptions { Address = address, Transport = transport })
    {
    }

    /// <summary>The transport in use: <c>polling</c> or <c>websocket</c>.</summary>
    public string TransportName => _connection.TransportName;

    /// <summary>Completes when the connection has ended, with the reason in the words of the official client, such as <c>transport close</c>.</summary>
    public Task<string> Closed => _connection.Closed;

    internal SocketIOTestClientOptions Options { get; }

    internal PacketSerializer Serializer { get; }

    /// <summary>Connects to a namespace, over the connection that there is already or a new one.</summary>
    /// <param name="nsp">The namespace.</param>
    /// <param name="auth">The handshake's auth object; null for none.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="SocketIOConnectException">The server refused.</exception>
    /// <exception cref="SocketIODisconnectedException">The server closed the connection.</exception>
    /// <exception cref="HttpRequestException">The server refused the connection itself, over polling.</exception>
    /// <exception cref="System.Net.WebSockets.WebSocketException">The server refused the connection itself, over WebSocket.</exception>
    /// <exception cref="TimeoutException">The server did not answer.</exception>
    public Task<SocketIOTestSocket> ConnectAsync(string nsp = "/", object? auth = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(nsp);
        return ConnectAsync(nsp, auth is null ? "" : Encoding.UTF8.GetString(Json(auth)), lost: null, cancellationToken);
    }

    /// <summary>
    /// Comes back to the session of a socket whose connection was lost, as the official client does by itself:
    /// <see cref="SocketIOTestSocket.Recovered"/> of the result tells whether the server has given it back.
    /// </summary>
    /// <param name="lost">The socket, of another client as a rule.</param>
    /// <param name="auth">The handshake's auth object; null for none.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <inheritdoc cref="ConnectAsync(string, object?, CancellationToken)" path="/exception"/>
    public Task<SocketIOTestSocket> ComeBackAsync(SocketIOTestSocket lost, object? auth = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(lost);
        var payload = new JsonObject { ["pid"] = lost.Pid };
        if (lost.Offset is { } offset)
        {
            payload["offset"] = offset;
        }

        if (auth is not null && JsonNode.Parse(Json(auth)) is JsonObject own)
        {
            foreach (var (name, value) in own)
            {
                payload[name] = value?.DeepClone();
            }
        }

        return ConnectAsync(lost.Namespace, payload.ToJsonString(), lost, cancellationToken);
    }

    private async Task<SocketIOTestSocket> ConnectAsync(string nsp, string payload, SocketIOTestSocket? lost, CancellationToken cancellationToken)
    {
        await OpenAsync(cancellationToken).ConfigureAwait(false);
        var socket = new SocketIOTestSocket(this, nsp, lost);
        lock (_gate)
        {
            _sockets.Add(nsp, socket);
        }

        if (_connection.Closed.IsCompletedSuccessfully)
        {
            throw new SocketIODisconnectedException(await _connection.Closed.ConfigureAwait(false));
        }

        await _connection.SendAsync([TestConnection.Text($"40{Prefix(nsp)}{payload}")]).ConfigureAwait(false);
        var connect = await socket.Admission.Task.WaitAsync(Options.Timeout, cancellationToken).ConfigureAwait(false);
        socket.OnConnected(connect.GetProperty("sid").GetString()!, connect.TryGetProperty("pid", out var pid) ? pid.GetString() : null);
        return socket;
    }

    /// <summary>Drops the connection without a word to the server, as a network does.</summary>
    public Task AbortAsync() => _connection.DropAsync("transport error");

    /// <summary>Closes the connection.</summary>
    public async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync().ConfigureAwait(false);
        _opening.Dispose();
    }

    internal Task SendEventAsync(string nsp, ulong? ackId, string eventName, object?[] args)
    {
        var packet = NewPacket();
        var attachments = new List<ReadOnlyMemory<byte>>();
        Serializer.EncodeEvent(packet, nsp, ackId, eventName, args, attachments);
        return SendAsync(packet, attachments);
    }

    internal Task SendAckAsync(string nsp, ulong ackId, object?[] args)
    {
        var packet = NewPacket();
        var attachments = new List<ReadOnlyMemory<byte>>();
        Serializer.EncodeAck(packet, nsp, ackId, args, attachments);
        return SendAsync(packet, attachments);
    }

    internal Task SendDisconnectAsync(string nsp) => _connection.SendAsync([TestConnection.Text($"41{Prefix(nsp)}")]);

    internal void Forget(SocketIOTestSocket socket)
    {
        lock (_gate)
        {
            _sockets.Remove(socket.Namespace);
        }
    }

    private static ArrayBufferWriter<byte> NewPacket()
    {
        var packet = new ArrayBufferWriter<byte>();
        packet.Write("4"u8);
        return packet;
    }

    private static string Prefix(string nsp) => string.Equals(nsp, "/", StringComparison.Ordinal) ? "" : nsp + ",";

    private Task SendAsync(ArrayBufferWriter<byte> packet, List<ReadOnlyMemory<byte>> attachments) =>
        _connection.SendAsync([
            new OutgoingMessage(packet.WrittenMemory, IsBinary: false),
            .. attachments.Select(static attachment => new OutgoingMessage(attachment, IsBinary: true)),
        ]);

    private async Task OpenAsync(CancellationToken cancellationToken)
    {
        await _opening.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!_open)
            {
                await OpenInTimeAsync(cancellationToken).ConfigureAwait(false);
                _open = true;
                _ = WatchAsync();
            }
        }
        finally
        {
            _opening.Release();
        }
    }

    private async Task OpenInTimeAsync(CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(Options.Timeout);
        try
        {
            await _connection.OpenAsync(timeout.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException error) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"The server at {Options.Address} did not open a connection in {Options.Timeout}.", error);
        }
    }

    private async Task WatchAsync()
    {
        var reason = await _connection.Closed.ConfigureAwait(false);
        SocketIOTestSocket[] sockets;
        lock (_gate)
        {
            sockets = [.. _sockets.Values];
            _sockets.Clear();
        }

        foreach (var socket in sockets)
        {
            socket.OnDisconnected(reason);
        }
    }

    private byte[] Json(object value)
    {
        var json = new ArrayBufferWriter<byte>();
        Serializer.SerializeValue(json, value);
        return json.WrittenSpan.ToArray();
    }

    private void OnPacket(in Packet packet)
    {
        SocketIOTestSocket? socket;
        lock (_gate)
        {
            _sockets.TryGetValue(packet.Namespace, out socket);
        }

        switch (packet.Type)
        {
            case PacketType.Connect:
                socket?.Admission.TrySetResult(JsonElement.Parse(packet.Payload.Span));
                break;
            case PacketType.ConnectError when socket is not null:
                Forget(socket);
                var error = JsonElement.Parse(packet.Payload.Span);
                socket.Admission.TrySetException(new SocketIOConnectException(
                    error.GetProperty("message").GetString()!, error.TryGetProperty("data", out var data) ? data : default));
                break;
            case PacketType.Event:
                socket?.OnEvent(new SocketIOTestEvent(socket, packet));
                break;
            case PacketType.Ack:
                socket?.OnAck(packet.AckId ?? ulong.MaxValue, packet.Arguments);
                break;
            case PacketType.Disconnect when socket is not null:
                Forget(socket);
                socket.OnDisconnected("io server disconnect");
                break;
            default:
                break;
        }
    }

    /// <summary>Decodes the Socket.IO packets of the connection.</summary>
    private sealed class Receiver(SocketIOTestClient client) : ITestReceiver
    {
        private readonly PacketDecoder _decoder = new(new PacketDecoderOptions { AcceptConnectError = true });

        public void OnPacket(in EnginePacket packet)
        {
            var status = packet.IsBinary ? _decoder.Binary(packet.Data.ToArray(), out var decoded) : _decoder.Text(packet.Data, out decoded);
            if (status == DecodeStatus.Complete)
            {
                client.OnPacket(decoded);
            }
            else if (status == DecodeStatus.Error)
            {
                throw new InvalidOperationException($"The server sent an invalid packet: {_decoder.ErrorText}");
            }
        }
    }
}
