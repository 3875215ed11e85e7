using Parlance.SocketIO.Tests.Harness;

namespace Parlance.SocketIO.Tests.Hosting;

/// <summary>Each limit that a client runs into is an event, a count and a line in the log.</summary>
public sealed class LimitEventTests
{
    [Fact]
    public async Task A_polling_body_that_is_too_large()
    {
        await using var app = await TestApp.StartAsync(static options => options.MaxHttpBufferSize = 100);
        using var watch = new Watch(app);
        var wire = (PollingWire)await app.JoinAsync(Wire.Polling);

        using var response = await wire.PostAsync("42[\"" + new string('x', 200) + "\"]");

        await watch.ReportedAsync(new LimitReached(EngineLimit.PayloadTooLarge, 100, 206), "payload_too_large");
    }

    [Fact]
    public async Task A_WebSocket_message_that_is_too_large()
    {
        await using var app = await TestApp.StartAsync(static options => options.MaxHttpBufferSize = 100);
        using var watch = new Watch(app);
        var wire = await app.JoinAsync(Wire.WebSocket);

        await wire.SendAsync("42[\"" + new string('x', 200) + "\"]");

        await watch.ReportedAsync(new LimitReached(EngineLimit.PayloadTooLarge, 100, 206), "payload_too_large");
        await Bounded.Eventually(() => watch.Meters["socketio.connections.closed", "transport error"] == 1, "the end is counted");
    }

    [Theory]
    [InlineData(4, long.MaxValue, 4, 5)]
    [InlineData(1_000, 5_000, 5_000, null)]
    public async Task A_send_buffer_that_is_full(int packets, long bytes, long allowed, int? found)
    {
        await using var app = await TestApp.StartAsync(options => (options.SendBufferPacketsMax, options.SendBufferBytesMax) = (packets, bytes));
        using var watch = new Watch(app);
        await app.JoinAsync(Wire.Polling);
        for (var number = 0; number < 100; number++)
        {
            app.Io.Emit("number", number, new string('x', 100));
        }

        var limit = await watch.ReportedAsync("send_buffer_full");
        Assert.Equal((EngineLimit.SendBufferFull, allowed), (limit.Limit, limit.Allowed));
        Assert.True(found is null ? limit.Found > allowed : limit.Found == found);
        Assert.Equal(1, watch.Meters["socketio.connections.closed", "send buffer full"]);
        Assert.Single(app.Log.Ours(1003));
    }

    [Theory]
    [InlineData(2, 1_000_000, 2)]
    [InlineData(1_000, 1, 1)]
    public async Task An_event_backlog_that_is_full(int events, long bytes, long allowed)
    {
        var gate = new Gate();
        await using var app = await TestApp.StartAsync(
            options => (options.EventBacklogMax, options.EventBacklogBytesMax) = (events, bytes),
            io => io.OnConnection(socket => socket.On("wait", _ => gate.Opened)));
        using var watch = new Watch(app);
        var wire = await app.JoinAsync(Wire.WebSocket);

        await wire.SendAsync([.. Enumerable.Repeat("42[\"wait\"]", 5)]);

        var limit = await watch.ReportedAsync("event_backlog_full");
        Assert.Equal((EngineLimit.EventBacklogFull, allowed), (limit.Limit, limit.Allowed));
        gate.Open();
    }

    [Fact]
    public async Task More_acknowledgements_than_a_client_may_owe()
    {
        await using var app = await TestApp.StartAsync(static options => options.PendingAcksMax = 1);
        using var watch = new Watch(app);
        var (_, server) = await app.PairAsync(Wire.WebSocket);
        var first = server.EmitWithAck<int>("ask");

        await Assert.ThrowsAsync<InvalidOperationException>(() => server.EmitWithAck<int>("ask"));
        await watch.ReportedAsync(new LimitReached(EngineLimit.PendingAcksFull, 1, 2), "pending_acks_full");
        await Assert.ThrowsAsync<BroadcastAckException>(() => app.Io.EmitWithAck<int>("ask").Within());

        await Bounded.Eventually(() => watch.Meters["socketio.limits", "pending_acks_full"] == 2, "both are counted");
        Assert.False(first.IsCompleted);
    }

