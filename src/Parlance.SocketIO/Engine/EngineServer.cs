using System.Buffers;
using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Parlance.SocketIO.Engine;
using Parlance.SocketIO.Engine.Timing;

namespace Parlance.SocketIO;

/// <summary>
/// An Engine.IO server: sessions over HTTP long-polling and WebSocket. Socket.IO stands on one (<see cref="SocketIOServer.Engine"/>); with
/// <c>AddEngineIO</c> and <c>MapEngineIO</c> it serves bare messages. Thread-safe.
/// </summary>
/// <remarks>Follows <see href="https://socket.io/docs/v4/engine-io-protocol/"/>, protocol 4, and 3 with <see cref="EngineOptions.AllowEIO3"/>. Engine middleware is ordinary ASP.NET Core middleware.</remarks>
public sealed partial class EngineServer : IDisposable
{
    private readonly ConcurrentDictionary<string, EngineSocket> _sockets = new(StringComparer.Ordinal);
    private readonly EngineCors _cors;
    private readonly TimeProvider _time;
    private volatile bool _closing;

    internal EngineServer(EngineOptions options, ILoggerFactory loggers, IMeterFactory meters, TimeProvider time, Func<IEnumerable<Measurement<long>>>? rooms = null)
    {
        Options = options;
        _time = time;
        _cors = new EngineCors(options.Cors);
        Log = new SocketIOLog(loggers.CreateLogger("Parlance.SocketIO"));
        Metrics = new EngineMetrics(meters, rooms ?? (static () => []));
        Wheel = new TimerWheel(time, WheelTick(options));
        PingIntervalMs = (long)options.PingInterval.TotalMilliseconds;
        PingTimeoutMs = (long)options.PingTimeout.TotalMilliseconds;
    }

    /// <summary>A session has been opened. Handlers run before its first message is read and must not block.</summary>
    public event Action<EngineSocket>? Connection;

    /// <summary>A request has been refused.</summary>
    public event Action<HttpContext, EngineError>? ConnectionError;

    /// <summary>The headers of a session's first response may be changed. Socket.IO's <c>initial_headers</c>.</summary>
    public event Action<IHeaderDictionary, HttpContext>? InitialHeaders;

    /// <summary>The headers of each response may be changed. Socket.IO's <c>headers</c>.</summary>
    public event Action<IHeaderDictionary, HttpContext>? Headers;

    /// <summary>A packet of a session has been handed to its transport, or to the queue in front of it. Socket.IO's <c>flush</c>.</summary>
    public event Action<EngineSocket>? Flush;

    /// <summary>What waited for a session has been sent. Socket.IO's <c>drain</c>.</summary>
    public event Action<EngineSocket>? Drain;

    /// <summary>How many sessions there are.</summary>
    public int ClientsCount => _sockets.Count;

    /// <summary>How many of them are over long-polling now. Looks at each.</summary>
    internal int PollingClientsCount => _sockets.Count(static session => session.Value.TransportKind == EngineTransports.Polling);

    internal EngineOptions Options { get; }

    internal SocketIOLog Log { get; }

    internal EngineMetrics Metrics { get; }

    internal TimerWheel Wheel { get; }

    internal TimeProvider Time => _time;

    internal long PingIntervalMs { get; }

    internal long PingTimeoutMs { get; }

    /// <summary>Makes what stands above each session. Set once, before the first request.</summary>
    internal Func<EngineSocket, IEngineReceiver> ReceiverFactory { get; set; } = static _ => NoReceiver.Instance;

    /// <summary>Closes every session, after what waits has been sent, and takes no more.</summary>
    public void Close()
    {
        Refuse();
        if (!_sockets.IsEmpty)
        {
            Log.Closing(_sockets.Count);
        }

        foreach (var (_, socket) in _sockets)
        {
            socket.CloseGracefully(discard: false, DisconnectReason.ServerShuttingDown);
        }
    }

    /// <summary>Takes no more sessions.</summary>
    internal void Refuse() => _closing = true;

    /// <summary>Drops what is left. Called by the host.</summary>
    public void Dispose()
    {
        _closing = true;
        foreach (var (_, socket) in _sockets)
        {
            socket.CloseNow(DisconnectReason.ServerShuttingDown, DiscardReason.Error);
        }

        Wheel.Dispose();
        Metrics.Dispose();
    }

    /// <summary>Finds a session. Asynchronous because in a cluster the session may live on another node, which the id's prefix names.</summary>
    internal ValueTask<EngineSocket?> FindAsync(string sid) => new(_sockets.GetValueOrDefault(sid));

    internal void RaiseFlush(EngineSocket socket) => Raise(Flush, socket);

    internal void RaiseDrain(EngineSocket socket) => Raise(Drain, socket);

    internal void Remove(EngineSocket socket)
    {
        if (_sockets.TryRemove(new KeyValuePair<string, EngineSocket>(socket.Id, socket)))
        {
            Metrics.Closed(socket.OpenedOver);
        }
    }

    private void Raise(Action<EngineSocket>? listeners, EngineSocket socket)
    {
        try
        {
            listeners?.Invoke(socket);
        }
        catch (Exception error)
        {
            Log.ListenerFailed(error);
        }
    }

    // Fine enough that a timeout is late by an eighth of the shortest period at most, and never finer than the operating system's own grain.
    private static TimeSpan WheelTick(EngineOptions options)
    {
        var shortest = Math.Min(options.PingInterval.TotalMilliseconds, Math.Min(options.PingTimeout.TotalMilliseconds, options.UpgradeTimeout.TotalMilliseconds));
        return TimeSpan.FromMilliseconds(Math.Clamp(shortest / 8, 5, 25));
    }

    private sealed class NoReceiver : IEngineReceiver
    {
        public static readonly NoReceiver Instance = new();

        public void OnOpen()
        {
        }

        public void OnText(ReadOnlySequence<byte> message)
        {
            // Engine.IO alone: whoever wants messages listens to EngineSocket.Message.
        }

        public void OnBinary(ReadOnlyMemory<byte> message)
        {
        }

        public void OnBatchEnd()
        {
        }

        public ValueTask ReadyAsync() => default;

        public void OnClose(DisconnectReason reason, string? description)
        {
        }
    }
}
