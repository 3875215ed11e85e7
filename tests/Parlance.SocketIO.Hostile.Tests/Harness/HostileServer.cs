using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Parlance.TestTools;

namespace Parlance.SocketIO.Hostile.Tests.Harness;

/// <summary>Where a case knocks.</summary>
internal enum Door
{
    Http1,
    Http2,
    Tls,
}

/// <summary>The server under attack: Kestrel on loopback with three doors, and everything that it said.</summary>
internal sealed class HostileServer : IAsyncDisposable
{
    private static readonly TimeSpan s_stopWithin = TimeSpan.FromSeconds(30);

    private static readonly X509Certificate2 s_certificate = MakeCertificate();

    private readonly WebApplication _app;
    private readonly Dictionary<Door, int> _ports = [];

    private HostileServer(WebApplication app, LogWatch log, HostileApp behaviour)
    {
        _app = app;
        Log = log;
        App = behaviour;
        IO = app.Services.GetRequiredService<SocketIOServer>();
    }

    public LogWatch Log { get; }

    public LeakScanner Leaks { get; } = new();

    public HostileApp App { get; }

    public SocketIOServer IO { get; }

    public static async Task<HostileServer> StartAsync(Profile profile = Profile.Patient, Action<SocketIOOptions>? configure = null, Action<KestrelServerLimits>? limits = null)
    {
        var log = new LogWatch();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddProvider(log).SetMinimumLevel(LogLevel.Information).AddFilter("Parlance", LogLevel.Debug);
        builder.Services.AddRequestDecompression();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.UseTestTransport();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, 0, static listen => listen.Protocols = HttpProtocols.Http1);
            kestrel.Listen(IPAddress.Loopback, 0, static listen => listen.Protocols = HttpProtocols.Http2);
            kestrel.Listen(IPAddress.Loopback, 0, static listen =>
            {
                listen.Protocols = HttpProtocols.Http1AndHttp2;
                listen.UseHttps(s_certificate);
            });
            if (profile == Profile.Impatient)
            {
                kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(1);
                kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(240, TimeSpan.FromSeconds(1.1));
                kestrel.Limits.MinResponseDataRate = new MinDataRate(240, TimeSpan.FromSeconds(1.1));
            }

            limits?.Invoke(kestrel.Limits);
        });
        builder.Services.AddSocketIO(options =>
        {
            if (profile == Profile.Impatient)
            {
                BeImpatient(options);
            }

            configure?.Invoke(options);
        }).AddGateway<HostileGateway>();
        builder.Services.AddEngineIO();

        var app = builder.Build();
        app.UseWhen(static context => context.Request.Path.StartsWithSegments("/inflating", StringComparison.Ordinal), static branch => branch.UseRequestDecompression());
        var server = new HostileServer(app, log, new HostileApp());
        server.App.Map(app, server.IO);
        await app.StartAsync();
        server.ReadPorts();
        return server;
    }

    public static bool IsOurs(X509Certificate? certificate) => s_certificate.Equals(certificate);

    public IPEndPoint EndPoint(Door door) => new(IPAddress.Loopback, _ports[door]);

    public string Host(Door door) => $"127.0.0.1:{_ports[door]}";

    public async ValueTask DisposeAsync()
    {
        App.Release();
        using var deadline = new CancellationTokenSource(s_stopWithin);
        await _app.StopAsync(deadline.Token);
        await _app.DisposeAsync();
    }

    private static void BeImpatient(SocketIOOptions options)
    {
        options.PingInterval = TimeSpan.FromMilliseconds(600);
        options.PingTimeout = TimeSpan.FromMilliseconds(500);
        options.UpgradeTimeout = TimeSpan.FromMilliseconds(500);
        options.ConnectTimeout = TimeSpan.FromMilliseconds(1_500);
        options.SendBufferBytesMax = 256 * 1024;
        options.SendBufferPacketsMax = 512;
        options.EventBacklogMax = 16;
        options.EventBacklogBytesMax = 64 * 1024;
        options.NamespacesPerConnectionMax = 8;
        options.CleanupEmptyChildNamespaces = true;
    }

    private void ReadPorts()
    {
        // In the order in which they were added.
        var addresses = _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        foreach (var (door, address) in Enum.GetValues<Door>().Zip(addresses))
        {
            _ports[door] = new Uri(address).Port;
        }
    }

    private static X509Certificate2 MakeCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), password: null);
    }

}
