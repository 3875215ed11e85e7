using System.Net;
using Parlance.SocketIO.Tests.Harness;

namespace Parlance.SocketIO.Tests.Engine;

/// <summary>Requests that Engine.IO refuses, with its codes.</summary>
public sealed class RefusalTests
{
    [Theory]
    [InlineData("GET", "EIO=4", 400, 0, "Transport unknown")]
    [InlineData("GET", "EIO=4&transport=tube", 400, 0, "Transport unknown")]
    [InlineData("GET", "EIO=4&transport=polling&transport=polling", 400, 0, "Transport unknown")]
    [InlineData("GET", "EIO=4&transport=polling&sid=nobody", 400, 1, "Session ID unknown")]
    [InlineData("POST", "EIO=4&transport=polling&sid=nobody", 400, 1, "Session ID unknown")]
    [InlineData("GET", "EIO=4&transport=polling&sid=", 400, 1, "Session ID unknown")]
    [InlineData("POST", "EIO=4&transport=polling", 400, 2, "Bad handshake method")]
    [InlineData("PUT", "EIO=4&transport=polling", 400, 2, "Bad handshake method")]
    [InlineData("OPTIONS", "EIO=4&transport=polling", 400, 2, "Bad handshake method")]
    [InlineData("GET", "EIO=4&transport=websocket", 400, 3, "Bad request")]
    [InlineData("GET", "EIO=3&transport=polling", 400, 5, "Unsupported protocol version")]
    [InlineData("GET", "EIO=5&transport=polling", 400, 5, "Unsupported protocol version")]
    [InlineData("GET", "EIO=4&EIO=4&transport=polling", 400, 5, "Unsupported protocol version")]
    [InlineData("GET", "transport=polling", 400, 5, "Unsupported protocol version")]
    public async Task A_wrong_request_learns_what_is_wrong(string method, string query, int status, int code, string message)
    {
        await using var app = await TestApp.StartAsync();
        var errors = new Signal<EngineError>();
        app.Engine.ConnectionError += (_, error) => errors.Set(error);

        using var response = await app.Http.SendAsync(new HttpRequestMessage(new HttpMethod(method), app.Endpoint(query)));

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType!.ToString());
        Assert.Equal($$"""{"code":{{code}},"message":"{{message}}"}""", await response.Content.ReadAsStringAsync());
        var told = await errors.NextAsync();
        Assert.Equal((code, message), (told.Code, told.Message));
        Assert.Equal(0, app.Engine.ClientsCount);
    }

    [Theory]
    [InlineData("EIO=4&transport=tube", "Transport unknown")]
    [InlineData("EIO=4&transport=websocket&sid=nobody", "Session ID unknown")]
    [InlineData("EIO=4&transport=polling", "Bad request")]
    [InlineData("EIO=3&transport=websocket", "Unsupported protocol version")]
    public async Task A_wrong_WebSocket_is_refused_before_it_is_one(string query, string message)
    {
        await using var app = await TestApp.StartAsync();

        var (socket, head) = await RawWebSocket.ConnectAsync(app.Port, "/socket.io/?" + query, ["Connection: close, Upgrade"]);
        app.Own(socket);

        Assert.StartsWith("HTTP/1.1 400 ", head, StringComparison.Ordinal);
        Assert.Contains("text/plain", head, StringComparison.Ordinal);
        Assert.Contains(message, await socket.ReadRestAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_transport_that_is_not_offered_is_unknown()
    {
        await using var app = await TestApp.StartAsync(static options => options.Transports = EngineTransports.WebSocket);

        using var response = await app.Http.GetAsync(app.Endpoint("EIO=4&transport=polling"));

        Assert.Equal("""{"code":0,"message":"Transport unknown"}""", await response.Content.ReadAsStringAsync());
        await app.JoinAsync(Wire.WebSocket);
    }

    [Theory]
    [InlineData("EIO=3&transport=polling")]
    [InlineData("transport=polling")]
    public async Task A_session_keeps_its_protocol(string query)
    {
        await using var app = await TestApp.StartAsync();
        var wire = await app.JoinAsync(Wire.Polling);

        using var response = await app.Http.GetAsync(app.Endpoint($"{query}&sid={wire.Sid}"));

        Assert.Equal("""{"code":3,"message":"Bad request"}""", await response.Content.ReadAsStringAsync());
        await AssertAliveAsync(wire);
    }

    [Fact]
    public async Task A_WebSocket_session_is_not_polled()
    {
        await using var app = await TestApp.StartAsync();
        var wire = await app.JoinAsync(Wire.WebSocket);

        using var get = await app.Http.GetAsync(app.Endpoint($"EIO=4&transport=polling&sid={wire.Sid}"));
        using var post = await app.Http.PostAsync(app.Endpoint($"EIO=4&transport=polling&sid={wire.Sid}"), new StringContent("41"));

        Assert.Equal("""{"code":3,"message":"Bad request"}""", await get.Content.ReadAsStringAsync());
        Assert.Equal("""{"code":3,"message":"Bad request"}""", await post.Content.ReadAsStringAsync());
        await AssertAliveAsync(wire);
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("HEAD")]
    public async Task A_session_knows_two_methods(string method)
    {
        await using var app = await TestApp.StartAsync();
        var wire = (PollingWire)await app.JoinAsync(Wire.Polling);

        using var response = await app.Http.SendAsync(new HttpRequestMessage(new HttpMethod(method), wire.Address));

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(["GET", "POST"], response.Content.Headers.Allow);
        await AssertAliveAsync(wire);
    }

    [Theory]
    [InlineData(null, "Forbidden")]
    [InlineData("not you, \"friend\"", "not you, \\\"friend\\\"")]
    public async Task AllowRequest_refuses_with_its_own_words(string? words, string told)
    {
        await using var app = await TestApp.StartAsync(options => options.AllowRequest = _ => ValueTask.FromResult(AllowRequestResult.Deny(words)));

        using var response = await app.Http.GetAsync(app.Endpoint("EIO=4&transport=polling"));
        var (socket, head) = await RawWebSocket.ConnectAsync(app.Port, "/socket.io/?EIO=4&transport=websocket", []);
        app.Own(socket);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal($$"""{"code":4,"message":"{{told}}"}""", await response.Content.ReadAsStringAsync());
        Assert.StartsWith("HTTP/1.1 400 ", head, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AllowRequest_is_asked_once_for_each_session()
    {
        var asked = 0;
        await using var app = await TestApp.StartAsync(options => options.AllowRequest = context =>
        {
            Interlocked.Increment(ref asked);
            return ValueTask.FromResult(context.Request.Headers.Authorization == "Bearer me" ? AllowRequestResult.Allow : AllowRequestResult.Deny());
        });
        app.Http.DefaultRequestHeaders.Authorization = new("Bearer", "me");

        await app.JoinAsync(Wire.Polling);

        Assert.Equal(1, asked);
    }

    [Fact]
    public async Task AllowRequest_that_throws_refuses_and_tells_nothing()
    {
        await using var app = await TestApp.StartAsync(static options => options.AllowRequest = static _ => throw new InvalidOperationException("a secret"));
        app.Log.Announce(1010);

        using var response = await app.Http.GetAsync(app.Endpoint("EIO=4&transport=polling"));

        Assert.Equal("""{"code":4,"message":"Forbidden"}""", await response.Content.ReadAsStringAsync());
        Assert.NotEmpty(app.Log.Ours(1010));
    }

    [Fact]
    public async Task A_server_that_closes_takes_no_more_sessions()
    {
        await using var app = await TestApp.StartAsync();
        await app.Io.CloseAsync().Within();

        using var response = await app.Http.GetAsync(app.Endpoint("EIO=4&transport=polling"));
        var (socket, head) = await RawWebSocket.ConnectAsync(app.Port, "/socket.io/?EIO=4&transport=websocket", []);
        app.Own(socket);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.StartsWith("HTTP/1.1 400 ", head, StringComparison.Ordinal);
    }

    private static async Task AssertAliveAsync(EngineWire wire)
    {
        await wire.SendAsync("40/nope,");
        await wire.ExpectAsync("""44/nope,{"message":"Invalid namespace"}""");
    }
}
