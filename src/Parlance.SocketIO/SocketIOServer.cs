using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using Parlance.SocketIO.Protocol;
using Parlance.SocketIO.Recovery;

namespace Parlance.SocketIO;

/// <summary>
/// A Socket.IO server: Socket.IO's <c>io</c>. Members that the namespace <c>/</c> has too act on it.
/// <see href="https://socket.io/docs/v4/server-api/#server"/>. Thread-safe.
/// </summary>
public sealed partial class SocketIOServer : IDisposable
{
    private readonly ConcurrentDictionary<string, Namespace> _namespaces = new(StringComparer.Ordinal);
    private readonly HandlerList<ParentNamespace> _parents = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _makeGate = new();
    private int _serving;

    internal SocketIOServer(SocketIOOptions options, IServiceProvider services, ILoggerFactory loggers, IMeterFactory meters, TimeProvider time)
    {
        Options = options;
        Services = services;
        RecoveryBudget = options.ConnectionStateRecovery is { } recovery ? new RecoveryBudget(recovery) : null;
        Serializer = new PacketSerializer(options.JsonSerializerOptions);
        Encoder = options.Parser.CreateEncoder(Serializer);
        DecoderOptions = new PacketDecoderOptions { ArgumentsMax = options.EventArgumentsMax, JsonDepthMax = options.JsonDepthMax };
        Engine = new EngineServer(options, loggers, meters, time, CountRooms)
        {
            ReceiverFactory = conn => new ClientConnection(this, conn),
        };
        BlockingHandlers = new BlockingHandlers(Engine.Log);
        Sockets = Of("/");
    }

    /// <summary>A namespace has been made.</summary>
    public event Action<Namespace>? NewNamespace;

    /// <summary>The namespace <c>/</c>.</summary>
    public Namespace Sockets { get; }

    /// <summary>The Engine.IO server below.</summary>
    public EngineServer Engine { get; }

    /// <summary>The namespaces that there are.</summary>
    public IReadOnlyCollection<Namespace> Namespaces => [.. _namespaces.Values];

    /// <summary>The path that clients connect to.</summary>
    public string Path => Options.Path;

    /// <summary>How payloads are read and written.</summary>
    public JsonSerializerOptions JsonOptions => Serializer.Options;

    internal SocketIOOptions Options { get; }

    internal IServiceProvider Services { get; }

    internal PacketSerializer Serializer { get; }

    internal IPacketEncoder Encoder { get; }

    internal PacketDecoderOptions DecoderOptions { get; }

    internal Utf8NameTable Names { get; } = new();

    internal ActivitySource Activities { get; } = new("Parlance.SocketIO");

    /// <summary>Null when connections are not recovered.</summary>
    internal RecoveryBudget? RecoveryBudget { get; }

    internal RunningEvents RunningEvents { get; } = new();

    internal BlockingHandlers BlockingHandlers { get; }

    /// <summary>Whether no more events are begun.</summary>
    internal bool Draining { get; private set; }

    internal CancellationToken Stopping => _stopping.Token;

    /// <summary>The namespace of this name, made when it is new. A missing slash in front is added.</summary>
    /// <remarks>A name that a registered pattern accepts becomes a child of that pattern's namespace.</remarks>
    public Namespace Of(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var full = name.StartsWith('/') ? name : "/" + name;
        if (_namespaces.TryGetValue(full, out var existing))
        {
            return existing;
        }

        var parent = _parents.Items.FirstOrDefault(candidate => candidate.Pattern?.IsMatch(full) == true);
        return Make(full, parent);
    }

    /// <summary>The namespaces whose names match a pattern.</summary>
    public ParentNamespace Of(Regex pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        return AddParent((name, _, _) => ValueTask.FromResult(pattern.IsMatch(name)), pattern);
    }

    /// <summary>The namespaces that a function accepts, given the name and the auth object of the CONNECT.</summary>
    public ParentNamespace Of(Func<string, JsonElement, CancellationToken, ValueTask<bool>> accepts)
    {
        ArgumentNullException.ThrowIfNull(accepts);
        return AddParent(accepts, pattern: null);
    }