    [Fact]
    public async Task More_namespaces_than_a_connection_may_join()
    {
        await using var app = await TestApp.StartAsync(static options => options.NamespacesPerConnectionMax = 1, static io => io.Of("/more"));
        using var watch = new Watch(app);
        var wire = await app.JoinAsync(Wire.WebSocket);

        await wire.SendAsync("40/more,");

        await wire.ExpectAsync("""44/more,{"message":"Too many namespaces"}""");
        await watch.ReportedAsync(new LimitReached(EngineLimit.TooManyNamespaces, 1, 2), "too_many_namespaces");
        Assert.Equal(1, watch.Meters["socketio.sockets.refused", "too_many_namespaces"]);
    }

    [Fact]
    public async Task More_auth_data_than_a_connection_may_leave()
    {
        await using var app = await TestApp.StartAsync(static options => options.MaxHttpBufferSize = 100, static io => io.Of("/more"));
        using var watch = new Watch(app);
        var auth = $$"""{"token":"{{new string('x', 60)}}"}""";
        var wire = await app.OpenAsync(Wire.WebSocket);
        await wire.SendAsync("40" + auth);
        await wire.NextAsync();

        await wire.SendAsync("40/more," + auth);

        await wire.ExpectAsync("""44/more,{"message":"Too much auth data"}""");
        await watch.ReportedAsync(new LimitReached(EngineLimit.TooMuchAuthData, 100, 2 * auth.Length), "too_much_auth_data");
    }

    [Fact]
    public async Task A_connection_that_joins_nothing()
    {
        var time = new Testing.ManualTimeProvider();
        await using var app = await TestApp.StartAsync(static options => options.ConnectTimeout = TimeSpan.FromSeconds(3), time: time);
        using var watch = new Watch(app);
        await app.OpenAsync(Wire.WebSocket);

        time.Advance(TimeSpan.FromSeconds(4));

        await watch.ReportedAsync(new LimitReached(EngineLimit.ConnectTimeout, 3_000), "connect_timeout");
    }

    [Fact]
    public async Task A_listener_that_throws_is_logged_and_changes_nothing()
    {
        await using var app = await TestApp.StartAsync(static options => options.NamespacesPerConnectionMax = 1, Handlers.Echo);
        app.Log.Announce(1004);
        app.Engine.LimitReached += static (_, _) => throw new InvalidOperationException("A listener of the test's.");
        var wire = await app.JoinAsync(Wire.WebSocket);

        await wire.SendAsync("40/more,");
        Assert.StartsWith("44", await wire.NextAsync(), StringComparison.Ordinal);
        await wire.SendAsync("420[\"echo\"]");
        await wire.ExpectAsync("430[]");
    }

    /// <summary>What an application that watches its server learns.</summary>
    private sealed class Watch : IDisposable
    {
        private readonly TestApp _app;
        private readonly Signal<(EngineSocket Conn, LimitReached Limit)> _reported = new();

        public Watch(TestApp app)
        {
            _app = app;
            Meters = new Meters(app);
            app.Engine.LimitReached += (conn, limit) => _reported.Set((conn, limit));
        }

        public Meters Meters { get; }

        public async Task ReportedAsync(LimitReached limit, string reason) => Assert.Equal(limit, await ReportedAsync(reason));

        public async Task<LimitReached> ReportedAsync(string reason)
        {
            var (conn, limit) = await _reported.NextAsync();
            Assert.NotEmpty(conn.Id);
            Assert.Equal((reason, 1), (limit.Reason, Meters["socketio.limits", reason]));
            if (limit.Limit != EngineLimit.SendBufferFull)
            {
                Assert.Contains(reason, Assert.Single(_app.Log.Ours(1013)).Message, StringComparison.Ordinal);
            }

            return limit;
        }

        public void Dispose() => Meters.Dispose();
    }
}
