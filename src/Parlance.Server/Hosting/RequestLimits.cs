namespace Parlance.Server.Hosting;

/// <summary>How much a request may be. The Socket.IO endpoints have limits of their own, docs/library.md.</summary>
internal static class RequestLimits
{
    /// <summary>The longest body. The largest that the API wants, a profile, is a hundredth of it.</summary>
    private const int BodyBytesMax = 1024 * 1024;

    /// <summary>All header fields of a request together. Browsers send about 2 KB; a proxy adds some.</summary>
    private const int HeaderBytesMax = 16 * 1024;

    private const int HeadersMax = 100;

    /// <summary>How long a client may take to send its header fields.</summary>
    private static readonly TimeSpan HeadersTimeout = TimeSpan.FromSeconds(10);

    public static void UseRequestLimits(this IWebHostBuilder host) => host.ConfigureKestrel(kestrel =>
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = BodyBytesMax;
        kestrel.Limits.MaxRequestHeadersTotalSize = HeaderBytesMax;
        kestrel.Limits.MaxRequestHeaderCount = HeadersMax;
        kestrel.Limits.RequestHeadersTimeout = HeadersTimeout;
    });

    /// <summary>TRACE would send back what it was sent, cookies and all (ASVS 13.4.4).</summary>
    public static void RefuseTrace(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        if (!HttpMethods.IsTrace(context.Request.Method))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        return Task.CompletedTask;
    });
}
