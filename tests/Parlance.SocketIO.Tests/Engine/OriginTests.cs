using Parlance.SocketIO.Tests.Harness;

namespace Parlance.SocketIO.Tests.Engine;

/// <summary>Which origins may open a WebSocket. Browsers send no preflight for it, so the server looks.</summary>
public sealed class OriginTests
{
    [Theory]
    [InlineData("app.example", "http://app.example", true)]
    [InlineData("app.example", "https://app.example", true)]
    [InlineData("app.example", "https://APP.example", true)]
    [InlineData("app.example:8443", "https://app.example:8443", true)]
    [InlineData("[::1]:5000", "http://[::1]:5000", true)]
    [InlineData("app.example", null, true)]
    [InlineData("app.example", "https://evil.example", false)]
    [InlineData("app.example", "https://app.example.evil.example", false)]
    [InlineData("app.example", "https://sub.app.example", false)]
    [InlineData("app.example", "https://app.example:444", false)]
    [InlineData("app.example:8443", "https://app.example", false)]
    [InlineData("app.example", "null", false)]
    [InlineData("app.example", "file://", false)]
    public async Task Without_settings_the_own_host_may(string host, string? origin, bool allowed)
    {
        await using var app = await TestApp.StartAsync();

        await AssertAsync(app, allowed, $"Host: {host}", origin);
    }

    [Theory]
    [InlineData("https://friend.example", true)]
    [InlineData("https://FRIEND.example", true)]
    [InlineData("https://function.example", true)]
    [InlineData("http://friend.example", false)]
    [InlineData("https://evil.example", false)]
    public async Task Origins_of_the_settings_may(string origin, bool allowed)
    {
        await using var app = await TestApp.StartAsync(static options => options.Cors = new EngineCorsOptions
        {
            Origins = { "https://friend.example" },
            IsOriginAllowed = static origin => origin is "https://function.example",
        });

        await AssertAsync(app, allowed, "Host: app.example", origin);
    }

    [Fact]
    public async Task Any_origin_may_when_that_is_wanted()
    {
        await using var app = await TestApp.StartAsync(static options => options.Cors = new EngineCorsOptions { Origins = { "*" } });

        await AssertAsync(app, allowed: true, "Host: app.example", "https://evil.example");
    }

    [Fact]
    public async Task An_upgrade_is_judged_like_a_new_WebSocket()
    {
        await using var app = await TestApp.StartAsync();
        var (wire, session) = await PollTests.OpenAsync(app);

        var (socket, head) = await RawWebSocket.ConnectAsync(app.Port, $"/socket.io/?EIO=4&transport=websocket&sid={wire.Sid}", ["Origin: https://evil.example"]);
        app.Own(socket);

        Assert.StartsWith("HTTP/1.1 400 ", head, StringComparison.Ordinal);
        Assert.True(session.IsOpen);
    }

    [Theory]
    [InlineData("/socket.io/?EIO=4&transport=websocket")]
    [InlineData("/socket.io/?EIO=4&transport=polling")]
    public async Task Origins_with_characters_that_no_origin_has_are_refused(string path)
    {
        await using var app = await TestApp.StartAsync(static options => options.Cors = new EngineCorsOptions { Origins = { "*" } });

        // Cyrillic in UTF-8.
        var (socket, head) = await RawWebSocket.ConnectAsync(app.Port, path, ["Origin: http://\u00D0\u00B0.example"]);
        app.Own(socket);

        Assert.StartsWith("HTTP/1.1 400 ", head, StringComparison.Ordinal);
    }

    private static async Task AssertAsync(TestApp app, bool allowed, string host, string? origin)
    {
        var (socket, head) = await RawWebSocket.ConnectAsync(app.Port, "/socket.io/?EIO=4&transport=websocket", origin is null ? [host] : [host, $"Origin: {origin}"]);
        app.Own(socket);
        Assert.StartsWith(allowed ? "HTTP/1.1 101 " : "HTTP/1.1 400 ", head, StringComparison.Ordinal);
        if (allowed)
        {
            Assert.StartsWith("0{", await socket.ReadTextAsync(), StringComparison.Ordinal);
        }
        else
        {
            Assert.Equal(0, app.Engine.ClientsCount);
        }
    }
}
