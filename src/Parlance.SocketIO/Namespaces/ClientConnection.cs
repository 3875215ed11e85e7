using System.Buffers;
using System.Text.Json;
using Parlance.SocketIO.Engine.Sending;
using Parlance.SocketIO.Engine.Timing;
using Parlance.SocketIO.Protocol;

namespace Parlance.SocketIO;

/// <summary>
/// A Socket.IO client on one Engine.IO connection, with a socket for each namespace that it has joined. The Node.js server's <c>Client</c>.
/// </summary>
/// <remarks>
/// A CONNECT to a namespace that exists is carried out when the read or POST that brought it has been handed over: what follows it there comes before the reply and is
/// a violation, as with the Node.js server.
/// </remarks>
internal sealed class ClientConnection : SocketPeer, IEngineReceiver
{
    private const string InvalidNamespace = "Invalid namespace";

    private readonly Lock _gate = new();
    private readonly PacketDecoder _decoder;

    // A null value is a CONNECT that has not been answered.
    private readonly Dictionary<string, Socket?> _sockets = new(1, StringComparer.Ordinal);
    private HashSet<string>? _left;
    private List<(Namespace Target, JsonElement Auth)>? _admissions;
    private bool _closed;
    private ConnectTimer? _connectTimer;

    public ClientConnection(SocketIOServer server, EngineSocket conn)
        : base(server)
    {
        Conn = conn;
        _decoder = new PacketDecoder(server.DecoderOptions, server.Names);
        _connectTimer = new ConnectTimer(this);
        server.Engine.Wheel.Add(_connectTimer, server.Engine.Wheel.NowMs + (long)server.Options.ConnectTimeout.TotalMilliseconds);
    }

    public override EngineSocket Conn { get; }

    public void OnText(ReadOnlySequence<byte> message) => OnDecoded(_decoder.Text(message, out var packet), packet);

    public void OnBinary(ReadOnlyMemory<byte> message) => OnDecoded(_decoder.Binary(message, out var packet), packet);

    public void OnBatchEnd()
    {
        if (_admissions is { } admissions)
        {
            _admissions = null;
            foreach (var (target, auth) in admissions)
            {
                _ = AdmitAsync(target, auth);
            }
        }
    }

    public ValueTask ReadyAsync() => BacklogReadyAsync();

    public void OnClose(DisconnectReason reason, string? description)
    {
        Socket?[] sockets;
        lock (_gate)
        {
            if (_closed)
            {
                return;
            }

            _closed = true;
            StopConnectTimer();
            sockets = [.. _sockets.Values];
            _sockets.Clear();
        }

        foreach (var socket in sockets)
        {
            socket?.OnClose(reason, description);
        }

        ReleaseBacklog();
    }

    public override void SendEvent(Socket socket, ulong? ackId, string eventName, ReadOnlySpan<object?> args, SendFlags flags)
    {
        var buffer = FrameBuffer.Rent();
        try
        {
            PacketEncoding.WriteEvent(buffer, Server.Serializer, socket.Namespace.Name, ackId, eventName, args);
            Send(buffer, flags);
        }
        finally
        {
            buffer.Return();
        }
    }

    public override void SendBroadcast(BroadcastPacket packet, SendFlags flags) => Conn.Send(packet.SocketIO, flags);

    public override void SendAck(Socket socket, ulong ackId, ReadOnlySpan<object?> args)
    {
        var buffer = FrameBuffer.Rent();
        try
        {
            PacketEncoding.WriteAck(buffer, Server.Serializer, socket.Namespace.Name, ackId, args);
            Send(buffer, SendFlags.None);
        }
        finally
        {
            buffer.Return();
        }
    }

    public override void SendAckError(Socket socket, ulong ackId, object error) =>
        SendAck(socket, ackId, [new Dictionary<string, object>(StringComparer.Ordinal) { ["error"] = error }]);

    public override void SendConnected(Socket socket)
    {
        var buffer = FrameBuffer.Rent();
        PacketEncoding.WriteConnect(buffer, Server.Serializer, socket.Namespace.Name, socket.Id);
        Conn.Send(buffer, SendFlags.None);
        buffer.Return();
    }

    public override void SendDisconnect(Socket socket)
    {
        var buffer = FrameBuffer.Rent();
        PacketEncoding.WriteDisconnect(buffer, Server.Serializer, socket.Namespace.Name);
        Conn.Send(buffer, SendFlags.None);
        buffer.Return();
    }

    public override void Remove(Socket socket)
    {
        lock (_gate)
        {
            if (_sockets.Remove(socket.Namespace.Name))
            {
                (_left ??= new HashSet<string>(StringComparer.Ordinal)).Add(socket.Namespace.Name);
            }
        }
    }

    public override void DisconnectAll()
    {
        Socket?[] sockets;
        lock (_gate)
        {
            sockets = [.. _sockets.Values];
        }

        foreach (var socket in sockets)
        {
            socket?.Disconnect();
        }

        Close();
    }

    public override void Close()
    {
        Conn.CloseGracefully(discard: false, DisconnectReason.ForcedServerClose);
        OnClose(DisconnectReason.ForcedServerClose, description: null);
    }

    private void Send(FrameBuffer buffer, SendFlags flags)
    {
        if (buffer.Attachments.Count == 0)
        {
            Conn.Send(buffer, flags);
        }
        else
        {
            Conn.Send(OutgoingPacket.From(buffer, !flags.HasFlag(SendFlags.NoCompress)).WithAttachments(buffer.Attachments), flags);
        }
    }

