using System.Net;
using System.Net.Security;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Parlance.SocketIO.Tests.Harness;

namespace Parlance.SocketIO.Tests.Engine;

/// <summary>The same conversation over HTTP/1.1 and HTTP/2, with and without TLS.</summary>
public sealed class HostTests
{
    [Theory]
    [InlineData(HttpProtocols.Http1, false, "1.1")]
    [InlineData(HttpProtocols.Http1, true, "1.1")]
    [InlineData(HttpProtocols.Http2, false, "2.0")]
    [InlineData(HttpProtocols.Http2, true, "2.0")]
    [InlineData(HttpProtocols.Http1AndHttp2, true, "2.0")]
    [InlineData(HttpProtocols.Http1, true, "1.1", true)]
    [InlineData(HttpProtocols.Http2, false, "2.0", true)]
    [InlineData(HttpProtocols.Http2, true, "2.0", true)]
    public async Task A_WebSocket_works_over_every_protocol(HttpProtocols protocols, bool tls, string version, bool deflates = false)
    {
        await using var app = await StartAsync(protocols, tls, options => options.PerMessageDeflate = deflates ? new PerMessageDeflateOptions() : null);
        using var handler = Handler();
        using var invoker = new HttpMessageInvoker(handler, disposeHandler: false);
        using var socket = await ConnectAsync(app, invoker, version, deflates);
        var handshakes = new Signal<Handshake>();
        app.Io.OnConnection(connected => handshakes.Set(connected.Handshake));

        await socket.WriteAsync("40");
        Assert.StartsWith("40{\"sid\":", await socket.ReadAsync(), StringComparison.Ordinal);
        await socket.WriteAsync("""420["echo","hello",1]""");
        Assert.Equal("""430["hello",1]""", await socket.ReadAsync());

        // More than a window of HTTP/2 in both directions.
        var text = new string('x', 900_000);
        await socket.WriteAsync($"""421["echo","{text}"]""");
        Assert.Equal($"""431["{text}"]""", await socket.ReadAsync());
        Assert.Equal(tls, (await handshakes.NextAsync()).Secure);

        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, statusDescription: null, CancellationToken.None).Within();
        Assert.Equal(WebSocketCloseStatus.NormalClosure, socket.CloseStatus);
        await Bounded.Eventually(() => app.Engine.ClientsCount == 0, "the session has ended");
    }

    [Fact]
    public async Task A_WebSocket_over_HTTP2_is_dropped_alone_when_its_client_breaks_the_rules()
    {
        await using var app = await StartAsync(HttpProtocols.Http2, tls: false, static options => options.MaxHttpBufferSize = 1_000);
        using var handler = Handler();
        using var invoker = new HttpMessageInvoker(handler, disposeHandler: false);
        using var good = await ConnectAsync(app, invoker, "2.0");
        using var bad = await ConnectAsync(app, invoker, "2.0");
        await good.WriteAsync("40");
        await good.ReadAsync();

        await bad.WriteAsync("4" + new string('x', 1_000));

        Assert.Equal(WebSocketMessageType.Close, (await bad.ReceiveAsync(new byte[100], CancellationToken.None).Within()).MessageType);
        Assert.Equal(WebSocketCloseStatus.MessageTooBig, bad.CloseStatus);
        await good.WriteAsync("""420["echo"]""");
        Assert.Equal("430[]", await good.ReadAsync());
    }

    [Fact]
    public async Task A_server_that_closes_ends_WebSockets_over_HTTP2()
    {
        await using var app = await StartAsync(HttpProtocols.Http2, tls: false);
        using var handler = Handler();
        using var invoker = new HttpMessageInvoker(handler, disposeHandler: false);
        using var socket = await ConnectAsync(app, invoker, "2.0");

        await app.Io.CloseAsync().Within();

        Assert.Equal(WebSocketMessageType.Close, (await socket.ReceiveAsync(new byte[100], CancellationToken.None).Within()).MessageType);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Polling_works_over_HTTP2(bool tls)
    {
        await using var app = await StartAsync(HttpProtocols.Http2, tls);
        using var http = new HttpClient(Handler()) { DefaultRequestVersion = HttpVersion.Version20, DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact };
        var wire = new PollingWire(http, app.Endpoint("EIO=4&transport=polling"));
        await wire.OpenAsync();

        await wire.SendAsync("40");
        Assert.StartsWith("40{", await wire.NextAsync(), StringComparison.Ordinal);
        var poll = wire.PollAsync();
        await wire.SendAsync("""420["echo","hello"]""");

        Assert.Equal(["""430["hello"]"""], await poll.Within());
    }

    private static Task<TestApp> StartAsync(HttpProtocols protocols, bool tls, Action<SocketIOOptions>? options = null) => TestApp.StartAsync(
        builder => builder.Services.AddSocketIO(options),
        static app =>
        {
            app.MapSocketIO();
            Handlers.Echo(app.Services.GetRequiredService<SocketIOServer>());
        },
        endpoint =>
        {
            endpoint.Protocols = protocols;
            if (tls)
            {
                endpoint.UseHttps(Certificate());
            }
        });

    private static SocketsHttpHandler Handler() => new()
    {
        UseProxy = false,
        SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = static (_, certificate, _, _) => certificate?.Subject is "CN=localhost" },
    };

    private static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var start = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using var certificate = request.CreateSelfSigned(start, start.AddYears(50));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), password: null);
    }

    private static async Task<ClientWebSocket> ConnectAsync(TestApp app, HttpMessageInvoker invoker, string version, bool deflates = false)
    {
        var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.DangerousDeflateOptions = deflates ? new WebSocketDeflateOptions() : null;
        socket.Options.HttpVersion = Version.Parse(version);
        socket.Options.HttpVersionPolicy = HttpVersionPolicy.RequestVersionExact;
        var address = new UriBuilder(app.Endpoint("EIO=4&transport=websocket")) { Scheme = app.Address.Scheme is "https" ? "wss" : "ws" };
        await socket.ConnectAsync(address.Uri, invoker, CancellationToken.None).Within();
        Assert.Equal(deflates, socket.HttpResponseHeaders!.ContainsKey("Sec-WebSocket-Extensions"));
        Assert.StartsWith("0{\"sid\":", await socket.ReadAsync(), StringComparison.Ordinal);
        return socket;
    }
}
