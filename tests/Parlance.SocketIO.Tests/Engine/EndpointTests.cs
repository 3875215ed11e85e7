using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Parlance.SocketIO.Tests.Harness;

namespace Parlance.SocketIO.Tests.Engine;

/// <summary>Where Socket.IO is served.</summary>
public sealed class EndpointTests
{
    [Theory]
    [InlineData("/socket.io/?EIO=4&transport=polling", true)]
    [InlineData("/SOCKET.io/?EIO=4&transport=polling", true)]
    [InlineData("/socket.io/anything/below?EIO=4&transport=polling", true)]
    [InlineData("/socket.io?EIO=4&transport=polling", false)]
    [InlineData("/socket.iox/?EIO=4&transport=polling", false)]
    [InlineData("/x/socket.io/?EIO=4&transport=polling", false)]
    [InlineData("/", false)]
    public async Task The_path_is_a_prefix_with_a_slash(string path, bool ours)
    {
        await using var app = await TestApp.StartAsync();

        using var response = await app.Http.GetAsync(new Uri(app.Address, path));

        Assert.Equal(ours ? HttpStatusCode.OK : HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task The_path_without_a_slash_may_be_somebody_elses()
    {
        await using var app = await TestApp.StartAsync(
            static builder => builder.Services.AddSocketIO(),
            static app =>
            {
                app.MapSocketIO();
                app.MapGet("/socket.io", static () => "somebody else");
            });

        Assert.Equal("somebody else", await app.Http.GetStringAsync(new Uri(app.Address, "/socket.io")));
    }

    [Theory]
    [InlineData("/socket.io")]
    [InlineData("/socket.io/")]
    public async Task The_slash_may_be_left_out_when_that_is_wanted(string path)
    {
        await using var app = await TestApp.StartAsync(static options => options.AddTrailingSlash = false);

        using var response = await app.Http.GetAsync(new Uri(app.Address, path + "?EIO=4&transport=polling"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task The_path_is_a_setting()
    {
        await using var app = await TestApp.StartAsync(static options => options.Path = "/my/chat/");

        await app.OpenAsync(Wire.Polling, "/my/chat/");

        Assert.Equal("/my/chat/", app.Io.Path);
    }

    [Fact]
    public async Task Servers_on_different_paths_know_nothing_of_each_other()
    {
        await using var app = await TestApp.StartAsync(
            static builder =>
            {
                builder.Services.AddSocketIO();
                builder.Services.AddSocketIO("second", static options => options.PingInterval = TimeSpan.FromSeconds(9));
            },
            static app =>
            {
                app.MapSocketIO();
                app.MapSocketIO("/second", "second");
            });
        var second = app.Services.GetRequiredKeyedService<SocketIOServer>("second");

        var wire = await app.OpenAsync(Wire.Polling);
        var other = await app.OpenAsync(Wire.WebSocket, "/second/");

        Assert.NotSame(app.Io, second);
        Assert.Equal((25_000, 9_000), (wire.Handshake.GetProperty("pingInterval").GetInt32(), other.Handshake.GetProperty("pingInterval").GetInt32()));
        Assert.Equal((1, 1), (app.Io.Engine.ClientsCount, second.Engine.ClientsCount));
        using var strayed = await app.Http.GetAsync(app.Endpoint($"EIO=4&transport=polling&sid={wire.Sid}", "/second/"));
        Assert.Equal("""{"code":1,"message":"Session ID unknown"}""", await strayed.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_server_that_was_not_added_is_named_in_the_error()
    {
        var first = await Assert.ThrowsAsync<InvalidOperationException>(static () => TestApp.StartAsync(static _ => { }, static app => app.MapSocketIO()));
        var named = await Assert.ThrowsAsync<InvalidOperationException>(static () => TestApp.StartAsync(static builder => builder.Services.AddSocketIO(), static app => app.MapSocketIO(name: "chat")));
        var engine = await Assert.ThrowsAsync<InvalidOperationException>(static () => TestApp.StartAsync(static _ => { }, static app => app.MapEngineIO()));

        Assert.Equal("There is no Socket.IO server. Call builder.Services.AddSocketIO() first.", first.Message);
        Assert.Equal("There is no Socket.IO server named \"chat\". Call builder.Services.AddSocketIO(\"chat\") first.", named.Message);
        Assert.Equal("There is no Engine.IO server. Call builder.Services.AddEngineIO() first.", engine.Message);
    }

    [Fact]
    public async Task Middleware_of_the_application_runs_for_every_request()
    {
        var requests = new Signal<string>();
        await using var app = await TestApp.StartAsync(
            static builder => builder.Services.AddSocketIO(),
            app =>
            {
                app.Use((context, next) =>
                {
                    requests.Set($"{context.Request.Method} {context.Request.Query["transport"]}");
                    context.Response.Headers["X-Mine"] = "yes";
                    return next(context);
                });
                app.MapSocketIO();
            });

        var (socket, head) = await RawWebSocket.ConnectAsync(app.Port, "/socket.io/?EIO=4&transport=websocket", []);
        app.Own(socket);
        await app.JoinAsync(Wire.Polling);

        Assert.Contains("X-Mine: yes", head, StringComparison.Ordinal);
        foreach (var expected in new[] { "GET websocket", "GET polling", "POST polling", "GET polling" })
        {
            Assert.Equal(expected, await requests.NextAsync());
        }
    }

    [Fact]
    public async Task Headers_of_answers_may_be_changed()
    {
        await using var app = await TestApp.StartAsync();
        app.Engine.InitialHeaders += static (headers, _) => headers["X-First"] = "first";
        app.Engine.Headers += static (headers, _) => headers["X-Every"] = "every";

        using var first = await app.Http.GetAsync(app.Endpoint("EIO=4&transport=polling"));
        var wire = (PollingWire)await app.OpenAsync(Wire.Polling);
        using var second = await wire.PostAsync("40");
        var (socket, head) = await RawWebSocket.ConnectAsync(app.Port, "/socket.io/?EIO=4&transport=websocket", []);
        app.Own(socket);

        Assert.Equal((true, true), (first.Headers.Contains("X-First"), first.Headers.Contains("X-Every")));
        Assert.Equal((false, true), (second.Headers.Contains("X-First"), second.Headers.Contains("X-Every")));
        Assert.Contains("X-First: first", head, StringComparison.Ordinal);
        Assert.Contains("X-Every: every", head, StringComparison.Ordinal);
    }
}
