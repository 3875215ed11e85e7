using System.Text.Json;
using Parlance.SocketIO.Protocol;

namespace Parlance.SocketIO;

public sealed partial class Socket
{
    private readonly HandlerList<Action<OutgoingEvent>> _anyOutgoing = new();
    private PendingAcks? _acks;
    private string[]? _alone;

    /// <summary>Sends only if it can leave at once.</summary>
    public SocketEmitter Volatile => new(this, SendFlags.Volatile, timeout: null);

    /// <summary>Reaches everybody in the namespace but this socket.</summary>
    public BroadcastOperator Broadcast => Others(BroadcastOptions.All);

    /// <summary>Reaches everybody on this server but this socket.</summary>
    public BroadcastOperator Local => Broadcast.Local;

    /// <summary>Allows or forbids compression of the long-polling response, or of the WebSocket message where <see cref="EngineOptions.PerMessageDeflate"/> is set.</summary>
    public SocketEmitter Compress(bool compress) => new(this, compress ? SendFlags.None : SendFlags.NoCompress, timeout: null);

    /// <inheritdoc cref="SocketEmitter.Timeout"/>
    public SocketEmitter Timeout(TimeSpan timeout) => new SocketEmitter(this, SendFlags.None, timeout: null).Timeout(timeout);

    /// <summary>Reaches the members of a room but this socket.</summary>
    public BroadcastOperator To(string room)
    {
        ArgumentNullException.ThrowIfNull(room);
        return new BroadcastOperator(Namespace.Adapter, new BroadcastOptions { Rooms = new[] { room }, Except = Alone });
    }

    /// <summary>Reaches the members of several rooms, each once, but this socket.</summary>
    public BroadcastOperator To(params IEnumerable<string> rooms) => Broadcast.To(rooms);

    /// <inheritdoc cref="To(string)"/>
    public BroadcastOperator In(string room) => To(room);

    /// <inheritdoc cref="To(IEnumerable{string})"/>
    public BroadcastOperator In(params IEnumerable<string> rooms) => Broadcast.To(rooms);

    /// <summary>Reaches everybody but this socket and the members of a room.</summary>
    public BroadcastOperator Except(string room) => Broadcast.Except(room);

    /// <summary>Reaches everybody but this socket and the members of several rooms.</summary>
    public BroadcastOperator Except(params IEnumerable<string> rooms) => Broadcast.Except(rooms);

    /// <summary>Sends an event. Dropped without a word when the socket is disconnected.</summary>
    /// <exception cref="ArgumentException">The event's name is reserved.</exception>
    /// <exception cref="NotSupportedException">An argument cannot be written as JSON.</exception>
    public void Emit(string eventName, params ReadOnlySpan<object?> args) => EmitCore(eventName, args, SendFlags.None);

    /// <summary>Sends the event <c>message</c>.</summary>
    public void Send(params ReadOnlySpan<object?> args) => EmitCore("message", args, SendFlags.None);

    /// <summary>Sends an event and waits for the acknowledgement.</summary>
    /// <param name="eventName">The event.</param>
    /// <param name="payload">Its only argument.</param>
    /// <param name="timeout">How long to wait. An infinite time lasts as long as the client is connected.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The acknowledgement's first argument.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is neither positive nor infinite.</exception>
    /// <exception cref="AckTimeoutException">None came in time.</exception>
    /// <exception cref="SocketDisconnectedException">The client went away.</exception>
    /// <exception cref="System.Text.Json.JsonException">The answer does not fit the type.</exception>
    /// <exception cref="InvalidOperationException">The client owes too many acknowledgements.</exception>
    public Task<T?> EmitWithAck<T>(string eventName, object? payload, TimeSpan timeout, CancellationToken cancellationToken = default) =>
        FirstAsync<T>(EmitWithAckCore(eventName, [payload], SendFlags.None, AckTime.Of(timeout), cancellationToken));

    /// <summary>Sends an event and waits for the acknowledgement for as long as the client is connected.</summary>
    /// <inheritdoc cref="EmitWithAck{T}(string, object?, TimeSpan, CancellationToken)"/>
    public Task<T?> EmitWithAck<T>(string eventName, params ReadOnlySpan<object?> args) =>
        FirstAsync<T>(EmitWithAckCore(eventName, args, SendFlags.None, timeout: null, CancellationToken.None));

    /// <summary>Adds a listener for everything that is sent to this client, broadcasts included; it runs before the sending.</summary>
    /// <returns>Removes the listener.</returns>
    public IDisposable OnAnyOutgoing(Action<OutgoingEvent> listener)
    {
        ArgumentNullException.ThrowIfNull(listener);
        return _anyOutgoing.Add(listener);
    }

    /// <summary>Like <see cref="OnAnyOutgoing"/>, before the listeners that are there.</summary>
    public IDisposable PrependAnyOutgoing(Action<OutgoingEvent> listener)
    {
        ArgumentNullException.ThrowIfNull(listener);
        return _anyOutgoing.Add(listener, first: true);
    }

    /// <summary>Removes one listener, or all of them.</summary>
    public void OffAnyOutgoing(Action<OutgoingEvent>? listener = null)
    {
        if (listener is null)
        {
            _anyOutgoing.Clear();
        }
        else
        {
            _anyOutgoing.Remove(listener);
        }
    }

    /// <summary>The listeners of <see cref="OnAnyOutgoing"/>.</summary>
    public IReadOnlyList<Action<OutgoingEvent>> ListenersAnyOutgoing() => _anyOutgoing.Items;

    /// <summary>The room of this socket alone, as what a broadcast leaves out.</summary>
    private string[] Alone => _alone ??= [Id];

    internal BroadcastOperator Others(BroadcastOptions options) => new(Namespace.Adapter, options with { Except = Alone });

