namespace Parlance.SocketIO;

/// <summary>
/// The client at the other end of a <see cref="Socket"/>, and the words in which it is spoken to: Socket.IO packets, or the frames of the bare
/// WebSocket door. Thread-safe.
/// </summary>
internal abstract class SocketPeer(SocketIOServer server)
{
    // A client that is asked something answers behind what it has sent by then, and the handler that asked may be what all of that waits for. So more is
    // read while it owes answers: many times as many events, since one event is little, and twice the bytes.
    private const int OwedCountFactor = 16;
    private const int OwedBytesFactor = 2;

    private readonly Lock _backlogGate = new();
    private int _backlogCount;
    private long _backlogBytes;
    private int _acksOwed;
    private TaskCompletionSource? _backlogRoom;
    private List<Socket>? _asking;
    private bool _ended;

    public SocketIOServer Server { get; } = server;

    public abstract EngineSocket Conn { get; }

    /// <summary>Whether it understands that it may come back to its session.</summary>
    public virtual bool CanComeBack => false;

    public abstract void SendEvent(Socket socket, ulong? ackId, string eventName, ReadOnlySpan<object?> args, SendFlags flags);

    public abstract void SendBroadcast(BroadcastPacket packet, SendFlags flags);

    public abstract void SendAck(Socket socket, ulong ackId, ReadOnlySpan<object?> args);

    /// <summary>Acknowledges with an error, in the form in which gateways report theirs.</summary>
    public abstract void SendAckError(Socket socket, ulong ackId, object error);

    public abstract void SendConnected(Socket socket);

    public abstract void SendDisconnect(Socket socket);

    /// <summary>The socket has been disconnected.</summary>
    public abstract void Remove(Socket socket);

    /// <summary>Disconnects every socket of the client, each of which is told, and closes the connection.</summary>
    public virtual void DisconnectAll() => Close();

    /// <summary>The client has joined no namespace in time.</summary>
    protected void OnConnectTimeout()
    {
        Server.Engine.OnLimit(Conn, new LimitReached(EngineLimit.ConnectTimeout, (long)Server.Options.ConnectTimeout.TotalMilliseconds));
        Close();
    }

    /// <summary>Closes the connection and every socket on it.</summary>
    public abstract void Close();

    /// <summary>An event waits for its handler.</summary>
    public void BacklogAdded(int bytes)
    {
        lock (_backlogGate)
        {
            _backlogCount++;
            _backlogBytes += bytes;
        }
    }

    public void BacklogRemoved(int bytes)
    {
        TaskCompletionSource? room;
        lock (_backlogGate)
        {
            _backlogCount--;
            _backlogBytes -= bytes;
            room = TakeRoom();
        }

        room?.TrySetResult();
    }

    /// <summary>The client is asked for an acknowledgement.</summary>
    public void AckOwed()
    {
        TaskCompletionSource? room;
        lock (_backlogGate)
        {
            _acksOwed++;
            room = TakeRoom();
        }

        room?.TrySetResult();
    }

    /// <summary>So many acknowledgements have come, or are not waited for any more.</summary>
    public void AcksSettled(int count)
    {
        lock (_backlogGate)
        {
            _acksOwed -= count;
        }
    }

    /// <summary>Completed unless the backlog is full and the connection lives.</summary>
    public ValueTask BacklogReadyAsync()
    {
        if (Volatile.Read(ref _backlogCount) == 0)
        {
            return default;
        }

        Task room;
        LimitReached limit;
        lock (_backlogGate)
        {
            if (_ended || !IsFull())
            {
                return default;
            }

            _backlogRoom ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            room = _backlogRoom.Task;
            limit = _backlogCount >= Server.Options.EventBacklogMax
                ? new LimitReached(EngineLimit.EventBacklogFull, Server.Options.EventBacklogMax, _backlogCount)
                : new LimitReached(EngineLimit.EventBacklogFull, Server.Options.EventBacklogBytesMax, _backlogBytes);
        }

        Server.Engine.OnLimit(Conn, limit);
        return new ValueTask(room);
    }

    /// <summary>Runs the namespace's middleware. A socket whose connection ends meanwhile is told.</summary>
    /// <returns>Null when the socket may connect.</returns>
    protected async ValueTask<ConnectErrorException?> AskAsync(Socket socket)
    {
        var admission = socket.Namespace.AdmitAsync(socket);
        if (admission.IsCompleted)
        {
            return await admission.ConfigureAwait(false);
        }

        bool ended;
        lock (_backlogGate)
        {
            ended = _ended;
            (_asking ??= []).Add(socket);
        }

        if (ended)
        {
            socket.Abandon();
        }

        var refusal = await admission.ConfigureAwait(false);
        lock (_backlogGate)
        {
            _asking?.Remove(socket);
        }

        return refusal;
    }

    /// <summary>
    /// The connection has ended: the read loop goes on to learn of it, whatever still waits for its handler, and sockets whose middleware still runs
    /// are told.
    /// </summary>
    protected void End()
    {
        TaskCompletionSource? room;
        List<Socket>? asking;
        lock (_backlogGate)
        {
            _ended = true;
            (room, _backlogRoom) = (_backlogRoom, null);
            (asking, _asking) = (_asking, null);
        }

        room?.TrySetResult();
        asking?.ForEach(static socket => socket.Abandon());
    }

    /// <summary>Who waits for room, if there is some now. With the gate held.</summary>
    private TaskCompletionSource? TakeRoom()
    {
        if (_backlogRoom is not { } room || IsFull())
        {
            return null;
        }

        _backlogRoom = null;
        return room;
    }

    private bool IsFull()
    {
        var (counts, bytes) = _acksOwed > 0 ? (OwedCountFactor, OwedBytesFactor) : (1, 1);
        return _backlogCount / counts >= Server.Options.EventBacklogMax || _backlogBytes / bytes >= Server.Options.EventBacklogBytesMax;
    }
}
