using System.Runtime.CompilerServices;
using Parlance.SocketIO.Testing;
using Parlance.SocketIO.Tests.Harness;

namespace Parlance.SocketIO.Tests.Engine;

/// <summary>Pings, pongs and what becomes of those who do not answer. The interval is 25 seconds, the timeout 20.</summary>
public sealed class HeartbeatTests
{
    [Theory]
    [MemberData(nameof(Wires.Both), MemberType = typeof(Wires))]
    public async Task The_server_pings_one_interval_after_the_handshake(Wire transport)
    {
        await using var scene = await Scene.StartAsync(transport);

        scene.Advance(24.9);
        scene.Session.Send("before");
        scene.Advance(0.2);

        await scene.Wire.ExpectAsync("4before", "2");
    }

    [Theory]
    [MemberData(nameof(Wires.Both), MemberType = typeof(Wires))]
    public async Task The_next_ping_comes_one_interval_after_the_pong(Wire transport)
    {
        await using var scene = await Scene.StartAsync(transport);
        scene.Advance(25.1);
        await scene.Wire.ExpectAsync("2");
        scene.Advance(10);
        await scene.PongAsync();

        scene.Advance(24.9);
        scene.Session.Send("before");
        scene.Advance(0.2);

        await scene.Wire.ExpectAsync("4before", "2");
    }

    [Theory]
    [MemberData(nameof(Wires.Both), MemberType = typeof(Wires))]
    public async Task A_client_that_answers_stays_for_ever(Wire transport)
    {
        await using var scene = await Scene.StartAsync(transport);

        for (var round = 0; round < 20; round++)
        {
            scene.Advance(25.1);
            await scene.Wire.ExpectAsync("2");
            scene.Advance(19);
            await scene.PongAsync();
        }

        Assert.True(scene.Session.IsOpen);
    }

    [Theory]
    [MemberData(nameof(Wires.Both), MemberType = typeof(Wires))]
    public async Task A_client_that_does_not_answer_is_closed(Wire transport)
    {
        await using var scene = await Scene.StartAsync(transport);
        scene.Advance(25.1);
        await scene.Wire.ExpectAsync("2");

        scene.Advance(19.8);
        Assert.True(scene.Session.IsOpen);
        scene.Advance(0.3);

        Assert.Equal((DisconnectReason.PingTimeout, null), await scene.Closed.NextAsync());
        await scene.Wire.ClosedAsync();
        Assert.Equal(0, scene.App.Engine.ClientsCount);
    }

    [Fact]
    public async Task A_client_that_does_not_poll_is_closed_after_both_times()
    {
        await using var scene = await Scene.StartAsync(Wire.Polling);

        scene.Advance(44.9);
        Assert.True(scene.Session.IsOpen);
        scene.Advance(0.3);

        Assert.Equal((DisconnectReason.PingTimeout, null), await scene.Closed.NextAsync());
    }

    [Fact]
    public async Task A_waiting_poll_learns_of_the_timeout()
    {
        await using var scene = await Scene.StartAsync(Wire.Polling);
        scene.Advance(25.1);
        await scene.Wire.ExpectAsync("2");
        var poll = scene.Wire.NextAsync();
        await PollTests.WaitingAsync(scene.Session);

        scene.Advance(20.1);

        Assert.Equal("1", await poll.Within());
    }

    [Theory]
    [MemberData(nameof(Wires.Both), MemberType = typeof(Wires))]
    public async Task Other_traffic_puts_the_deadline_off_once(Wire transport)
    {
        await using var scene = await Scene.StartAsync(transport);
        scene.Advance(25.1);
        await scene.Wire.ExpectAsync("2");

        scene.Advance(15);
        await scene.MessageAsync();
        scene.Advance(15);
        await scene.MessageAsync();
        scene.Advance(4.8);
        Assert.True(scene.Session.IsOpen);
        scene.Advance(0.4);

        Assert.Equal((DisconnectReason.PingTimeout, null), await scene.Closed.NextAsync());
    }

    [Theory]
    [MemberData(nameof(Wires.Both), MemberType = typeof(Wires))]
    public async Task After_a_pong_the_deadline_may_be_put_off_again(Wire transport)
    {
        await using var scene = await Scene.StartAsync(transport);
        for (var round = 0; round < 2; round++)
        {
            scene.Advance(25.1);
            await scene.Wire.ExpectAsync("2");
            scene.Advance(15);
            await scene.MessageAsync();
            scene.Advance(15);
            await scene.PongAsync();
        }

        Assert.True(scene.Session.IsOpen);
    }