    internal void EmitCore(string eventName, ReadOnlySpan<object?> args, SendFlags flags)
    {
        ReservedEventNames.Check(eventName);
        if (_life == Life.Disconnected || (flags.HasFlag(SendFlags.Volatile) && !Conn.Writable))
        {
            return;
        }

        TellOutgoing(eventName, args);
        if (Recovery is { } recovery && !flags.HasFlag(SendFlags.Volatile))
        {
            var packet = new BroadcastPacket(Server, Namespace.Name, eventName, args.ToArray(), !flags.HasFlag(SendFlags.NoCompress));
            Namespace.Sessions!.EmitTo(this, recovery, packet, flags);
        }
        else
        {
            _peer.SendEvent(this, ackId: null, eventName, args, flags);
        }
    }

    internal Task<ArgumentList> EmitWithAckCore(string eventName, ReadOnlySpan<object?> args, SendFlags flags, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        ReservedEventNames.Check(eventName);
        if (_life == Life.Disconnected)
        {
            return Task.FromException<ArgumentList>(new SocketDisconnectedException());
        }

        var wheel = Server.Engine.Wheel;
        var ack = new SingleAck { DeadlineMs = timeout is { } time ? wheel.NowMs + (long)time.TotalMilliseconds : long.MaxValue };
        var id = Namespace.NextAckId();
        Owe(id, ack);
        TellOutgoing(eventName, args);
        try
        {
            _peer.SendEvent(this, id, eventName, args, flags);
        }
        catch
        {
            Acks.TryTake(id, out _);
            throw;
        }

        return cancellationToken.CanBeCanceled ? WithCancellationAsync(id, ack, cancellationToken) : ack.Completion;
    }

    internal async Task<T?> FirstAsync<T>(Task<ArgumentList> ack)
    {
        var arguments = await ack.ConfigureAwait(false);
        try
        {
            return arguments.Count > 0 ? arguments[0].Get<T>(Server.Serializer) : default;
        }
        catch (JsonException error) when (ClientFault.Mark(error))
        {
            throw;
        }
    }

    internal void SendAck(ulong id, ReadOnlySpan<object?> args) => _peer.SendAck(this, id, args);

    internal void SendAckError(ulong id, object error) => _peer.SendAckError(this, id, error);

    internal void SendBroadcast(BroadcastPacket packet, SendFlags flags)
    {
        if (_life == Life.Connected)
        {
            TellOutgoing(packet.EventName, packet.ArgumentArray);
            _peer.SendBroadcast(packet, flags);
        }
    }

    /// <summary>Tells the listeners of a broadcast that is about to be sent.</summary>
    internal void TellOfBroadcast(BroadcastPacket packet)
    {
        if (_life == Life.Connected)
        {
            TellOutgoing(packet.EventName, packet.ArgumentArray);
        }
    }

    /// <summary>Sends a broadcast of which the listeners have been told.</summary>
    internal void SendUntold(BroadcastPacket packet, SendFlags flags)
    {
        if (_life == Life.Connected)
        {
            _peer.SendBroadcast(packet, flags);
        }
    }

    internal void SendBroadcastWithAck(BroadcastPacket packet, SendFlags flags, BroadcastAck ack)
    {
        var id = packet.AckId!.Value;
        try
        {
            Owe(id, new SharedAck(ack));
        }
        catch (InvalidOperationException)
        {
            ack.Gone();
            return;
        }

        if (ack.TryOwe(Acks, id))
        {
            SendBroadcast(packet, flags);
        }
        else
        {
            Acks.TryTake(id, out _);
        }
    }

    private void Owe(ulong id, PendingAck ack)
    {
        Acks.Add(id, ack);

        // Disconnected meanwhile, when there was nothing yet that could have been closed.
        if (_life == Life.Disconnected)
        {
            Acks.Close();
        }
    }

    internal void OnAck(in Packet packet)
    {
        if (packet.AckId is { } id)
        {
            OnAck(id, packet.Arguments);
        }
    }

    internal void OnAck(ulong id, in ArgumentList arguments)
    {
        if (_acks is { } acks && acks.TryTake(id, out var ack))
        {
            ack!.OnAck(arguments);
        }
    }

    internal void OnAckError(ulong id, in Argument error)
    {
        if (_acks is { } acks && acks.TryTake(id, out var ack))
        {
            ack!.OnError(error);
        }
    }

    private PendingAcks Acks => _acks ?? Interlocked.CompareExchange(ref _acks, new PendingAcks(_peer), comparand: null) ?? _acks;

    private async Task<ArgumentList> WithCancellationAsync(ulong id, SingleAck ack, CancellationToken cancellationToken)
    {
        using var registration = cancellationToken.UnsafeRegister(
            (_, token) =>
            {
                if (Acks.TryTake(id, out var _))
                {
                    ack.Cancel(token);
                }
            },
            state: null);
        return await ack.Completion.ConfigureAwait(false);
    }

    private void TellOutgoing(string eventName, ReadOnlySpan<object?> args)
    {
        var listeners = _anyOutgoing.Items;
        if (listeners.Length == 0)
        {
            return;
        }

        var outgoing = new OutgoingEvent(eventName, args.ToArray());
        foreach (var listener in listeners)
        {
            try
            {
                listener(outgoing);
            }
            catch (Exception error)
            {
                Server.Engine.Log.HookFailed(error, "outgoing", Namespace.Name);
            }
        }
    }
}

/// <summary>An event that is being sent.</summary>
/// <param name="EventName">The event.</param>
/// <param name="Arguments">Its arguments.</param>
public sealed record OutgoingEvent(string EventName, IReadOnlyList<object?> Arguments);
