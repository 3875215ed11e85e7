using System.Text.Json;
using Parlance.SocketIO.Engine.Timing;

namespace Parlance.SocketIO;

/// <summary>
/// Says whom a broadcast reaches and how, and sends it: <see href="https://socket.io/docs/v4/server-api/#broadcastoperator"/>. Immutable: each
/// step makes a new one, so that one may be kept and used again. Thread-safe.
/// </summary>
public sealed class BroadcastOperator
{
    private readonly Adapter _adapter;
    private readonly BroadcastOptions _options;

    internal BroadcastOperator(Adapter adapter, BroadcastOptions options)
    {
        _adapter = adapter;
        _options = options;
    }

    /// <summary>Passes over sockets that cannot be written to at once.</summary>
    public BroadcastOperator Volatile => With(_options with { Volatile = true });

    /// <summary>Reaches only sockets of this server.</summary>
    public BroadcastOperator Local => With(_options with { Local = true });

    /// <summary>Reaches the members of a room too.</summary>
    public BroadcastOperator To(string room) => With(_options with { Rooms = And(_options.Rooms, room) });

    /// <summary>Reaches the members of several rooms too, each once.</summary>
    public BroadcastOperator To(params IEnumerable<string> rooms) => With(_options with { Rooms = [.. _options.Rooms, .. rooms.Select(Named)] });

    /// <inheritdoc cref="To(string)"/>
    public BroadcastOperator In(string room) => To(room);

    /// <inheritdoc cref="To(IEnumerable{string})"/>
    public BroadcastOperator In(params IEnumerable<string> rooms) => To(rooms);

    /// <summary>Leaves out the members of a room.</summary>
    public BroadcastOperator Except(string room) => With(_options with { Except = And(_options.Except, room) });

    /// <summary>Leaves out the members of several rooms.</summary>
    public BroadcastOperator Except(params IEnumerable<string> rooms) => With(_options with { Except = [.. _options.Except, .. rooms.Select(Named)] });

    /// <summary>Allows or forbids compression of long-polling responses, and of WebSocket messages where <see cref="EngineOptions.PerMessageDeflate"/> is set.</summary>
    public BroadcastOperator Compress(bool compress) => With(_options with { Compress = compress });

    /// <summary>Sets how long acknowledgements are waited for. An infinite time lasts as long as the clients are connected.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is neither positive nor infinite.</exception>
    public BroadcastOperator Timeout(TimeSpan timeout) => With(_options with { Timeout = AckTime.Of(timeout) });

    /// <summary>Sends an event.</summary>
    /// <exception cref="ArgumentException">The event's name is reserved.</exception>
    public void Emit(string eventName, params ReadOnlySpan<object?> args)
    {
        ReservedEventNames.Check(eventName);
        _adapter.Broadcast(Packet(eventName, args, ackId: null), _options);
    }

    /// <summary>Sends the event <c>message</c>.</summary>
    public void Send(params ReadOnlySpan<object?> args) => Emit("message", args);

    /// <summary>Sends an event and waits until every client that it reaches has acknowledged it.</summary>
    /// <returns>The first argument of each acknowledgement, in the order in which they came.</returns>
    /// <exception cref="ArgumentException">The event's name is reserved.</exception>
    /// <exception cref="BroadcastAckException">Some did not in time, or went away. It holds the answers that came.</exception>
    /// <exception cref="System.Text.Json.JsonException">An answer does not fit the type.</exception>
    public Task<IReadOnlyList<T?>> EmitWithAck<T>(string eventName, params ReadOnlySpan<object?> args)
    {
        ReservedEventNames.Check(eventName);
        return EmitWithAckCore<T>(Packet(eventName, args, _adapter.Namespace.NextAckId()));
    }

    /// <summary>Finds the sockets, on all servers.</summary>
    public Task<IReadOnlyList<RemoteSocket>> FetchSockets() => _adapter.FetchSockets(_options);

    /// <summary>Makes the sockets join rooms.</summary>
    public Task SocketsJoin(params IEnumerable<string> rooms) => _adapter.AddSockets(_options, [.. rooms.Select(Named)]);

    /// <summary>Makes the sockets leave rooms.</summary>
    public Task SocketsLeave(params IEnumerable<string> rooms) => _adapter.DelSockets(_options, [.. rooms.Select(Named)]);

    /// <summary>Disconnects the sockets.</summary>
    /// <param name="close">Whether to close the underlying connections too.</param>
    public Task DisconnectSockets(bool close = false) => _adapter.DisconnectSockets(_options, close);

    private async Task<IReadOnlyList<T?>> EmitWithAckCore<T>(BroadcastPacket packet)
    {
        var ack = new BroadcastAck(_options.Local ? 1 : await _adapter.ServerCount().ConfigureAwait(false));
        if (_options.Timeout is { } timeout)
        {
            var wheel = _adapter.Namespace.Server.Engine.Wheel;
            wheel.Add(new AckTimer(ack), wheel.NowMs + (long)timeout.TotalMilliseconds);
        }

        try
        {
            _adapter.BroadcastWithAck(packet, _options, ack);
        }
        catch
        {
            ack.Forget();
            throw;
        }

        var serializer = _adapter.Namespace.Server.Serializer;
        var responses = await ack.Completion.ConfigureAwait(false);
        try
        {
            return [.. responses.Select(response => response.Get<T>(serializer))];
        }
        catch (JsonException error) when (ClientFault.Mark(error))
        {
            throw;
        }
    }

    /// <summary>One room more. Nearly always it is the first, for which an array does.</summary>
    private static string[] And(IReadOnlyList<string> rooms, string room) => rooms.Count == 0 ? [Named(room)] : [.. rooms, Named(room)];

    private static string Named(string room)
    {
        ArgumentNullException.ThrowIfNull(room);
        return room;
    }

    private BroadcastOperator With(BroadcastOptions options) => new(_adapter, options);

    private BroadcastPacket Packet(string eventName, ReadOnlySpan<object?> args, ulong? ackId) =>
        new(_adapter.Namespace.Server, _adapter.Namespace.Name, eventName, args.ToArray(), _options.Compress, ackId);

    private sealed class AckTimer(BroadcastAck ack) : WheelItem
    {
        protected internal override long OnDue(long nowMs)
        {
            ack.TimeOut();
            return Done;
        }
    }
}