    private void OnDecoded(DecodeStatus status, in Packet packet)
    {
        switch (status)
        {
            case DecodeStatus.NeedMore:
                break;
            case DecodeStatus.Complete:
                OnPacket(packet);
                break;
            default:
                OnInvalid(_decoder.ErrorText);
                break;
        }
    }

    private void OnPacket(in Packet packet)
    {
        if (packet.Type == PacketType.Connect)
        {
            OnConnect(packet.Namespace, packet.Payload);
            return;
        }

        Socket? socket;
        bool left;
        lock (_gate)
        {
            if (_closed)
            {
                return;
            }

            left = !_sockets.TryGetValue(packet.Namespace, out socket) && _left?.Contains(packet.Namespace) == true;
        }

        if (socket is null)
        {
            // Sent before the client could know that it has been disconnected: nobody's fault. Otherwise it comes before the reply to
            // CONNECT, or without one, and the connection is closed, as by the Node.js server.
            if (!left)
            {
                Close();
            }

            return;
        }

        switch (packet.Type)
        {
            case PacketType.Event or PacketType.BinaryEvent:
                socket.OnEvent(packet);
                break;
            case PacketType.Ack or PacketType.BinaryAck:
                socket.OnAck(packet);
                break;
            case PacketType.Disconnect:
                socket.OnClose(DisconnectReason.ClientNamespaceDisconnect, description: null);
                break;
            default:
                Close();
                break;
        }
    }

    private void OnConnect(string nsp, ReadOnlyMemory<byte> auth)
    {
        bool added;
        bool full;
        lock (_gate)
        {
            if (_closed)
            {
                return;
            }

            full = _sockets.Count >= Server.Options.NamespacesPerConnectionMax && !_sockets.ContainsKey(nsp);
            added = !full && _sockets.TryAdd(nsp, null);
            _left?.Remove(nsp);
        }

        if (full)
        {
            SendConnectError(nsp, "Too many namespaces", data: null);
        }
        else if (added)
        {
            Look(nsp, ParseAuth(auth));
        }
        else
        {
            Close();
        }
    }

    /// <summary>Finds the namespace; refused at once when there is none.</summary>
    private void Look(string nsp, JsonElement auth)
    {
        var search = Server.FindForConnectAsync(nsp, auth);
        if (!search.IsCompletedSuccessfully)
        {
            _ = LookAsync(nsp, auth, search);
        }
        else if (search.Result is { } target)
        {
            (_admissions ??= []).Add((target, auth));
        }
        else
        {
            Refuse(nsp, InvalidNamespace, data: null);
        }
    }

    private async Task LookAsync(string nsp, JsonElement auth, ValueTask<Namespace?> search)
    {
        if (await search.ConfigureAwait(false) is { } target)
        {
            await AdmitAsync(target, auth).ConfigureAwait(false);
        }
        else
        {
            Refuse(nsp, InvalidNamespace, data: null);
        }
    }

    private async Task AdmitAsync(Namespace target, JsonElement auth)
    {
        var nsp = target.Name;
        var socket = new Socket(target, this, new Handshake(Conn.Request, auth, Server));
        var refusal = await target.AdmitAsync(socket).ConfigureAwait(false);
        if (refusal is not null)
        {
            socket.Abandon();
            target.ConnectEnded();
            Refuse(nsp, refusal.Message, refusal.ErrorData);
            return;
        }

        bool admitted;
        lock (_gate)
        {
            admitted = !_closed;
            if (admitted)
            {
                _sockets[nsp] = socket;
                StopConnectTimer();
            }
        }

        if (admitted)
        {
            target.Connect(socket);
        }
        else
        {
            socket.Abandon();
        }

        target.ConnectEnded();
    }

    private void Refuse(string nsp, string message, object? data)
    {
        lock (_gate)
        {
            _sockets.Remove(nsp);
        }

        SendConnectError(nsp, message, data);
    }

    private void SendConnectError(string nsp, string message, object? data)
    {
        var buffer = FrameBuffer.Rent();
        try
        {
            PacketEncoding.WriteConnectError(buffer, Server.Serializer, nsp, message, data);
            Conn.Send(buffer, SendFlags.None);
        }
        catch (Exception error) when (data is not null)
        {
            // The application's data cannot be written; its message can.
            Server.Engine.Log.MiddlewareFailed(error, nsp);
            SendConnectError(nsp, message, data: null);
        }
        finally
        {
            buffer.Return();
        }
    }

    private void OnInvalid(string error)
    {
        Server.Engine.Log.InvalidPacket(error);
        Socket?[] sockets;
        lock (_gate)
        {
            sockets = [.. _sockets.Values];
        }

        var exception = new InvalidPacketException(error);
        foreach (var socket in sockets)
        {
            socket?.RaiseError(exception);
        }

        Conn.CloseGracefully(discard: false, DisconnectReason.ForcedClose);
        OnClose(DisconnectReason.ForcedClose, error);
    }

    // The decoder has made sure that it is an object.
    private JsonElement ParseAuth(ReadOnlyMemory<byte> payload) =>
        payload.IsEmpty ? default : JsonElement.Parse(payload.Span, new JsonDocumentOptions { MaxDepth = Server.Options.JsonDepthMax });

    private void StopConnectTimer()
    {
        _connectTimer?.Stop();
        _connectTimer = null;
    }

    /// <summary>Closes a connection that has joined no namespace in time. Once stopped it no longer holds the connection.</summary>
    private sealed class ConnectTimer(ClientConnection connection) : WheelItem
    {
        private ClientConnection? _connection = connection;

        public void Stop() => Volatile.Write(ref _connection, null);

        protected internal override long OnDue(long nowMs)
        {
            Volatile.Read(ref _connection)?.Close();
            return Done;
        }
    }
}
