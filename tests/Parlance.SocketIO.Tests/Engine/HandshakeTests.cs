using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Parlance.SocketIO.Tests.Harness;

namespace Parlance.SocketIO.Tests.Engine;

public sealed class HandshakeTests
{
    [Theory]
    [InlineData(Wire.Polling, """["websocket"]""")]
    [InlineData(Wire.WebSocket, "[]")]
    public async Task The_handshake_tells_the_settings_in_Nodes_order(Wire transport, string upgrades)
    {
        await using var app = await TestApp.StartAsync(options =>
        {
            options.PingInterval = TimeSpan.FromSeconds(7);
            options.PingTimeout = TimeSpan.FromSeconds(3);
            options.MaxHttpBufferSize = 12_345;
        });

        var wire = await app.OpenAsync(transport);

        Assert.Equal($$"""{"sid":"{{wire.Sid}}","upgrades":{{upgrades}},"pingInterval":7000,"pingTimeout":3000,"maxPayload":12345}""", wire.Handshake.GetRawText());
    }

    [Fact]
    public async Task Session_ids_are_long_random_and_prefixed()
    {
        await using var app = await TestApp.StartAsync(static options => options.SessionIdPrefix = "node-1.");

        var first = await app.OpenAsync(Wire.Polling);
        var second = await app.OpenAsync(Wire.WebSocket);

        Assert.Matches(new Regex("^node-1\\.[A-Za-z0-9_-]{22}$", RegexOptions.None, Bounded.Limit), first.Sid);
        Assert.StartsWith("node-1.", second.Sid, StringComparison.Ordinal);
        Assert.NotEqual(first.Sid, second.Sid);
    }

    [Fact]
    public async Task The_application_may_make_the_ids_itself()
    {
        await using var app = await TestApp.StartAsync(static options => options.GenerateId = static context => ValueTask.FromResult(context.Request.Query["as"].ToString()));
        var wire = await app.OpenAsync(Wire.Polling, query: "&as=mine");
        Assert.Equal("mine", wire.Sid);

        using var twin = await app.Http.GetAsync(app.Endpoint("EIO=4&transport=polling&as=mine"));

        Assert.Equal(HttpStatusCode.BadRequest, twin.StatusCode);
        Assert.Equal("""{"code":3,"message":"Bad request"}""", await twin.Content.ReadAsStringAsync());
        await wire.SendAsync("40");
        Assert.StartsWith("40", await wire.NextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_WebSocket_with_an_id_that_is_taken_is_dropped()
    {
        await using var app = await TestApp.StartAsync(static options => options.GenerateId = static _ => ValueTask.FromResult("mine"));
        var wire = await app.JoinAsync(Wire.Polling);

        try
        {
            var (socket, _) = await RawWebSocket.ConnectAsync(app.Port, "/socket.io/?EIO=4&transport=websocket", []);
            await app.Own(socket).EndAsync();
        }
        catch (IOException)
        {
            // Dropped before the answer was read.
        }

        await wire.SendAsync("40/nope,");
        await wire.ExpectAsync("""44/nope,{"message":"Invalid namespace"}""");
    }

    [Theory]
    [MemberData(nameof(Wires.Both), MemberType = typeof(Wires))]
    public async Task An_initial_packet_follows_the_handshake(Wire transport)
    {
        await using var app = await TestApp.StartAsync(static options => options.InitialPacket = "hello");

        var wire = await app.OpenAsync(transport);

        await wire.ExpectAsync("4hello");
    }

    [Fact]
    public async Task Polling_answers_are_plain_text_that_nobody_stores()
    {
        await using var app = await TestApp.StartAsync();

        using var response = await app.Http.GetAsync(app.Endpoint("EIO=4&transport=polling"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/plain; charset=UTF-8", response.Content.Headers.ContentType!.ToString());
        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.NotNull(response.Content.Headers.ContentLength);
        Assert.False(response.Headers.Contains("Set-Cookie"));
        Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task A_cookie_carries_the_id_in_the_first_polling_answer_only()
    {
        await using var app = await TestApp.StartAsync(static options => options.Cookie = new EngineCookieOptions());

        using var response = await app.Http.GetAsync(app.Endpoint("EIO=4&transport=polling"));
        var sid = JsonElement.Parse((await response.Content.ReadAsStringAsync()).AsSpan(1)).GetProperty("sid").GetString();
        var cookie = Assert.Single(response.Headers.GetValues("Set-Cookie"));
        using var post = await app.Http.PostAsync(app.Endpoint($"EIO=4&transport=polling&sid={sid}"), new StringContent("40"));
        var (_, upgraded) = await RawWebSocket.ConnectAsync(app.Port, "/socket.io/?EIO=4&transport=websocket", []);

        Assert.Equal($"io={sid}; path=/; samesite=lax; httponly", cookie);
        Assert.False(post.Headers.Contains("Set-Cookie"));
        Assert.DoesNotContain("set-cookie", upgraded, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_cookies_attributes_are_settings()
    {
        await using var app = await TestApp.StartAsync(static options => options.Cookie = new EngineCookieOptions
        {
            Name = "session",
            Path = "/chat",
            Domain = "example.org",
            HttpOnly = false,
            Secure = true,
            SameSite = SameSiteMode.Strict,
            MaxAge = TimeSpan.FromMinutes(1),
        });

        using var response = await app.Http.GetAsync(app.Endpoint("EIO=4&transport=polling"));

        Assert.EndsWith("; max-age=60; domain=example.org; path=/chat; secure; samesite=strict", Assert.Single(response.Headers.GetValues("Set-Cookie")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_polling_sessions_are_offered_an_upgrade_that_is_allowed()
    {
        await using var without = await TestApp.StartAsync(static options => options.AllowUpgrades = false);
        await using var pollingOnly = await TestApp.StartAsync(static options => options.Transports = EngineTransports.Polling);

        Assert.Equal("[]", (await without.OpenAsync(Wire.Polling)).Handshake.GetProperty("upgrades").GetRawText());
        Assert.Equal("[]", (await pollingOnly.OpenAsync(Wire.Polling)).Handshake.GetProperty("upgrades").GetRawText());
    }
}
