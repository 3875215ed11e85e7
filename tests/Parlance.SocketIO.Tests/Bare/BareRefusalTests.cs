using System.Net;
using System.Text;
using System.Text.Json;
using Parlance.SocketIO.Tests.Harness;

namespace Parlance.SocketIO.Tests.Bare;

/// <summary>What the WebSocket door does not accept.</summary>
public sealed class BareRefusalTests
{
    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("42[\"event\"]")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"data\":1}")]
    [InlineData("{\"event\":1}")]
    [InlineData("{\"event\":null}")]
    [InlineData("{\"event\":\"say\",\"id\":-1}")]
    [InlineData("{\"event\":\"say\",\"id\":1.5}")]
    [InlineData("{\"event\":\"say\",\"id\":\"1\"}")]
    [InlineData("{\"event\":\"say\",\"id\":18446744073709551616}")]
    [InlineData("{\"event\":\"say\"} {}")]
    [InlineData("{\"event\":\"say\"")]
    [InlineData("{\"event\":\"\\ud800\"}")]
    [InlineData("{'event':'say'}")]
    [InlineData("{\"event\":\"disconnect\"}")]
    [InlineData("{\"event\":\"connect\"}")]
    public async Task A_frame_that_is_none_is_answered_and_closes(string frame)
    {
        var errors = new Signal<Exception>();
        await using var app = await BareApp.StartAsync();
        app.Chat.OnConnection(socket => socket.OnError(errors.Set));
        var socket = await app.JoinAsync();
        var bystander = await app.JoinAsync();

        await socket.SendTextAsync(frame);

        await AssertInvalidAsync(socket);
        Assert.IsType<InvalidPacketException>(await errors.NextAsync());
        await Bounded.Eventually(() => app.Chat.Sockets.Count == 1, "it has been disconnected");
        app.Chat.Emit("hello");
        Assert.Equal("""{"event":"hello"}""", await bystander.ReadTextAsync());
    }

    [Fact]
    public async Task A_binary_frame_is_answered_and_closes()
    {
        await using var app = await BareApp.StartAsync();
        var socket = await app.JoinAsync();

        await socket.SendBinaryAsync("""{"event":"say"}"""u8.ToArray());

        await AssertInvalidAsync(socket);
    }

    [Theory]
    [InlineData("""{"event":"say"}""")]
    [InlineData("""{"id":1,"data":1}""")]
    [InlineData("""{"event":"auth","data":"token"}""")]
    [InlineData("""{"event":"auth","data":[]}""")]
    [InlineData("hello")]
    public async Task A_first_frame_that_is_no_auth_is_answered_and_closes(string frame)
    {
        await using var app = await BareApp.StartAsync();
        var socket = await app.OpenAsync();

        await socket.SendTextAsync(frame);

        await AssertInvalidAsync(socket);
        Assert.Empty(app.Chat.Sockets);
    }

    [Fact]
    public async Task Events_before_the_answer_to_auth_close()
    {
        var gate = new Gate();
        await using var app = await BareApp.StartAsync();
        app.Chat.Use(async (_, next) =>
        {
            await gate.Opened;
            await next();
        });
        var socket = await app.OpenAsync();

        await socket.SendTextAsync("""{"event":"auth"}""");
        await socket.SendTextAsync("""{"event":"say"}""");

        await AssertInvalidAsync(socket);
        gate.Open();
        await Bounded.Eventually(() => app.Chat.Sockets.Count == 0 && app.Chat.Adapter.Rooms.Count == 0, "nobody has connected");
    }

    [Fact]
    public async Task Frames_that_are_too_deep_or_too_large_close()
    {
        await using var app = await BareApp.StartAsync(static options => options.MaxHttpBufferSize = 10_000);
        var deep = await app.JoinAsync();
        var large = await app.JoinAsync();

        await deep.SendTextAsync($"{{\"event\":\"say\",\"data\":{new string('[', 2_000)}{new string(']', 2_000)}}}");
        await large.SendTextAsync($"{{\"event\":\"say\",\"data\":\"{new string('x', 10_000)}\"}}");

        await AssertInvalidAsync(deep);
        Assert.Equal(1009, (await large.ReadCloseAsync()).CloseCode);
    }

    [Fact]
    public async Task Text_that_is_no_UTF8_closes()
    {
        await using var app = await BareApp.StartAsync();
        var socket = await app.JoinAsync();

        await socket.SendAsync(Opcode.Text, [.. "{\"event\":\""u8, 0xC3, 0x28, .. "\"}"u8]);

        Assert.Equal(1007, (await socket.ReadCloseAsync()).CloseCode);
    }

    [Fact]
    public async Task A_request_that_is_no_WebSocket_is_told_so()
    {
        await using var app = await BareApp.StartAsync();

        using var response = await app.App.Http.GetAsync(new Uri(app.App.Address, "/ws"));

        Assert.Equal(HttpStatusCode.UpgradeRequired, response.StatusCode);
        Assert.Contains("websocket", response.Headers.Upgrade.Select(static protocol => protocol.Name));
    }

    [Fact]
    public async Task The_rules_of_origins_and_AllowRequest_hold_here_too()
    {
        await using var app = await BareApp.StartAsync(static options => options.AllowRequest = static context =>
            ValueTask.FromResult(context.Request.Query.ContainsKey("deny") ? AllowRequestResult.Deny("no") : AllowRequestResult.Allow));

        foreach (var (path, origin, status) in new[] { ("/ws", "https://evil.example", 400), ("/ws?deny", "http://127.0.0.1", 400), ("/ws", $"http://127.0.0.1:{app.App.Port}", 101) })
        {
            var (socket, head) = await RawWebSocket.ConnectAsync(app.App.Port, path, [$"Origin: {origin}"]);
            app.App.Own(socket);
            Assert.StartsWith($"HTTP/1.1 {status} ", head, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Its_session_is_not_one_of_Socket_IOs()
    {
        await using var app = await BareApp.StartAsync();
        var sessions = new Signal<EngineSocket>();
        app.App.Engine.Connection += sessions.Set;
        await app.JoinAsync();
        var sid = (await sessions.NextAsync()).Id;

        using var response = await app.App.Http.GetAsync(app.App.Endpoint($"EIO=4&transport=polling&sid={sid}"));

        Assert.Equal("""{"code":1,"message":"Session ID unknown"}""", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_backlog_that_is_full_stops_the_reading_here_too()
    {
        var gate = new Gate();
        var log = new Signal<int>();
        await using var app = await BareApp.StartAsync(static options => options.EventBacklogMax = 2);
        app.Chat.OnConnection(socket => socket.On<int>("event", async number =>
        {
            await gate.Opened;
            log.Set(number);
        }));
        var socket = await app.JoinAsync();

        var frames = new List<byte>();
        for (var number = 0; number < 50; number++)
        {
            frames.AddRange(socket.Frame(Opcode.Text, Encoding.UTF8.GetBytes($$"""{"event":"event","data":{{number}}}""")));
        }

        await socket.SendBytesAsync(frames.ToArray());
        gate.Open();

        for (var number = 0; number < 50; number++)
        {
            Assert.Equal(number, await log.NextAsync());
        }
    }

    private static async Task AssertInvalidAsync(RawWebSocket socket)
    {
        var error = JsonElement.Parse(await socket.ReadTextAsync()).GetProperty("error");
        Assert.Equal("invalid", error.GetProperty("code").GetString());
        Assert.False(string.IsNullOrEmpty(error.GetProperty("message").GetString()));
        await socket.ReadCloseAsync();
    }
}
