using System.Text.Json;
using Parlance.SocketIO.Protocol;

namespace Parlance.SocketIO;

/// <summary>
/// Settings of a Socket.IO server, with the names and defaults of <see href="https://socket.io/docs/v4/server-options/"/>. Those below
/// <see cref="EngineOptions"/> belong to the connection. Checked when the application starts; not to be changed afterwards.
/// </summary>
public sealed class SocketIOOptions : EngineOptions
{
    /// <summary>Makes the settings with <see cref="EngineOptions.Path"/> <c>/socket.io</c>.</summary>
    public SocketIOOptions() => Path = "/socket.io";

    /// <summary>Whether the official client is served at <c>/socket.io/socket.io.js</c> and its siblings. Default true.</summary>
    public bool ServeClient { get; set; } = true;

    /// <summary>How long a connection may be without any namespace before it is closed. Default 45 seconds.</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(45);

    /// <summary>
    /// How long a server that is being closed lets running event handlers end and answer before it closes the connections. Default 2 seconds.
    /// Events that come meanwhile are not begun.
    /// </summary>
    public TimeSpan DrainTimeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Whether a namespace that a pattern or function made is forgotten when its last socket leaves. Default false.</summary>
    public bool CleanupEmptyChildNamespaces { get; set; }

    /// <summary>Makes the adapter of each namespace. Default null: the one in memory.</summary>
    public Func<Namespace, Adapter>? Adapter { get; set; }

    /// <summary>Recovers connections that were lost for a moment. Default null: a client that comes back is a new socket.</summary>
    public ConnectionStateRecoveryOptions? ConnectionStateRecovery { get; set; }

    /// <summary>
    /// How packets look on the wire; clients must be given the same parser. Default <see cref="PacketParsers.Json"/>, which every client
    /// speaks. The bare WebSocket door speaks JSON whatever stands here.
    /// </summary>
    public IPacketParser Parser { get; set; } = PacketParsers.Json;

    /// <summary>
    /// How payloads are read and written. Default null: <see cref="JsonSerializerDefaults.Web"/>. Source contexts go into
    /// <see cref="JsonSerializerOptions.TypeInfoResolver"/>.
    /// </summary>
    public JsonSerializerOptions? JsonSerializerOptions { get; set; }

    /// <summary>
    /// How many events of one socket are handled at a time. Default 1: the next event waits until the handler of the one before has ended.
    /// Events always start in the order in which they came. Acknowledgements and disconnection never wait.
    /// </summary>
    public int MaxConcurrentEvents { get; set; } = 1;

    /// <summary>
    /// How many events of one connection may wait for their handlers before no more is read from it. Default 256. While its client owes
    /// acknowledgements, which may stand behind its events, 16 times as many may wait, and twice as many bytes.
    /// </summary>
    public int EventBacklogMax { get; set; } = 256;

    /// <summary>How many bytes of such events may wait. Default 1,000,000. One event more than this is still read.</summary>
    public long EventBacklogBytesMax { get; set; } = 1_000_000;

    /// <summary>How many acknowledgements one client may owe. Default 10,000; asking for one more throws <see cref="InvalidOperationException"/>.</summary>
    public int PendingAcksMax { get; set; } = 10_000;

    /// <summary>How many namespaces one connection may join. Default 100; a further CONNECT is refused.</summary>
    public int NamespacesPerConnectionMax { get; set; } = 100;

    /// <summary>How many arguments an event may have. Default 1,000; more is an invalid packet and closes the connection.</summary>
    public int EventArgumentsMax { get; set; } = 1_000;

    /// <summary>How deep the JSON of a packet may be nested. Default 512.</summary>
    public int JsonDepthMax { get; set; } = 512;
}