    [Theory]
    [InlineData(Wire.WebSocket, "2")]
    [InlineData(Wire.Polling, "2")]
    [InlineData(Wire.WebSocket, "2probe")]
    [InlineData(Wire.Polling, "2probe")]
    public async Task A_client_that_pings_breaks_the_protocol(Wire transport, string ping)
    {
        await using var scene = await Scene.StartAsync(transport);

        await scene.Wire.SendAsync(ping);

        Assert.Equal((DisconnectReason.TransportError, "invalid heartbeat direction"), await scene.Closed.NextAsync());
        await scene.Wire.ClosedAsync();
    }

    [Theory]
    [MemberData(nameof(Wires.Both), MemberType = typeof(Wires))]
    public async Task Packets_that_mean_nothing_from_a_client_are_ignored(Wire transport)
    {
        await using var scene = await Scene.StartAsync(transport);

        await scene.Wire.SendAsync("3", "3probe", "0", "0{}", "5", "6", "6anything");

        await scene.MessageAsync();
        Assert.True(scene.Session.IsOpen);
    }

    [Theory]
    [MemberData(nameof(Wires.Both), MemberType = typeof(Wires))]
    public async Task A_client_whose_words_we_do_not_read_is_not_silent(Wire transport)
    {
        var gate = new Gate();
        var time = new ManualTimeProvider();
        await using var app = await TestApp.StartAsync(
            static options => options.EventBacklogMax = 1,
            io => io.OnConnection(socket => socket.On("wait", _ => gate.Opened)),
            time);
        var sessions = new Signal<EngineSocket>();
        app.Engine.Connection += sessions.Set;
        var wire = await app.JoinAsync(transport);
        var session = await sessions.NextAsync();
        time.Advance(TimeSpan.FromSeconds(25.1));
        await wire.ExpectAsync("2");

        // The first event runs, the second waits and fills the backlog, and so the pong stays unread.
        var beats = new Signal<bool>();
        session.Heartbeats += () => beats.Set(true);
        var sending = wire.SendAsync("""42["wait"]""", """42["wait"]""", "3");
        await Bounded.Eventually(() => Volatile.Read(ref Paused(session)), "reading is paused");
        time.Advance(TimeSpan.FromMinutes(10));
        Assert.True(session.IsOpen);
        Assert.False(beats.TryTake(out _));
        gate.Open();

        Assert.True(await beats.NextAsync());
        await sending.Within();
        Assert.True(session.IsOpen);
    }

    // Nothing at the wire tells that the server has stopped reading.
    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_paused")]
    private static extern ref bool Paused(EngineSocket session);

    private sealed class Scene : IAsyncDisposable
    {
        private readonly ManualTimeProvider _time;
        private readonly Signal<bool> _beats = new();
        private readonly Signal<string> _messages = new();

        private Scene(TestApp app, ManualTimeProvider time, EngineWire wire, EngineSocket session)
        {
            App = app;
            _time = time;
            Wire = wire;
            Session = session;
            Closed = PollTests.Closed(session);
            session.Heartbeats += () => _beats.Set(true);
            session.Message += message => _messages.Set(message.Text);
        }

        public TestApp App { get; }

        public EngineWire Wire { get; }

        public EngineSocket Session { get; }

        public Signal<(DisconnectReason Reason, string? Detail)> Closed { get; }

        public static async Task<Scene> StartAsync(Wire transport)
        {
            var time = new ManualTimeProvider();

            // Nobody joins a namespace here.
            var app = await TestApp.StartAsync(static options => options.ConnectTimeout = TimeSpan.FromDays(1), time: time);
            var sessions = new Signal<EngineSocket>();
            app.Engine.Connection += sessions.Set;
            var wire = await app.OpenAsync(transport);
            return new Scene(app, time, wire, await sessions.NextAsync());
        }

        public void Advance(double seconds) => _time.Advance(TimeSpan.FromSeconds(seconds));

        public async Task PongAsync()
        {
            await Wire.SendAsync("3");
            await _beats.NextAsync();
        }

        public async Task MessageAsync()
        {
            await Wire.SendAsync("40/nope,");
            Assert.Equal("0/nope,", await _messages.NextAsync());
            await Wire.ExpectAsync("""44/nope,{"message":"Invalid namespace"}""");
        }

        public ValueTask DisposeAsync() => App.DisposeAsync();
    }
}
