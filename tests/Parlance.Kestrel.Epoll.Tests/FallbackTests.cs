using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Options;
using Parlance.Kestrel.Epoll.Tests.Harness;

namespace Parlance.Kestrel.Epoll.Tests;

/// <summary>Where the transport cannot serve, the one before it does.</summary>
public sealed class FallbackTests
{
    [Fact]
    public async Task Unix_sockets_stay_with_the_default_transport()
    {
        var path = Path.Combine(Path.GetTempPath(), $"epoll-{Environment.ProcessId}-{Environment.TickCount64}.sock");
        await using var server = await EpollServer.StartAsync(
            builder => builder.WebHost.ConfigureKestrel(kestrel =>
            {
                kestrel.ListenUnixSocket(path);
                kestrel.Listen(IPAddress.Loopback, 0);
            }),
            static app => app.MapGet("/", static () => "both"));
        using var unix = new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = async (_, stop) =>
            {
                var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), stop);
                return new NetworkStream(socket, ownsSocket: true);
            },
        });

        Assert.Equal("both", await unix.GetStringAsync(new Uri("http://localhost/")));
        Assert.Equal("both", await server.Http.GetStringAsync(new Uri($"http://127.0.0.1:{server.Log.Lines.Select(PortOf).First(static port => port > 0)}/")));
    }

    [Fact]
    public async Task Where_the_system_refuses_the_log_says_so_and_the_server_serves()
    {
        await using var server = await EpollServer.ServeAsync(
            static app => app.MapGet("/", static () => "served"),
            options: static options => options.WhyUnavailable = static () => "a test says so");

        Assert.Equal("served", await server.Http.GetStringAsync(server.Address));
        Assert.Contains(server.Log.Lines, static line => line.Text.Contains("cannot run here: a test says so", StringComparison.Ordinal));
        Assert.DoesNotContain(server.Log.Lines, static line => line.Text.Contains("loops serve", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_option_out_of_its_range_ends_the_start_with_its_name()
    {
        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => EpollServer.ServeAsync(static _ => { }, options: static options => options.LoopCount = 0));

        Assert.Contains("EpollTransportOptions.LoopCount", error.Message, StringComparison.Ordinal);
    }

    // '2 loops serve 127.0.0.1:40001'
    private static int PortOf((Microsoft.Extensions.Logging.LogLevel Level, string Text) line) =>
        line.Text.Contains("loops serve", StringComparison.Ordinal) ? int.Parse(line.Text[(line.Text.LastIndexOf(':') + 1)..], System.Globalization.CultureInfo.InvariantCulture) : 0;
}
