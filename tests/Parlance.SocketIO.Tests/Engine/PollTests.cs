using System.Net;
using Parlance.SocketIO.Tests.Harness;

namespace Parlance.SocketIO.Tests.Engine;

/// <summary>The ways in which a GET of a polling session ends.</summary>
public sealed class PollTests
{
    [Fact]
    public async Task Packets_that_wait_are_answered_together_and_in_order()
    {
        await using var app = await TestApp.StartAsync();
        var (wire, session) = await OpenAsync(app);

        session.Send("first");
        session.Send([1, 2, 3]);
        session.Send("third é 你");

        Assert.Equal(["4first", "bAQID", "4third é 你"], await wire.PollAsync());
    }

    [Fact]
    public async Task A_waiting_poll_is_answered_by_the_first_packet_that_comes()
    {
        await using var app = await TestApp.StartAsync();
        var (wire, session) = await OpenAsync(app);

        var poll = wire.PollAsync();
        await WaitingAsync(session);
        session.Send("now");

        Assert.Equal(["4now"], await poll.Within());
    }

    [Fact]
    public async Task A_session_that_the_server_closes_answers_the_waiting_poll()
    {
        await using var app = await TestApp.StartAsync();
        var (wire, session) = await OpenAsync(app);

        var poll = wire.PollAsync();
        await WaitingAsync(session);
        session.Close();

        Assert.Equal(["1"], await poll.Within());
        await AssertGoneAsync(wire);
    }

    [Fact]
    public async Task A_session_that_is_closed_between_polls_tells_the_next_one_what_waits_and_then_the_end()
    {
        await using var app = await TestApp.StartAsync();
        var (wire, session) = await OpenAsync(app);

        session.Send("last words");
        session.Close();

        Assert.Equal(["4last words"], await wire.PollAsync());
        Assert.Equal(["6", "1"], await wire.PollAsync());
        await AssertGoneAsync(wire);
    }

    [Fact]
    public async Task A_session_that_nobody_polls_after_its_end_is_forgotten_after_30_seconds()
    {
        var time = new Testing.ManualTimeProvider();
        await using var app = await TestApp.StartAsync(time: time);
        var (wire, session) = await OpenAsync(app);

        session.Close();
        Assert.Equal(1, app.Engine.ClientsCount);
        time.Advance(TimeSpan.FromSeconds(31));

        await Bounded.Eventually(() => app.Engine.ClientsCount == 0, "the session is forgotten");
        await AssertGoneAsync(wire);
    }

    [Fact]
    public async Task A_session_that_nobody_polls_after_its_end_is_kept_no_longer_than_a_silent_one()
    {
        var time = new Testing.ManualTimeProvider();
        await using var app = await TestApp.StartAsync(
            static options => (options.PingInterval, options.PingTimeout) = (TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(1)), time: time);
        var (wire, session) = await OpenAsync(app);

        session.Close();
        time.Advance(TimeSpan.FromSeconds(4));

        await Bounded.Eventually(() => app.Engine.ClientsCount == 0, "the session is forgotten");
        await AssertGoneAsync(wire);
    }

    [Fact]
    public async Task A_client_that_closes_the_session_has_its_poll_answered_with_a_noop()
    {
        await using var app = await TestApp.StartAsync();
        var (wire, session) = await OpenAsync(app);
        var closed = Closed(session);

        var poll = wire.PollAsync();
        await WaitingAsync(session);
        await wire.SendAsync("1");

        Assert.Equal(["6"], await poll.Within());
        Assert.Equal((DisconnectReason.TransportClose, null), await closed.NextAsync());
        await AssertGoneAsync(wire);
    }

    [Fact]
    public async Task A_second_poll_ends_the_session()
    {
        await using var app = await TestApp.StartAsync();
        var (wire, session) = await OpenAsync(app);
        var closed = Closed(session);

        var first = wire.PollAsync();
        await WaitingAsync(session);
        using var second = await wire.GetAsync();

        Assert.Equal(HttpStatusCode.BadRequest, second.StatusCode);
        Assert.Equal("", await second.Content.ReadAsStringAsync());
        Assert.Equal(["1"], await first.Within());
        Assert.Equal((DisconnectReason.TransportError, "overlap from client"), await closed.NextAsync());
        await AssertGoneAsync(wire);
    }

    [Fact]
    public async Task A_client_that_goes_away_during_its_poll_ends_the_session()
    {
        await using var app = await TestApp.StartAsync();
        var (wire, session) = await OpenAsync(app);
        var closed = Closed(session);

        using var cancel = new CancellationTokenSource();
        var poll = wire.GetAsync(cancel.Token);
        await WaitingAsync(session);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => poll);
        Assert.Equal((DisconnectReason.TransportError, "poll connection closed prematurely"), await closed.NextAsync());
        await AssertGoneAsync(wire);
    }

    [Fact]
    public async Task A_client_that_goes_away_between_polls_costs_nothing()
    {
        await using var app = await TestApp.StartAsync();
        var (wire, session) = await OpenAsync(app);

        session.Send("kept");

        Assert.Equal(1, session.BufferedPackets);
        Assert.Equal(["4kept"], await wire.PollAsync());
        Assert.Equal((0, 0L), (session.BufferedPackets, session.BufferedBytes));
    }

    internal static async Task<(PollingWire Wire, EngineSocket Session)> OpenAsync(TestApp app)
    {
        var opened = new Signal<EngineSocket>();
        app.Engine.Connection += opened.Set;
        var wire = (PollingWire)await app.OpenAsync(Wire.Polling);
        return (wire, await opened.NextAsync());
    }

    internal static Signal<(DisconnectReason Reason, string? Detail)> Closed(EngineSocket session)
    {
        var closed = new Signal<(DisconnectReason, string?)>();
        session.Closed += (reason, detail) => closed.Set((reason, detail));
        return closed;
    }

    /// <summary>Waits until a poll is at the server.</summary>
    internal static Task WaitingAsync(EngineSocket session) => Bounded.Eventually(() => session.Writable, "a poll waits");

    internal static async Task AssertGoneAsync(PollingWire wire)
    {
        using var response = await wire.GetAsync();
        Assert.Equal("""{"code":1,"message":"Session ID unknown"}""", await response.Content.ReadAsStringAsync());
    }
}
