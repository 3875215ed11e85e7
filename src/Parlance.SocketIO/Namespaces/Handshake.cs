using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Parlance.SocketIO.Engine;

namespace Parlance.SocketIO;

/// <summary>
/// How a socket came: the request that made its connection, and the auth object of its CONNECT.
/// <see href="https://socket.io/docs/v4/server-socket-instance/#sockethandshake"/>. Immutable.
/// </summary>
public sealed class Handshake
{
    private readonly EngineRequestInfo _request;
    private readonly SocketIOServer _server;

    internal Handshake(EngineRequestInfo request, JsonElement auth, SocketIOServer server)
    {
        _request = request;
        _server = server;
        Auth = auth;
        Time = server.Engine.Time.GetUtcNow();
    }

    /// <summary>The request's headers. Names compare without case.</summary>
    public IReadOnlyDictionary<string, StringValues> Headers
    {
        get
        {
            var headers = new Dictionary<string, StringValues>(_request.Headers.Count, StringComparer.OrdinalIgnoreCase);
            foreach (var (name, value) in _request.Headers)
            {
                headers[name] = value;
            }

            return headers;
        }
    }

    /// <summary>The query of the request's URL.</summary>
    public IReadOnlyDictionary<string, StringValues> Query =>
        QueryHelpers.ParseQuery(Url.IndexOf('?', StringComparison.Ordinal) is >= 0 and var start ? Url[start..] : "");

    /// <summary>The request's path and query.</summary>
    public string Url => _request.Url;

    /// <summary>When the socket was made.</summary>
    public DateTimeOffset Time { get; }

    /// <summary><see cref="Time"/> in Unix milliseconds.</summary>
    public long Issued => Time.ToUnixTimeMilliseconds();

    /// <summary>The client's address, as ASP.NET Core knows it; use forwarded headers behind a proxy.</summary>
    public string Address => _request.RemoteAddress;

    /// <summary>Whether the request named an origin.</summary>
    public bool XDomain => _request.Header("Origin").Count > 0;

    /// <summary>Whether the request came over TLS.</summary>
    public bool Secure => _request.IsSecure;

    /// <summary>The object given as <c>auth</c> by the client; <see cref="JsonValueKind.Undefined"/> when there is none.</summary>
    public JsonElement Auth { get; }

    /// <summary>One header of the request.</summary>
    public StringValues Header(string name) => _request.Header(name);

    /// <summary>The auth object as a type; null when there is none.</summary>
    /// <exception cref="JsonException">It does not fit the type.</exception>
    public T? GetAuth<T>()
    {
        try
        {
            return Auth.ValueKind == JsonValueKind.Undefined ? default : Auth.Deserialize<T>(_server.Serializer.Options);
        }
        catch (JsonException error) when (ClientFault.Mark(error))
        {
            throw;
        }
    }
}
