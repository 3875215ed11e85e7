using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Parlance.Kestrel.Epoll.Tests.Harness;

namespace Parlance.Kestrel.Epoll.Tests;

/// <summary>What Kestrel serves over any transport, it serves over this one.</summary>
public sealed class HttpTests
{
    [Fact]
    public async Task Requests_of_one_connection_are_answered_one_after_another()
    {
        await using var server = await EpollServer.ServeAsync(static app => app.MapGet("/{word}", static (string word) => word));
        using var socket = await server.ConnectAsync();

        await socket.WriteAsync("GET /one HTTP/1.1\r\nHost: x\r\n\r\nGET /two HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        var answer = await socket.ReadToEndAsync();

        Assert.Contains("one", answer, StringComparison.Ordinal);
        Assert.True(answer.IndexOf("two", StringComparison.Ordinal) > answer.IndexOf("one", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Large_bodies_pass_both_ways_unharmed()
    {
        await using var server = await EpollServer.ServeAsync(static app => app.MapPost("/", ReturnAsync));
        var body = RandomNumberGenerator.GetBytes(20 * 1024 * 1024);

        var answer = await server.Http.PostAsync(server.Address, new ByteArrayContent(body));

        Assert.Equal(SHA256.HashData(body), SHA256.HashData(await answer.Content.ReadAsByteArrayAsync()));
    }

    [Theory]
    [InlineData("1.1")]
    [InlineData("2.0")]
    public async Task Tls_is_served_over_it(string version)
    {
        await using var server = await EpollServer.ServeAsync(
            static app => app.MapPost("/", ReturnAsync),
            static listen => listen.UseHttps(EpollServer.Certificate));
        var body = RandomNumberGenerator.GetBytes(3 * 1024 * 1024);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, server.Address)
            {
                Version = Version.Parse(version), VersionPolicy = HttpVersionPolicy.RequestVersionExact, Content = new ByteArrayContent(body),
            };
            using var answer = await server.Http.SendAsync(request);
            return SHA256.HashData(await answer.Content.ReadAsByteArrayAsync());
        }));

        Assert.All(answers, answer => Assert.Equal(SHA256.HashData(body), answer));
    }

    [Fact]
    public async Task The_application_sees_the_addresses_of_both_ends()
    {
        await using var server = await EpollServer.ServeAsync(
            static app => app.MapGet("/", static (HttpContext context) => $"{context.Connection.LocalIpAddress} {context.Connection.LocalPort} {context.Connection.RemoteIpAddress} {context.Connection.RemotePort}"),
            address: IPAddress.IPv6Any);
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, server.Address.Port);

        await socket.WriteAsync("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        var client = (IPEndPoint)socket.LocalEndPoint!;
        Assert.Contains($"::ffff:127.0.0.1 {server.Address.Port} ::ffff:127.0.0.1 {client.Port}", await socket.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Requests_run_on_the_thread_pool()
    {
        await using var server = await EpollServer.ServeAsync(static app => app.MapGet("/", static () => Thread.CurrentThread.IsThreadPoolThread));

        Assert.Equal("true", await server.Http.GetStringAsync(server.Address));
        Assert.Equal("true", await server.Http.GetStringAsync(server.Address));
    }

    [Fact]
    public async Task Connections_beyond_the_limit_are_refused()
    {
        await using var server = await EpollServer.ServeAsync(static app => app.MapGet("/", static () => "here"), limits: static limits => limits.MaxConcurrentConnections = 1);
        using var first = await server.ConnectAsync();
        await first.WriteAsync("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 200", await first.ReadAsync(12), StringComparison.Ordinal);

        using var second = await server.ConnectAsync();
        Assert.Equal("", await second.ReadAsync(1));

        await first.WriteAsync("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        Assert.Contains("here", await first.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stop_lets_requests_finish_and_idle_connections_end()
    {
        var entered = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        await using var server = await EpollServer.ServeAsync(app => app.MapGet("/", async () =>
        {
            entered.TrySetResult();
            await release.Task;
            return "finished";
        }));
        using var idle = await server.ConnectAsync();
        var answer = server.Http.GetStringAsync(server.Address);
        await entered.Task.WaitAsync(EpollServer.Limit);

        var stop = server.StopAsync();
        Assert.Equal("", await idle.ReadAsync(1));
        release.SetResult();

        Assert.Equal("finished", await answer);
        await stop;
        await Assert.ThrowsAnyAsync<SocketException>(async () => await server.ConnectAsync());
    }

    [Fact]
    public async Task A_server_can_follow_another_in_one_process()
    {
        for (var life = 0; life < 3; life++)
        {
            await using var server = await EpollServer.ServeAsync(static app => app.MapGet("/", static () => "alive"));
            Assert.Equal("alive", await server.Http.GetStringAsync(server.Address));
        }
    }

    [Fact]
    public async Task A_port_that_is_taken_is_told_as_ever()
    {
        await using var server = await EpollServer.ServeAsync(static _ => { });
        var port = server.Address.Port;

        var error = await Assert.ThrowsAsync<IOException>(() => EpollServer.StartAsync(
            builder => builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port)), static _ => { }));

        Assert.Contains("address already in use", error.Message, StringComparison.Ordinal);
    }

    // Not at once as it comes: HttpClient reads nothing before it has sent everything.
    private static async Task ReturnAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        await context.Response.Body.WriteAsync(body.ToArray());
    }
}
