using System.Collections.Concurrent;
using Parlance.SocketIO.Protocol;

namespace Parlance.SocketIO;

public sealed partial class Namespace
{
    private readonly ConcurrentDictionary<string, HandlerList<Func<ServerSideEvent, Task>>> _serverSideHandlers = new(StringComparer.Ordinal);

    private BroadcastOperator Everybody => field ??= new BroadcastOperator(Adapter, BroadcastOptions.All);

    /// <summary>Sends only to sockets that can be written to at once.</summary>
    public BroadcastOperator Volatile => Everybody.Volatile;

    /// <summary>Sends only to sockets of this server.</summary>
    public BroadcastOperator Local => Everybody.Local;

    /// <summary>Reaches the members of a room.</summary>
    public BroadcastOperator To(string room) => Everybody.To(room);

    /// <summary>Reaches the members of several rooms, each once.</summary>
    public BroadcastOperator To(params IEnumerable<string> rooms) => Everybody.To(rooms);

    /// <inheritdoc cref="To(string)"/>
    public BroadcastOperator In(string room) => Everybody.To(room);

    /// <inheritdoc cref="To(IEnumerable{string})"/>
    public BroadcastOperator In(params IEnumerable<string> rooms) => Everybody.To(rooms);

    /// <summary>Leaves out the members of a room.</summary>
    public BroadcastOperator Except(string room) => Everybody.Except(room);

    /// <summary>Leaves out the members of several rooms.</summary>
    public BroadcastOperator Except(params IEnumerable<string> rooms) => Everybody.Except(rooms);

    /// <summary>Allows or forbids compression of long-polling responses, and of WebSocket messages where <see cref="EngineOptions.PerMessageDeflate"/> is set.</summary>
    public BroadcastOperator Compress(bool compress) => Everybody.Compress(compress);

    /// <inheritdoc cref="BroadcastOperator.Timeout"/>
    public BroadcastOperator Timeout(TimeSpan timeout) => Everybody.Timeout(timeout);

    /// <summary>Sends an event to every socket of the namespace.</summary>
    /// <exception cref="ArgumentException">The event's name is reserved.</exception>
    public void Emit(string eventName, params ReadOnlySpan<object?> args) => Everybody.Emit(eventName, args);

    /// <summary>Sends the event <c>message</c> to every socket of the namespace.</summary>
    public void Send(params ReadOnlySpan<object?> args) => Everybody.Emit("message", args);

    /// <summary>Sends an event to every socket and waits for all to acknowledge it.</summary>
    /// <returns>The first argument of each acknowledgement.</returns>
    /// <exception cref="BroadcastAckException">Some went away before they did.</exception>
    public Task<IReadOnlyList<T?>> EmitWithAck<T>(string eventName, params ReadOnlySpan<object?> args) => Everybody.EmitWithAck<T>(eventName, args);

    /// <summary>Finds the sockets of the namespace, on all servers.</summary>
    public Task<IReadOnlyList<RemoteSocket>> FetchSockets() => Everybody.FetchSockets();

    /// <summary>Makes every socket of the namespace join rooms.</summary>
    public Task SocketsJoin(params IEnumerable<string> rooms) => Everybody.SocketsJoin(rooms);

    /// <summary>Makes every socket of the namespace leave rooms.</summary>
    public Task SocketsLeave(params IEnumerable<string> rooms) => Everybody.SocketsLeave(rooms);

    /// <summary>Disconnects every socket of the namespace.</summary>
    /// <param name="close">Whether to close the underlying connections too.</param>
    public Task DisconnectSockets(bool close = false) => Everybody.DisconnectSockets(close);

    /// <summary>Sends an event to the other servers of the cluster. Without a cluster there are none.</summary>
    public void ServerSideEmit(string eventName, params ReadOnlySpan<object?> args)
    {
        ReservedEventNames.CheckServerSide(eventName);
        Adapter.ServerSideEmit(eventName, args.ToArray());
    }

    /// <summary>Sends an event to the other servers of the cluster and waits for each to answer.</summary>
    /// <exception cref="TimeoutException">Some did not answer in time.</exception>
    public Task<IReadOnlyList<Argument>> ServerSideEmitWithAck(string eventName, params ReadOnlySpan<object?> args)
    {
        ReservedEventNames.CheckServerSide(eventName);
        return Adapter.ServerSideEmitWithAck(eventName, args.ToArray());
    }

    /// <summary>Adds a handler for an event that another server has sent with <see cref="ServerSideEmit"/>.</summary>
    /// <returns>Removes the handler.</returns>
    public IDisposable OnServerSideEmit(string eventName, Func<ServerSideEvent, Task> handler)
    {
        ReservedEventNames.CheckServerSide(eventName);
        ArgumentNullException.ThrowIfNull(handler);
        var handlers = _serverSideHandlers.GetOrAdd(eventName, static _ => new HandlerList<Func<ServerSideEvent, Task>>());
        return handlers.Add(handler);
    }

    /// <summary>Hands an event of another server to its handlers. For adapters.</summary>
    public async Task OnServerSideEvent(ServerSideEvent serverSideEvent)
    {
        ArgumentNullException.ThrowIfNull(serverSideEvent);
        if (!_serverSideHandlers.TryGetValue(serverSideEvent.EventName, out var handlers))
        {
            return;
        }

        foreach (var handler in handlers.Items)
        {
            try
            {
                await handler(serverSideEvent).ConfigureAwait(false);
            }
            catch (Exception error)
            {
                Server.Engine.Log.HandlerFailed(error, serverSideEvent.EventName, Name);
            }
        }
    }
}

/// <summary>An event that another server of the cluster has sent.</summary>
/// <param name="EventName">The event.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="Answer">Answers it; null when no answer was asked for.</param>
public sealed record ServerSideEvent(string EventName, ArgumentList Arguments, Action<object?>? Answer);
