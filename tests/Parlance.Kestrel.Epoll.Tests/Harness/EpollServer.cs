using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Parlance.Kestrel.Epoll.Tests.Harness;

/// <summary>A web application on the transport, listening on loopback.</summary>
internal sealed class EpollServer : IAsyncDisposable
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private static readonly X509Certificate2 s_certificate = MakeCertificate();

    private readonly WebApplication _app;

    private EpollServer(WebApplication app, LogLines log)
    {
        _app = app;
        Log = log;
    }

    /// <summary>The one that <see cref="Http"/> trusts.</summary>
    public static X509Certificate2 Certificate => s_certificate;

    public LogLines Log { get; }

    public Uri Address => new(_app.Urls.First());

    public IServiceProvider Services => _app.Services;

    public HttpClient Http { get; } = new(new SocketsHttpHandler
    {
        UseProxy = false,
        SslOptions = { RemoteCertificateValidationCallback = static (_, shown, _, _) => s_certificate.Equals(shown) },
    })
    {
        Timeout = Limit,
    };

    /// <summary>An application on one endpoint.</summary>
    public static Task<EpollServer> ServeAsync(
        Action<WebApplication> map,
        Action<ListenOptions>? listen = null,
        Action<EpollTransportOptions>? options = null,
        Action<KestrelServerLimits>? limits = null,
        IPAddress? address = null) => StartAsync(
            builder => builder.WebHost.ConfigureKestrel(kestrel =>
            {
                limits?.Invoke(kestrel.Limits);
                kestrel.Listen(address ?? IPAddress.Loopback, 0, endpoint => listen?.Invoke(endpoint));
            }),
            map,
            options);

    /// <summary>Connections without HTTP.</summary>
    public static Task<EpollServer> RunAsync(ConnectionDelegate connection, Action<EpollTransportOptions>? options = null) =>
        ServeAsync(static _ => { }, listen => ((IConnectionBuilder)listen).Run(connection.Invoke), options);

    public static async Task<EpollServer> StartAsync(Action<WebApplicationBuilder> build, Action<WebApplication> map, Action<EpollTransportOptions>? options = null)
    {
        var log = new LogLines();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddProvider(log).SetMinimumLevel(LogLevel.Debug);
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.UseEpoll(options);
        builder.Services.Configure<HostOptions>(static host => host.ShutdownTimeout = TimeSpan.FromSeconds(5));
        build(builder);
        var app = builder.Build();
        map(app);
        await app.StartAsync().WaitAsync(Limit);
        return new EpollServer(app, log);
    }

    public async Task<Socket> ConnectAsync()
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPEndPoint.Parse(Address.Authority)).WaitAsync(Limit);
        return socket;
    }

    public Task StopAsync() => _app.StopAsync().WaitAsync(Limit);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync().WaitAsync(Limit);
        await _app.DisposeAsync();
        Assert.Equal("", string.Join('\n', Log.Lines.Where(static line => line.Level >= LogLevel.Error).Select(static line => line.Text)));
    }

    private static X509Certificate2 MakeCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        return request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
    }
}

/// <summary>What the server logs.</summary>
internal sealed class LogLines : ILoggerProvider
{
    private readonly ConcurrentQueue<(LogLevel Level, string Text)> _lines = new();

    public IReadOnlyList<(LogLevel Level, string Text)> Lines => [.. _lines];

    public ILogger CreateLogger(string categoryName) => new Logger(this);

    public void Dispose()
    {
        // Nothing is held.
    }

    private sealed class Logger(LogLines lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines._lines.Enqueue((logLevel, formatter(state, exception) + exception?.Message));
    }
}
