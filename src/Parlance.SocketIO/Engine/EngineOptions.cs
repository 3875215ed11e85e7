using Microsoft.AspNetCore.Http;

namespace Parlance.SocketIO;

/// <summary>The ways in which an Engine.IO client may be connected.</summary>
[Flags]
public enum EngineTransports
{
    /// <summary>None; refused at start.</summary>
    None = 0,

    /// <summary>HTTP long-polling.</summary>
    Polling = 1,

    /// <summary>WebSocket, over HTTP/1.1 and HTTP/2.</summary>
    WebSocket = 2,
}

/// <summary>
/// Settings of an Engine.IO server, with the names and defaults of <see href="https://socket.io/docs/v4/server-options/#low-level-engine-options"/>.
/// Checked when the application starts; not to be changed afterwards.
/// </summary>
public class EngineOptions
{
    /// <summary>The path that clients connect to, as a prefix. Default <c>/engine.io</c> (<c>/socket.io</c> in <see cref="SocketIOOptions"/>).</summary>
    public string Path { get; set; } = "/engine.io";

    /// <summary>Whether the path ends with a slash, as all official clients send it. Default true.</summary>
    public bool AddTrailingSlash { get; set; } = true;

    /// <summary>How long after a pong the next ping is sent. Default 25 seconds; at least 10 milliseconds.</summary>
    public TimeSpan PingInterval { get; set; } = TimeSpan.FromSeconds(25);

    /// <summary>How long the answer to a ping may take before the connection is closed with <c>ping timeout</c>. Default 20 seconds.</summary>
    public TimeSpan PingTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How long an unfinished upgrade to WebSocket may take. Default 10 seconds. The polling session survives a failed upgrade.</summary>
    public TimeSpan UpgradeTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The largest message or polling body that is accepted, in bytes. Default 1,000,000. Told to clients as <c>maxPayload</c>.</summary>
    public long MaxHttpBufferSize { get; set; } = 1_000_000;

    /// <summary>
    /// Whether clients of Socket.IO v2, which speak Engine.IO protocol 3, may connect. Default false. JSONP is not offered.
    /// </summary>
    /// <remarks>
    /// Such a client takes the session's id for the id of its sockets, so <see cref="Socket.Id"/> holds it: whoever is told the id of such a
    /// socket can take its connection over. Do not show it to other clients.
    /// </remarks>
    public bool AllowEIO3 { get; set; }

    /// <summary>Decides about each handshake before a session is made. Default: all are allowed.</summary>
    public Func<HttpContext, ValueTask<AllowRequestResult>>? AllowRequest { get; set; }

    /// <summary>The transports that are offered. Default both.</summary>
    public EngineTransports Transports { get; set; } = EngineTransports.Polling | EngineTransports.WebSocket;

    /// <summary>Whether a polling session may become a WebSocket. Default true.</summary>
    public bool AllowUpgrades { get; set; } = true;

    /// <summary>Compression of long-polling responses. Default: gzip or deflate from 1,024 bytes.</summary>
    public HttpCompressionOptions HttpCompression { get; set; } = new();

    /// <summary>
    /// Compression of WebSocket messages. Default null: none, for it costs much memory and time for each connection. The bare WebSocket door, and
    /// hosts other than Kestrel, do not compress.
    /// </summary>
    public PerMessageDeflateOptions? PerMessageDeflate { get; set; }

    /// <summary>The cookie that carries the session's id in the first polling response. Default null: none.</summary>
    public EngineCookieOptions? Cookie { get; set; }

    /// <summary>Cross-origin access. Default null: same origin only.</summary>
    /// <remarks>
    /// ASP.NET Core's own CORS on the endpoint covers long-polling. Browsers send no preflight before a WebSocket, so an upgrade is judged by
    /// this setting alone: a page of another origin that is not named here stays on polling.
    /// </remarks>
    public EngineCorsOptions? Cors { get; set; }

    /// <summary>Makes session ids. Default: 128 random bits, after <see cref="SessionIdPrefix"/>. An id is a secret: who has it has the session.</summary>
    public Func<HttpContext, ValueTask<string>>? GenerateId { get; set; }

