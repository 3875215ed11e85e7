using System.Net.WebSockets;
using System.Text.Json;

namespace Parlance.SocketIO.Testing;

/// <summary>The ways in which a <see cref="SocketIOTestClient"/> connects.</summary>
public enum SocketIOTestTransport
{
    /// <summary>WebSocket only.</summary>
    WebSocket,

    /// <summary>HTTP long-polling only.</summary>
    Polling,

    /// <summary>HTTP long-polling first, then an upgrade to WebSocket, as browsers do it.</summary>
    Upgrade,
}

/// <summary>How a <see cref="SocketIOTestClient"/> reaches its server.</summary>
public sealed class SocketIOTestClientOptions
{
    /// <summary>The server's address, such as <c>http://127.0.0.1:5000</c>. Default <c>http://localhost</c>, which is TestServer's own.</summary>
    public Uri Address { get; init; } = new("http://localhost");

    /// <summary>The path of the Socket.IO server, with the slash at its end. Default <c>/socket.io/</c>.</summary>
    public string Path { get; init; } = "/socket.io/";

    /// <summary>The transport. Default <see cref="SocketIOTestTransport.WebSocket"/>.</summary>
    public SocketIOTestTransport Transport { get; init; }

    /// <summary>
    /// Carries HTTP requests: <c>server.CreateHandler()</c> of a TestServer. Default null: real connections. The client disposes of it.
    /// </summary>
    public HttpMessageHandler? Handler { get; init; }

    /// <summary>
    /// Opens WebSockets: <c>server.CreateWebSocketClient().ConnectAsync</c> of a TestServer. Default null: real connections.
    /// </summary>
    public Func<Uri, CancellationToken, Task<WebSocket>>? ConnectWebSocket { get; init; }

    /// <summary>Headers of HTTP requests and, over real connections, of the WebSocket's request.</summary>
    public IDictionary<string, string> Headers { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>What stands in the query string beside the protocol's own parameters.</summary>
    public IDictionary<string, string> Query { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>How long connecting, acknowledgements and awaited events may take at most. Default 10 seconds of the real clock.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How payloads are read and written. Default null: <see cref="JsonSerializerDefaults.Web"/>.</summary>
    public JsonSerializerOptions? JsonSerializerOptions { get; init; }
}
