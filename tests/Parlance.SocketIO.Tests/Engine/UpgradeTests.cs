using System.Net;
using System.Text;
using Parlance.SocketIO.Testing;
using Parlance.SocketIO.Tests.Harness;

namespace Parlance.SocketIO.Tests.Engine;

/// <summary>The upgrade from polling to WebSocket, and the ways in which it ends.</summary>
public sealed class UpgradeTests
{
    private static readonly TimeSpan s_noopInterval = TimeSpan.FromMilliseconds(200);

    [Fact]
    public async Task A_session_moves_to_a_WebSocket_and_loses_nothing()
    {
        var time = new ManualTimeProvider();
        await using var app = await TestApp.StartAsync(time: time);
        var (wire, session) = await PollTests.OpenAsync(app);
        var events = new Signal<string>();
        session.Upgrading += () => events.Set("upgrading");
        session.Upgrade += () => events.Set("upgrade");
        var poll = wire.PollAsync();
        await PollTests.WaitingAsync(session);

        var socket = await ProbeAsync(app, wire);
        Assert.Equal("upgrading", await events.NextAsync());

        // The waiting poll is released, so that the client can stop polling.
        time.Advance(s_noopInterval);
        Assert.Equal(["6"], await poll.Within());

        // What is sent now waits for the WebSocket, and so does what follows the upgrade.
        session.Send("during");
        Assert.Equal("polling", session.TransportName);
        await socket.SendTextAsync("5");
        Assert.Equal("upgrade", await events.NextAsync());
        session.Send("after");

        Assert.Equal("4during", await socket.ReadTextAsync());
        Assert.Equal("4after", await socket.ReadTextAsync());
        Assert.Equal(("websocket", true), (session.TransportName, session.Upgraded));
        await AssertNotPollingAsync(wire);
        Assert.Equal(1, app.Engine.ClientsCount);
    }

    [Fact]
    public async Task What_is_sent_during_the_upgrade_leaves_by_a_waiting_poll()
    {
        await using var app = await TestApp.StartAsync();
        var (wire, session) = await PollTests.OpenAsync(app);
        await ProbeAsync(app, wire);

        var poll = wire.PollAsync();
        await PollTests.WaitingAsync(session);
        session.Send("by poll");

        Assert.Equal("4by poll", (await poll.Within())[0]);
    }

    [Fact]
    public async Task A_poll_that_waits_when_the_upgrade_is_completed_gets_a_noop()
    {
        await using var app = await TestApp.StartAsync(time: new ManualTimeProvider());
        var (wire, session) = await PollTests.OpenAsync(app);
        var socket = await ProbeAsync(app, wire);
        var poll = wire.PollAsync();
        await PollTests.WaitingAsync(session);

        await socket.SendTextAsync("5");

        Assert.Equal(["6"], await poll.Within());
    }

    [Theory]
    [InlineData("4hello")]
    [InlineData("2")]
    [InlineData("2probes")]
    [InlineData("55")]
    [InlineData("")]
    public async Task A_first_frame_that_is_no_probe_closes_the_WebSocket_only(string frame)
    {
        await using var app = await TestApp.StartAsync();
        var (wire, session) = await PollTests.OpenAsync(app);
        var socket = await UpgradingAsync(app, wire);

        await socket.SendTextAsync(frame);

        Assert.Equal(1005, (await socket.ReadCloseAsync()).CloseCode);
        await AssertAliveAsync(wire, session);
    }