    /// <summary>Stands in front of each generated session id: a node's tag in a cluster. Default empty. Letters, digits, <c>-</c>, <c>_</c> and <c>.</c>.</summary>
    public string SessionIdPrefix { get; set; } = "";

    /// <summary>A message that follows the handshake of each connection. Default null: none.</summary>
    public string? InitialPacket { get; set; }

    /// <summary>
    /// How many bytes may wait for one slow client. Default 8 MiB. Volatile packets are dropped as soon as anything waits; when this limit or
    /// <see cref="SendBufferPacketsMax"/> is passed, the connection is closed with <c>send buffer full</c>.
    /// </summary>
    public long SendBufferBytesMax { get; set; } = 8 * 1024 * 1024;

    /// <summary>How many packets may wait for one slow client. Default 32,768.</summary>
    public int SendBufferPacketsMax { get; set; } = 32_768;
}

/// <summary>The answer of <see cref="EngineOptions.AllowRequest"/>.</summary>
/// <param name="Allowed">Whether the handshake may go on.</param>
/// <param name="Message">What a refused client is told; <c>Forbidden</c> when null.</param>
public readonly record struct AllowRequestResult(bool Allowed, string? Message = null)
{
    /// <summary>The handshake goes on.</summary>
    public static AllowRequestResult Allow { get; } = new(Allowed: true);

    /// <summary>The handshake is refused with HTTP 403 and Engine.IO's code 4.</summary>
    public static AllowRequestResult Deny(string? message = null) => new(Allowed: false, message);
}

/// <summary>Compression of long-polling responses.</summary>
public sealed class HttpCompressionOptions
{
    /// <summary>Default true.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>The smallest response that is compressed, in bytes. Default 1,024.</summary>
    public int Threshold { get; set; } = 1_024;
}

/// <summary>The session cookie. The defaults are those of the Node.js server with <c>cookie: true</c>.</summary>
public sealed class EngineCookieOptions
{
    /// <summary>Default <c>io</c>.</summary>
    public string Name { get; set; } = "io";

    /// <summary>Default <c>/</c>.</summary>
    public string? Path { get; set; } = "/";

    /// <summary>Default null.</summary>
    public string? Domain { get; set; }

    /// <summary>Default true.</summary>
    public bool HttpOnly { get; set; } = true;

    /// <summary>Default false.</summary>
    public bool Secure { get; set; }

    /// <summary>Default <see cref="SameSiteMode.Lax"/>.</summary>
    public SameSiteMode SameSite { get; set; } = SameSiteMode.Lax;

    /// <summary>Default null: until the browser is closed.</summary>
    public TimeSpan? MaxAge { get; set; }
}

/// <summary>Cross-origin access to the endpoint, in the words of the npm package <c>cors</c>, which the Node.js server uses.</summary>
public sealed class EngineCorsOptions
{
    /// <summary>Origins that are allowed, such as <c>https://app.example</c>. <c>*</c> allows any, and then <see cref="Credentials"/> must be false.</summary>
    public IList<string> Origins { get; } = [];

    /// <summary>Decides about an origin beside <see cref="Origins"/>. Default null.</summary>
    public Func<string, bool>? IsOriginAllowed { get; set; }

    /// <summary>Whether cookies and other credentials may be sent. Default false.</summary>
    public bool Credentials { get; set; }

    /// <summary>Methods told to a preflight.</summary>
    public IList<string> Methods { get; } = ["GET", "HEAD", "PUT", "PATCH", "POST", "DELETE"];

    /// <summary>Request headers told to a preflight. Empty: those that it asks for.</summary>
    public IList<string> AllowedHeaders { get; } = [];

    /// <summary>Response headers that scripts may read. Default none.</summary>
    public IList<string> ExposedHeaders { get; } = [];

    /// <summary>How long a browser may keep a preflight's answer. Default null: its own choice.</summary>
    public TimeSpan? MaxAge { get; set; }
}
