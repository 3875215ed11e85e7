using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Parlance.SocketIO.Engine;

/// <summary>Cross-origin headers as the npm package <c>cors</c> writes them, and the origin check of WebSocket upgrades.</summary>
internal sealed class EngineCors(EngineCorsOptions? options)
{
    private const string Any = "*";

    private readonly bool _any = options?.Origins.Contains(Any, StringComparer.Ordinal) == true;

    public bool Enabled => options is not null;

    /// <summary>Writes the headers; ends the request when it is a preflight.</summary>
    /// <returns>True when the request is answered.</returns>
    public bool Apply(HttpContext context)
    {
        if (options is null)
        {
            return false;
        }

        var preflight = HttpMethods.IsOptions(context.Request.Method);
        var headers = context.Response.Headers;
        WriteOrigin(context.Request, headers);
        if (options.Credentials)
        {
            headers.AccessControlAllowCredentials = "true";
        }

        if (preflight)
        {
            WritePreflight(context.Request, headers);
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            headers.ContentLength = 0;
            return true;
        }

        if (options.ExposedHeaders.Count > 0)
        {
            headers.AccessControlExposeHeaders = string.Join(',', options.ExposedHeaders);
        }

        return false;
    }

    /// <summary>
    /// Browsers send no preflight before a WebSocket, so its Origin is judged here: this host, an allowed one, or none (not a browser).
    /// The Node.js server leaves this to the application (CVE-2020-28481 and its kind).
    /// </summary>
    public bool MayUpgrade(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0 || _any || IsThisHost(origin, request) || IsAllowed(origin);
    }

    private static bool IsThisHost(string origin, HttpRequest request) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri)
        && request.Host.HasValue
        && string.Equals(uri.IdnHost, HostWithoutBrackets(request.Host), StringComparison.OrdinalIgnoreCase)
        && uri.Port == (request.Host.Port ?? DefaultPort(uri));

    private static string HostWithoutBrackets(HostString host) => host.Host.Trim('[', ']');

    // Behind a proxy that ends TLS the request's scheme is http while the origin's is https: the origin's own default port counts.
    private static int DefaultPort(Uri origin) => string.Equals(origin.Scheme, Uri.UriSchemeHttps, StringComparison.Ordinal) ? 443 : 80;

    private bool IsAllowed(string origin) =>
        options is not null
        && (options.Origins.Contains(origin, StringComparer.OrdinalIgnoreCase) || options.IsOriginAllowed?.Invoke(origin) == true);

    private void WriteOrigin(HttpRequest request, IHeaderDictionary headers)
    {
        if (_any)
        {
            headers.AccessControlAllowOrigin = Any;
            return;
        }

        headers.Vary = StringValues.Concat(headers.Vary, HeaderNames.Origin);
        var origin = request.Headers.Origin.ToString();
        if (options!.Origins.Count == 1 && options.IsOriginAllowed is null)
        {
            // One fixed origin is told to everybody; a browser compares it with its own.
            headers.AccessControlAllowOrigin = options.Origins[0];
        }
        else if (origin.Length > 0 && IsAllowed(origin))
        {
            headers.AccessControlAllowOrigin = origin;
        }
    }

    private void WritePreflight(HttpRequest request, IHeaderDictionary headers)
    {
        headers.AccessControlAllowMethods = string.Join(',', options!.Methods);
        if (options.AllowedHeaders.Count > 0)
        {
            headers.AccessControlAllowHeaders = string.Join(',', options.AllowedHeaders);
        }
        else
        {
            headers.Vary = headers.Vary.Count == 0
                ? HeaderNames.AccessControlRequestHeaders
                : $"{headers.Vary}, {HeaderNames.AccessControlRequestHeaders}";
            var asked = request.Headers.AccessControlRequestHeaders;
            if (asked.Count > 0)
            {
                headers.AccessControlAllowHeaders = asked;
            }
        }

        if (options.MaxAge is { } maxAge)
        {
            headers.AccessControlMaxAge = ((long)maxAge.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }
    }
}
