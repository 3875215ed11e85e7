using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Parlance.SocketIO.Tests.Harness;

namespace Parlance.SocketIO.Tests.Engine;

/// <summary>WebSockets that go on when HTTP has let go of their connection: <c>listen.UseSocketIO()</c>.</summary>
public sealed class HandoverTests
{
    private const string WebSocket = "/socket.io/?EIO=4&transport=websocket";

    [Fact]
    public async Task The_request_ends_with_its_101_and_the_WebSocket_goes_on()
    {
        var ended = new Signal<int>();
        await using var app = await StartAsync(static listen => listen.UseSocketIO(), ended);
        var socket = await app.WebSocketAsync(WebSocket);

        Assert.Equal(101, await ended.NextAsync());
        Assert.StartsWith("0{", await socket.ReadTextAsync(), StringComparison.Ordinal);
        await EchoesAsync(socket);
    }

    [Fact]
    public async Task A_frame_in_the_packet_of_the_handshake_is_not_lost()
    {
        await using var app = await StartAsync(static listen => listen.UseSocketIO());
        using var tcp = new TcpClient();
        await tcp.ConnectAsync(app.Address.Host, app.Port).Within();
        var stream = tcp.GetStream();
        var handshake = $"GET {WebSocket} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";

        // Behind it a masked text frame, '40'.
        await stream.WriteAsync((byte[])[.. Encoding.ASCII.GetBytes(handshake), 0x81, 0x82, 0, 0, 0, 0, (byte)'4', (byte)'0']);

        var read = new StringBuilder();
        var buffer = new byte[4_096];
        while (!read.ToString().Contains("40{\"sid\":", StringComparison.Ordinal))
        {
            var count = await stream.ReadAsync(buffer).Within();
            Assert.NotEqual(0, count);
            read.Append(Encoding.ASCII.GetString(buffer, 0, count));
        }
    }

    [Fact]
    public async Task Polling_is_left_for_it_on_the_same_server()
    {
        await using var app = await StartAsync(static listen => listen.UseSocketIO());
        var (client, socket) = await app.PairAsync(Wire.Upgrade);
        await Bounded.Eventually(() => socket.Conn.TransportName is "websocket", "the upgrade is over");

        Assert.Equal("here", await client.EmitWithAckAsync<string>("echo", "here").Within());
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public async Task Under_TLS_it_is_taken_behind_UseHttps_and_left_before_it(bool behind, bool taken)
    {
        using var certificate = Certificate();
        var ended = new Signal<int>();
        await using var app = await StartAsync(
            listen =>
            {
                if (!behind)
                {
                    listen.UseSocketIO();
                }

                listen.UseHttps(certificate);
                if (behind)
                {
                    listen.UseSocketIO();
                }
            },
            ended);
        var (socket, _) = await RawWebSocket.ConnectAsync(app.Port, WebSocket, [], async stream =>
        {
            var secure = new SslStream(stream, leaveInnerStreamOpen: false, (_, shown, _, _) => certificate.Equals(shown));
            await secure.AuthenticateAsClientAsync("localhost").Within();
            return secure;
        });
        app.Own(socket);

        await socket.ReadTextAsync();
        await EchoesAsync(socket);
        Assert.Equal(taken, ended.TryTake(out _));
    }

    [Fact]
    public async Task Where_upgraded_connections_are_limited_the_limit_holds()
    {
        var ended = new Signal<int>();
        await using var app = await StartAsync(static listen => listen.UseSocketIO(), ended, static limits => limits.MaxConcurrentUpgradedConnections = 1);
        var first = await app.WebSocketAsync(WebSocket);
        await first.ReadTextAsync();

        var (second, head) = await RawWebSocket.ConnectAsync(app.Port, WebSocket, []);
        app.Own(second);

        Assert.StartsWith("HTTP/1.1 400 ", head, StringComparison.Ordinal);
        await EchoesAsync(first);
    }

    [Fact]
    public async Task Closing_frames_pass_both_ways()
    {
        await using var app = await StartAsync(static listen => listen.UseSocketIO());
        var first = await app.WebSocketAsync(WebSocket);
        await first.ReadTextAsync();
        await first.SendCloseAsync(1000);
        Assert.Equal(1000, (await first.ReadCloseAsync()).CloseCode);

        var (client, socket) = await app.PairAsync(Wire.WebSocket);
        socket.Disconnect(close: true);
        await client.Disconnected.Within();
    }

    [Fact]
    public async Task A_stop_disconnects_what_was_taken()
    {
        await using var app = await StartAsync(static listen => listen.UseSocketIO());
        var (client, _) = await app.PairAsync(Wire.WebSocket);

        await app.StopAsync();

        await client.Disconnected.Within();
        Assert.Equal(0, app.Engine.ClientsCount);
    }

    private static Task<TestApp> StartAsync(Action<ListenOptions> listen, Signal<int>? ended = null, Action<KestrelServerLimits>? limits = null) => TestApp.StartAsync(
        builder =>
        {
            builder.Services.AddSocketIO();
            builder.WebHost.ConfigureKestrel(kestrel => limits?.Invoke(kestrel.Limits));
        },
        app =>
        {
            app.Use(async (context, next) =>
            {
                await next(context);
                ended?.Set(context.Response.StatusCode);
            });
            app.MapSocketIO();
            Handlers.Echo(app.Services.GetRequiredService<SocketIOServer>());
        },
        listen);

    private static async Task EchoesAsync(RawWebSocket socket)
    {
        await socket.SendTextAsync("40");
        Assert.StartsWith("40{", await socket.ReadTextAsync(), StringComparison.Ordinal);
        await socket.SendTextAsync("""420["echo","hello"]""");
        Assert.Equal("""430["hello"]""", await socket.ReadTextAsync());
    }

    private static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var start = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using var certificate = request.CreateSelfSigned(start, start.AddYears(50));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), password: null);
    }
}