    [Fact]
    public async Task A_first_binary_frame_closes_the_WebSocket_only()
    {
        await using var app = await TestApp.StartAsync();
        var (wire, session) = await PollTests.OpenAsync(app);
        var socket = await UpgradingAsync(app, wire);

        await socket.SendBinaryAsync([1]);

        await socket.ReadCloseAsync();
        await AssertAliveAsync(wire, session);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_upgrade_that_takes_too_long_closes_the_WebSocket_only(bool probed)
    {
        var time = new ManualTimeProvider();
        await using var app = await TestApp.StartAsync(static options => options.UpgradeTimeout = TimeSpan.FromSeconds(3), time: time);
        var (wire, session) = await PollTests.OpenAsync(app);
        var socket = probed ? await ProbeAsync(app, wire) : await UpgradingAsync(app, wire);
        time.Advance(TimeSpan.FromSeconds(4));

        await socket.ReadCloseAsync();
        await AssertAliveAsync(wire, session);
    }

    [Fact]
    public async Task A_WebSocket_that_ends_before_the_upgrade_is_not_noticed()
    {
        await using var app = await TestApp.StartAsync();
        var (wire, session) = await PollTests.OpenAsync(app);
        var socket = await ProbeAsync(app, wire);

        socket.Drop();
        await AssertAliveAsync(wire, session);

        // And another may try, as soon as the server knows.
        var second = await app.WebSocketAsync(PathOf(wire));
        await second.SendTextAsync("2probe");
        while ((await second.ReadFrameAsync()).Text is not "3probe")
        {
            second = await app.WebSocketAsync(PathOf(wire));
            await second.SendTextAsync("2probe");
        }

        await second.SendTextAsync("5");
        await Bounded.Eventually(() => session.Upgraded, "the upgrade is completed");
    }

    [Fact]
    public async Task A_second_WebSocket_is_closed_while_one_is_upgrading()
    {
        await using var app = await TestApp.StartAsync();
        var (wire, session) = await PollTests.OpenAsync(app);
        var first = await ProbeAsync(app, wire);

        var second = await app.WebSocketAsync(PathOf(wire));

        await second.ReadCloseAsync();
        await first.SendTextAsync("5");
        await Bounded.Eventually(() => session.Upgraded, "the first completes its upgrade");
        session.Send("hello");
        Assert.Equal("4hello", await first.ReadTextAsync());
    }

    [Fact]
    public async Task A_second_WebSocket_is_closed_after_the_upgrade()
    {
        await using var app = await TestApp.StartAsync();
        var (wire, session) = await PollTests.OpenAsync(app);
        var first = await ProbeAsync(app, wire);
        await first.SendTextAsync("5");
        await Bounded.Eventually(() => session.Upgraded, "the first completes its upgrade");

        var second = await app.WebSocketAsync(PathOf(wire));
        await second.SendTextAsync("2probe");
        await second.SendTextAsync("5");

        await second.ReadCloseAsync();
        session.Send("hello");
        Assert.Equal("4hello", await first.ReadTextAsync());
    }

    [Fact]
    public async Task A_session_that_began_as_a_WebSocket_has_no_other()
    {
        await using var app = await TestApp.StartAsync();
        var wire = await app.JoinAsync(Wire.WebSocket);

        var second = await app.WebSocketAsync($"/socket.io/?EIO=4&transport=websocket&sid={wire.Sid}");

        await second.ReadCloseAsync();
        await wire.SendAsync("40/nope,");
        await wire.ExpectAsync("""44/nope,{"message":"Invalid namespace"}""");
    }

    [Fact]
    public async Task An_upgrade_without_a_probe_is_accepted()
    {
        await using var app = await TestApp.StartAsync();
        var (wire, session) = await PollTests.OpenAsync(app);
        var socket = await UpgradingAsync(app, wire);

        await socket.SendTextAsync("5");
        await Bounded.Eventually(() => session.Upgraded, "the upgrade is completed");
        session.Send("hello");

        Assert.Equal("4hello", await socket.ReadTextAsync());
    }

    [Fact]
    public async Task What_a_last_POST_brings_comes_before_what_the_WebSocket_brings()
    {
        await using var app = await TestApp.StartAsync(io: EngineOnly.Listen);
        var (wire, session) = await PollTests.OpenAsync(app);
        var messages = new Signal<string>();
        session.Message += message => messages.Set(message.Text);
        using var post = await PostTests.HalfAPostAsync(app, wire, "4by POST");
        var socket = await ProbeAsync(app, wire);
        await socket.SendTextAsync("5");
        await socket.SendTextAsync("4by WebSocket");
        await Bounded.Eventually(() => session.Upgraded, "the upgrade is completed");
        Assert.False(messages.TryTake(out _));
        await post.GetStream().WriteAsync(Encoding.UTF8.GetBytes("!")).AsTask().Within();

        Assert.Equal("by POST!", await messages.NextAsync());
        Assert.Equal("by WebSocket", await messages.NextAsync());
    }

    [Fact]
    public async Task Upgrades_that_are_not_allowed_close_the_WebSocket_only()
    {
        await using var app = await TestApp.StartAsync(static options => options.AllowUpgrades = false);
        var (wire, session) = await PollTests.OpenAsync(app);

        var socket = await app.WebSocketAsync(PathOf(wire));

        await socket.ReadCloseAsync();
        await AssertAliveAsync(wire, session);
    }

    [Fact]
    public async Task The_end_of_the_WebSocket_is_the_end_of_the_upgraded_session()
    {
        await using var app = await TestApp.StartAsync();
        var (wire, session) = await PollTests.OpenAsync(app);
        var closed = PollTests.Closed(session);
        var socket = await ProbeAsync(app, wire);
        await socket.SendTextAsync("5");
        await Bounded.Eventually(() => session.Upgraded, "the upgrade is completed");

        socket.Drop();

        Assert.Equal(DisconnectReason.TransportClose, (await closed.NextAsync()).Reason);
        await PollTests.AssertGoneAsync(wire);
    }

    [Fact]
    public async Task A_session_that_is_closed_during_the_upgrade_closes_both()
    {
        await using var app = await TestApp.StartAsync();
        var (wire, session) = await PollTests.OpenAsync(app);
        var socket = await ProbeAsync(app, wire);

        session.Close();

        await socket.ReadCloseAsync();
        Assert.Equal(["6", "1"], await wire.PollAsync());
    }

    private static string PathOf(PollingWire wire) => $"/socket.io/?EIO=4&transport=websocket&sid={wire.Sid}";

    /// <summary>A WebSocket that the session knows, before its first frame.</summary>
    private static async Task<RawWebSocket> UpgradingAsync(TestApp app, PollingWire wire)
    {
        var socket = await app.WebSocketAsync(PathOf(wire));
        await socket.SendAsync(Opcode.Ping, []);
        Assert.Equal(Opcode.Pong, (await socket.ReadFrameAsync()).Opcode);
        return socket;
    }

    private static async Task<RawWebSocket> ProbeAsync(TestApp app, PollingWire wire)
    {
        var socket = await UpgradingAsync(app, wire);
        await socket.SendTextAsync("2probe");
        Assert.Equal("3probe", await socket.ReadTextAsync());
        return socket;
    }

    private static async Task AssertAliveAsync(PollingWire wire, EngineSocket session)
    {
        Assert.False(session.Upgraded);
        session.Send("still here");
        Assert.Equal("4still here", (await wire.PollAsync())[0]);
        await wire.SendAsync("40/nope,");
        await wire.ExpectAsync("""44/nope,{"message":"Invalid namespace"}""");
    }

    private static async Task AssertNotPollingAsync(PollingWire wire)
    {
        using var get = await wire.GetAsync();
        using var post = await wire.PostAsync("4hello");
        Assert.Equal((HttpStatusCode.BadRequest, """{"code":3,"message":"Bad request"}"""), (get.StatusCode, await get.Content.ReadAsStringAsync()));
        Assert.Equal((HttpStatusCode.BadRequest, """{"code":3,"message":"Bad request"}"""), (post.StatusCode, await post.Content.ReadAsStringAsync()));
    }
}
