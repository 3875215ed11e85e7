using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Primitives;

namespace Parlance.SocketIO.Engine;

/// <summary>What is kept of the request that made a session. The request itself ends (polling) or is the server's own (WebSocket).</summary>
internal sealed class EngineRequestInfo
{
    private readonly KeyValuePair<string, StringValues>[] _headers;

    public EngineRequestInfo(HttpContext context, DateTimeOffset time)
    {
        var request = context.Request;
        _headers = [.. request.Headers];
        Url = request.GetEncodedPathAndQuery();
        RemoteAddress = context.Connection.RemoteIpAddress?.ToString() ?? "";
        IsSecure = request.IsHttps;
        Time = time;
        User = context.User;
    }

    public string Url { get; }

    public string RemoteAddress { get; }

    public bool IsSecure { get; }

    public DateTimeOffset Time { get; }

    public ClaimsPrincipal User { get; }

    public IReadOnlyList<KeyValuePair<string, StringValues>> Headers => _headers;

    public StringValues Header(string name)
    {
        foreach (var (key, value) in _headers)
        {
            if (string.Equals(key, name, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        return StringValues.Empty;
    }
}
