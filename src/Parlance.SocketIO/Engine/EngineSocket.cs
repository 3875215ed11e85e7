using System.Text;
using Parlance.SocketIO.Engine;
using Parlance.SocketIO.Engine.Sending;
using Parlance.SocketIO.Engine.Timing;

namespace Parlance.SocketIO;

/// <summary>
/// One Engine.IO session: a connection that outlives its transports. Socket.IO's <c>socket.conn</c>. All members are thread-safe.
/// </summary>
/// <remarks>Follows <see href="https://socket.io/docs/v4/engine-io-protocol/"/>, protocol 4.</remarks>
public sealed partial class EngineSocket
{
    // Guards state, transport and queue. Held for moments, never while user code runs.
    private readonly Lock _gate = new();
    private readonly EngineServer _server;
    private readonly IEngineReceiver _receiver;
    private readonly byte _protocol;
    private EngineTransport _transport;
    private SendQueue _queue;
    private volatile EngineState _state = EngineState.Open;
    private EngineSocketEvents? _events;

    internal EngineSocket(EngineServer server, string sid, int protocol, EngineFraming framing, EngineRequestInfo request, Func<EngineSocket, IEngineReceiver> receiver, Func<EngineSocket, EngineTransport> transport)
    {
        _server = server;
        Id = sid;
        _protocol = (byte)protocol;
        Framing = framing;
        Request = request;
        _transport = transport(this);
        OpenedOver = TransportNames.Of(_transport.Kind);
        _receiver = receiver(this);
    }

    /// <summary>
    /// The session's id. A secret: whoever has it can take the session over. Never show it to another client or use it as a public name;
    /// <see cref="Socket.Id"/> is made for that.
    /// </summary>
    public string Id { get; }

    /// <summary>The transport in use: <c>polling</c> or <c>websocket</c>.</summary>
    public string TransportName => TransportNames.Of(Volatile.Read(ref _transport).Kind);

    /// <summary>The Engine.IO protocol's version: 4, or 3 where <see cref="EngineOptions.AllowEIO3"/> lets such a client in.</summary>
    public int Protocol => _protocol;

    /// <summary>The address of the client's end of the connection that made the session, as ASP.NET Core knows it.</summary>
    public string RemoteAddress => Request.RemoteAddress;

    /// <summary>Whether the session is open.</summary>
    public bool IsOpen => _state == EngineState.Open;

    /// <summary>How many packets wait to be sent.</summary>
    public int BufferedPackets
    {
        get
        {
            lock (_gate)
            {
                return _queue.Count;
            }
        }
    }

    /// <summary>How many bytes wait to be sent, with what their bookkeeping costs.</summary>
    public long BufferedBytes
    {
        get
        {
            lock (_gate)
            {
                return _queue.Bytes;
            }
        }
    }

    internal EngineFraming Framing { get; }

    internal EngineRequestInfo Request { get; }

    /// <summary>The transport that the session began with.</summary>
    internal string OpenedOver { get; }

    internal EngineServer Server => _server;

    internal IEngineReceiver Receiver => _receiver;

    /// <summary>Whether the client, of protocol 3, has asked for base64 in place of binary.</summary>
    internal bool WantsBase64 { get; set; }

    internal TimerWheel Wheel => _server.Wheel;

    internal EngineTransports TransportKind => Volatile.Read(ref _transport).Kind;

    /// <summary>Whether a packet would leave at once. What a volatile packet asks.</summary>
    internal bool Writable
    {
        get
        {
            lock (_gate)
            {
                return _state == EngineState.Open && _queue.IsEmpty && _transport.Writable;
            }
        }
    }

    /// <summary>Sends a text message. Does nothing when the session is closed.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="message"/> is null.</exception>
    public void Send(string message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var buffer = FrameBuffer.Rent();
        if (Framing == EngineFraming.EngineIO)
        {
            buffer.WriteByte((byte)'4');
        }

        buffer.Advance(Encoding.UTF8.GetBytes(message, buffer.GetSpan(Encoding.UTF8.GetMaxByteCount(message.Length))));
        Send(buffer, SendFlags.None);
        buffer.Return();
    }

    /// <summary>Sends a binary message. Does nothing when the session is closed.</summary>
    public void Send(ReadOnlySpan<byte> message) => Send(OutgoingPacket.Binary(message), SendFlags.None);

    /// <summary>Closes the session with <c>forced close</c>, after what waits has been sent.</summary>
    /// <param name="discard">Whether to drop what waits instead.</param>
    public void Close(bool discard = false) => CloseGracefully(discard, DisconnectReason.ForcedClose);

    /// <summary>What the application is told happened, in <see cref="EngineSocketEvents"/>.</summary>
    internal EngineSocketEvents Events => _events ?? Interlocked.CompareExchange(ref _events, new EngineSocketEvents(), comparand: null) ?? _events;

    internal EngineSocketEvents? SubscribedEvents => _events;
}

/// <summary>A session's life.</summary>
internal enum EngineState : byte
{
    Open,

    /// <summary>The server has closed it; what waits is still being sent, or a poll must come to learn it.</summary>
    Closing,

    Closed,
}

/// <summary>What a message looks like on the wire.</summary>
internal enum EngineFraming : byte
{
    /// <summary>Engine.IO packets.</summary>
    EngineIO,

    /// <summary>Bare messages: the WebSocket door for clients without Socket.IO. Kept alive by WebSocket pings.</summary>
    Bare,
}

/// <summary>What came of a packet that was to be sent.</summary>
internal enum SendOutcome : byte
{
    Dropped,
    Sent,

    /// <summary>It waits, and is one too many.</summary>
    Overflow,
}

/// <summary>How a packet is to be sent.</summary>
[Flags]
internal enum SendFlags : byte
{
    None = 0,

    /// <summary>Drop it unless it can leave at once.</summary>
    Volatile = 1,

    /// <summary>Leave it uncompressed.</summary>
    NoCompress = 2,
}
