using System.Buffers;
using System.Text.Json;
using Parlance.SocketIO.Engine.Timing;

namespace Parlance.SocketIO.Bare;

/// <summary>
/// A client of the bare WebSocket door: one connection, one namespace, JSON frames. Its first frame is
/// <c>{ "event": "auth", "data": { … } }</c>, whose data is the handshake's auth object; so no token ever stands in a URL.
/// </summary>
internal sealed class BareConnection : SocketPeer, IEngineReceiver
{
    private const string AuthEvent = "auth";

    // An Argument made of JSON takes no more.
    private const int JsonDepthLimit = 512;

    private readonly Lock _gate = new();
    private readonly Namespace _namespace;
    private Socket? _socket;
    private ulong? _authId;
    private bool _authReceived;
    private bool _closed;

    public BareConnection(Namespace ns, EngineSocket conn)
        : base(ns.Server)
    {
        _namespace = ns;
        Conn = conn;
        conn.Wheel.Add(new AuthTimer(this), conn.Wheel.NowMs + (long)Server.Options.ConnectTimeout.TotalMilliseconds);
    }

    public override EngineSocket Conn { get; }

    public void OnOpen()
    {
        // The client speaks first.
    }

    public void OnText(ReadOnlySequence<byte> message)
    {
        if (!BareFrame.TryParse(message.ToArray(), Math.Min(Server.Options.JsonDepthMax, JsonDepthLimit), out var frame))
        {
            Violate("A frame is { event, data, id } or a reply { id, data | error }.");
        }
        else if (!_authReceived)
        {
            OnAuth(frame);
        }
        else if (Volatile.Read(ref _socket) is not { } socket)
        {
            Violate("Wait for the answer to auth.");
        }
        else if (frame is { EventName: null, IsError: true })
        {
            socket.OnAckError(frame.Id!.Value, Protocol.Argument.FromJson(frame.Data));
        }
        else if (frame.EventName is null)
        {
            socket.OnAck(frame.Id!.Value, frame.Arguments);
        }
        else if (ReservedEventNames.IsReserved(frame.EventName))
        {
            Violate("The event's name is reserved.");
        }
        else
        {
            socket.OnEvent(new EventContext(socket, frame.EventName, frame.Arguments, frame.Id));
        }
    }

    public void OnBinary(ReadOnlyMemory<byte> message) => Violate("Frames are text.");

    public void OnBatchEnd()
    {
    }

    public ValueTask ReadyAsync() => BacklogReadyAsync();

    public void OnClose(DisconnectReason reason, string? description)
    {
        Socket? socket;
        lock (_gate)
        {
            _closed = true;
            socket = _socket;
        }

        socket?.OnClose(reason, description);
        End();
    }

    public override void SendEvent(Socket socket, ulong? ackId, string eventName, ReadOnlySpan<object?> args, SendFlags flags) =>
        Conn.Send(BareFrames.Event(Server.Serializer, ackId, eventName, args), flags);

    public override void SendBroadcast(BroadcastPacket packet, SendFlags flags) => Conn.Send(packet.BareFrame, flags);

    public override void SendAck(Socket socket, ulong ackId, ReadOnlySpan<object?> args) =>
        Conn.Send(BareFrames.Reply(Server.Serializer, ackId, args), SendFlags.None);

    public override void SendAckError(Socket socket, ulong ackId, object error) =>
        Conn.Send(BareFrames.ErrorReply(Server.Serializer, ackId, error), SendFlags.None);

    public override void SendConnected(Socket socket)
    {
        object?[] sid = [new Dictionary<string, object?>(StringComparer.Ordinal) { ["sid"] = socket.Id }];
        Conn.Send(_authId is { } id ? BareFrames.Reply(Server.Serializer, id, sid) : BareFrames.Event(Server.Serializer, ackId: null, "connect", sid), SendFlags.None);
    }

    public override void SendDisconnect(Socket socket)
    {
        // The close frame says it.
    }

    public override void Remove(Socket socket)
    {
        if (!_closed)
        {
            Conn.CloseGracefully(discard: false, DisconnectReason.ForcedServerClose);
        }
    }

    public override void Close() => Conn.CloseGracefully(discard: false, DisconnectReason.ForcedServerClose);

    private void OnAuth(BareFrame frame)
    {
        if (!string.Equals(frame.EventName, AuthEvent, StringComparison.Ordinal))
        {
            Violate("The first frame is { \"event\": \"auth\", \"data\": { … } }.");
            return;
        }

        var auth = frame.Data.IsEmpty ? default : JsonElement.Parse(frame.Data.Span, new JsonDocumentOptions { MaxDepth = Server.Options.JsonDepthMax });
        if (auth.ValueKind is not (JsonValueKind.Object or JsonValueKind.Undefined or JsonValueKind.Null))
        {
            Violate("The data of auth is an object.");
            return;
        }

        _authReceived = true;
        _authId = frame.Id;
        _ = ConnectAsync(auth.ValueKind == JsonValueKind.Null ? default : auth);
    }

    private async Task ConnectAsync(JsonElement auth)
    {
        var socket = new Socket(_namespace, this, new Handshake(Conn.Request, auth, Server));
        if (await AskAsync(socket).ConfigureAwait(false) is { } refusal)
        {
            socket.Abandon();
            Refuse(refusal.Message, refusal.ErrorData);
            return;
        }

        bool admitted;
        lock (_gate)
        {
            admitted = !_closed;
            if (admitted)
            {
                _socket = socket;
            }
        }

        if (admitted)
        {
            _namespace.Connect(socket);
        }
        else
        {
            socket.Abandon();
        }
    }

    private void Refuse(string message, object? data)
    {
        Server.Engine.Metrics.SocketRefused("middleware");
        Server.Engine.Log.SocketRefused(_namespace.Name, "middleware");
        var error = new Dictionary<string, object?>(StringComparer.Ordinal) { ["message"] = message };
        if (data is not null)
        {
            error["data"] = data;
        }

        try
        {
            Conn.Send(BareFrames.ErrorReply(Server.Serializer, _authId, error), SendFlags.None);
        }
        catch (Exception failure) when (error.Remove("data"))
        {
            // The application's data cannot be written; its message can.
            Server.Engine.Log.MiddlewareFailed(failure, _namespace.Name);
            Conn.Send(BareFrames.ErrorReply(Server.Serializer, _authId, error), SendFlags.None);
        }

        Close();
    }

    /// <summary>Says what was wrong, and closes.</summary>
    private void Violate(string message)
    {
        Server.Engine.Metrics.PacketInvalid("invalid frame");
        Server.Engine.Log.InvalidPacket(message);
        _socket?.RaiseError(new InvalidPacketException(message));
        var error = new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = "invalid", ["message"] = message };
        Conn.Send(BareFrames.ErrorReply(Server.Serializer, id: null, error), SendFlags.None);
        Conn.CloseGracefully(discard: false, DisconnectReason.ForcedClose, message);
    }

    /// <summary>Closes a connection that has not said who it is in time.</summary>
    private sealed class AuthTimer(BareConnection connection) : WheelItem
    {
        protected internal override long OnDue(long nowMs)
        {
            if (Volatile.Read(ref connection._socket) is null)
            {
                RunApart(static connection => connection.OnConnectTimeout(), connection);
            }

            return Done;
        }
    }
}
