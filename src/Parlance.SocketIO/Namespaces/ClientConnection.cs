using System.Buffers;
using System.Text.Json;
using Parlance.SocketIO.Protocol;

namespace Parlance.SocketIO;

/// <summary>
/// A Socket.IO client on one Engine.IO connection, with a socket for each namespace that it has joined. The Node.js server's <c>Client</c>.
/// </summary>
/// <remarks>
/// A CONNECT to a namespace that exists is carried out when the read or POST that brought it has been handed over: what follows it there
/// comes before the reply and is a violation, as with the Node.js server.
/// </remarks>
internal sealed partial class ClientConnection : SocketPeer, IEngineReceiver
{
    private readonly Lock _gate = new();
    private readonly IPacketDecoder _decoder;

    // A null value is a CONNECT that has not been answered.
    private readonly Dictionary<string, Socket?> _sockets = new(1, StringComparer.Ordinal);
    private HashSet<string>? _left;
    private List<(Namespace Target, JsonElement Auth)>? _admissions;
    private int _attachmentBytes;

    // Each handshake keeps its auth object. All of them together may be as large as one message, as a single one may be.
    private long _authBytes;
    private bool _closed;
    private ConnectTimer? _connectTimer;

    public ClientConnection(SocketIOServer server, EngineSocket conn)
        : base(server)
    {
        Conn = conn;
        _decoder = server.Options.Parser.CreateDecoder(server.DecoderOptions, server.Names);
        _connectTimer = new ConnectTimer(this);
        server.Engine.Wheel.Add(_connectTimer, server.Engine.Wheel.NowMs + (long)server.Options.ConnectTimeout.TotalMilliseconds);
    }

    public override EngineSocket Conn { get; }

    public void OnText(ReadOnlySequence<byte> message) => OnDecoded(_decoder.Text(message, out var packet), packet);

    public void OnBinary(ReadOnlyMemory<byte> message)
    {
        _attachmentBytes += message.Length;
        OnDecoded(_decoder.Binary(message, out var packet), packet);
    }

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

        End();
    }

    public override void Remove(Socket socket)
    {
        lock (_gate)
        {
            if (_sockets.Remove(socket.Namespace.Name))
            {
                _authBytes -= BytesOf(socket.Handshake.Auth);

                // Dynamic namespaces could be left without end. Whoever leaves so many waits for no pardon.
                if (_left?.Count >= Server.Options.NamespacesPerConnectionMax)
                {
                    _left.Clear();
                }

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

    private void OnDecoded(DecodeStatus status, in Packet packet)
    {
        switch (status)
        {
            case DecodeStatus.NeedMore:
                break;
            case DecodeStatus.Complete:
                OnPacket(packet);
                _attachmentBytes = 0;
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
            if (Conn.Protocol == 3)
            {
                OnConnectV3(packet.Namespace);
            }
            else
            {
                OnConnect(packet.Namespace, packet.Payload);
            }

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
                socket.OnEvent(new EventContext(socket, packet, _attachmentBytes));
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

    private void OnInvalid(string error)
    {
        Server.Engine.Metrics.PacketInvalid(error);
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

        Conn.CloseGracefully(discard: false, DisconnectReason.ForcedClose, error);
        OnClose(DisconnectReason.ForcedClose, error);
    }
}