    /// <summary>
    /// Takes no more connections, lets running event handlers end within <see cref="SocketIOOptions.DrainTimeout"/>, disconnects every socket
    /// with <c>server shutting down</c>, lets what waits be sent, waits for the handlers that still run, and closes the adapters. Called again, it waits
    /// for the same.
    /// </summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task CloseAsync(CancellationToken cancellationToken = default)
    {
        Draining = true;
        Engine.Refuse();
        await _stopping.CancelAsync().ConfigureAwait(false);
        try
        {
            await RunningEvents.WhenNoneAsync().WaitAsync(Options.DrainTimeout, Engine.Time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // They go on after their sockets have been disconnected, which cancels their tokens.
        }

        // Children whose last socket goes are forgotten.
        var namespaces = Namespaces;
        foreach (var socket in namespaces.SelectMany(static nsp => nsp.Sockets.Values))
        {
            socket.OnClose(DisconnectReason.ServerShuttingDown, description: null);
        }

        Engine.Close();
        await RunningEvents.WhenNoneAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
        await Task.WhenAll(namespaces.Union(Namespaces).Select(static nsp => nsp.CloseAdapterAsync())).WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Engine.Dispose();
        Activities.Dispose();
        _stopping.Dispose();
    }

    /// <returns>Whether this is the first endpoint of the server.</returns>
    internal bool TryBeginServing() => Interlocked.Exchange(ref _serving, 1) == 0;

    /// <summary>The namespace for a CONNECT, held until <see cref="Namespace.ConnectEnded"/>; null when there is none.</summary>
    internal async ValueTask<Namespace?> FindForConnectAsync(string name, JsonElement auth)
    {
        while (true)
        {
            if (!_namespaces.TryGetValue(name, out var nsp))
            {
                if (await FindParentAsync(name, auth).ConfigureAwait(false) is not { } parent)
                {
                    return null;
                }

                nsp = Make(name, parent);
            }

            if (nsp.TryHold())
            {
                return nsp;
            }
        }
    }

    /// <summary>The namespace of this name; null when there is none.</summary>
    internal Namespace? Find(string name) => _namespaces.GetValueOrDefault(name);

    internal void Forget(Namespace nsp) => _namespaces.TryRemove(new KeyValuePair<string, Namespace>(nsp.Name, nsp));

    private ParentNamespace AddParent(Func<string, JsonElement, CancellationToken, ValueTask<bool>> accepts, Regex? pattern)
    {
        var parent = new ParentNamespace(this, $"/_{_parents.Items.Length}", accepts, pattern);
        _parents.Add(parent);
        return parent;
    }

    private async ValueTask<ParentNamespace?> FindParentAsync(string name, JsonElement auth)
    {
        foreach (var parent in _parents.Items)
        {
            if (await parent.AcceptsAsync(name, auth).ConfigureAwait(false))
            {
                return parent;
            }
        }

        return null;
    }

    private Namespace Make(string name, ParentNamespace? parent)
    {
        Namespace? made = null;
        Namespace nsp;
        lock (_makeGate)
        {
            if (!_namespaces.TryGetValue(name, out nsp!))
            {
                nsp = made = new Namespace(this, name, parent);
                _namespaces[name] = nsp;
            }
        }

        if (made is not null && !string.Equals(name, "/", StringComparison.Ordinal))
        {
            NewNamespace?.Invoke(made);
        }

        return nsp;
    }

    private IEnumerable<Measurement<long>> CountRooms() =>
        _namespaces.Values
            .GroupBy(static nsp => nsp.MetricName, static nsp => (long)nsp.Adapter.Rooms.Count, StringComparer.Ordinal)
            .Select(static rooms => new Measurement<long>(rooms.Sum(), new KeyValuePair<string, object?>("namespace", rooms.Key)));
}
