using Parlance.SocketIO.Tests.Harness;

namespace Parlance.SocketIO.Tests.Namespaces;

/// <summary>Events that wait for their handlers are bounded: a full backlog stops reading, and goes on when there is room.</summary>
public sealed class BacklogTests
{
    [Theory]
    [MemberData(nameof(Wires.Both), MemberType = typeof(Wires))]
    public async Task A_backlog_that_is_full_stops_the_reading_until_there_is_room(Wire transport)
    {
        await using var scene = await Scene.StartAsync(transport, static options => options.EventBacklogMax = 3);

        // The first is being handled, three wait, and those behind them stay unread.
        var sending = scene.SendAsync(Enumerable.Range(0, 10).Select(static number => $"42[\"event\",{number}]"));
        await scene.ReceivedAsync(4);
        Assert.False(scene.More);

        await scene.HandleAsync(1);
        await scene.ReceivedAsync(1);
        Assert.False(scene.More);

        await scene.HandleAsync(9);
        await sending.Within();
        Assert.Equal(Enumerable.Range(0, 10), scene.Handled);
    }

    [Theory]
    [MemberData(nameof(Wires.Both), MemberType = typeof(Wires))]
    public async Task Bytes_count_too(Wire transport)
    {
        await using var scene = await Scene.StartAsync(transport, static options => options.EventBacklogBytesMax = 1_000);
        var large = new string('x', 600);

        // Handled, 600, 1,200: full.
        var sending = scene.SendAsync(Enumerable.Range(0, 6).Select(number => $"42[\"event\",{number},\"{large}\"]"));
        await scene.ReceivedAsync(3);
        Assert.False(scene.More);

        await scene.HandleAsync(6);
        await sending.Within();
        Assert.Equal(Enumerable.Range(0, 6), scene.Handled);
    }

    [Fact]
    public async Task Attachments_count_as_bytes()
    {
        await using var scene = await Scene.StartAsync(Wire.WebSocket, static options => options.EventBacklogBytesMax = 1_000);
        var attachment = "b" + Convert.ToBase64String(new byte[600]);

        var sending = scene.SendAsync(Enumerable.Range(0, 6).SelectMany(number => new[] { $"451-[\"event\",{number},{{\"_placeholder\":true,\"num\":0}}]", attachment }));
        await scene.ReceivedAsync(6);
        Assert.False(scene.More);

        await scene.HandleAsync(6);
        await sending.Within();
        Assert.Equal(Enumerable.Range(0, 6), scene.Handled);
    }

    [Fact]
    public async Task A_full_backlog_of_one_namespace_stops_the_whole_connection_and_no_other()
    {
        await using var scene = await Scene.StartAsync(Wire.WebSocket, static options => options.EventBacklogMax = 2);
        Handlers.Echo(scene.App.Io.Of("/other"));
        var other = await scene.App.JoinAsync(Wire.WebSocket, "/other");
        await scene.Wire.SendAsync("40/other,");
        Assert.StartsWith("40/other,", await scene.Wire.NextAsync(), StringComparison.Ordinal);
        await scene.ReceivedAsync(1);

        var sending = scene.SendAsync([.. Enumerable.Range(0, 3).Select(static number => $"42[\"event\",{number}]"), "42/other,0[\"echo\"]"]);
        await scene.ReceivedAsync(3);
        Assert.False(scene.More);
        await other.SendAsync("42/other,7[\"echo\"]");
        await other.ExpectAsync("43/other,7[]");

        await scene.HandleAsync(3);
        await sending.Within();
        await scene.Wire.ExpectAsync("43/other,0[]");
    }

    [Theory]
    [MemberData(nameof(Wires.Both), MemberType = typeof(Wires))]
    public async Task Acknowledgements_are_read_as_long_as_there_is_room(Wire transport)
    {
        await using var app = await TestApp.StartAsync(io: static io => io.OnConnection(static socket =>
            socket.On("ask back", static async context => context.Ack(await context.Socket.EmitWithAck<int>("question")))));
        var client = await app.ConnectAsync(transport);
        client.Answer("question", static _ => 1);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => client.EmitWithAckAsync<int>("ask back"))).Within();

        Assert.All(answers, static answer => Assert.Equal(1, answer));
    }

    [Theory]
    [MemberData(nameof(Wires.Both), MemberType = typeof(Wires))]
    public async Task An_acknowledgement_behind_more_events_than_may_wait_is_read(Wire transport)
    {
        const int Events = 10;
        var asked = new Signal<int>();
        await using var app = await TestApp.StartAsync(static options => options.EventBacklogMax = 3, io => io.OnConnection(socket => socket.On<int>("ask back", async number =>
        {
            // The client has not read the question when it sends the rest.
            asked.Set(number);
            await socket.EmitWithAck<int>("question", number);
        })));
        var wire = await app.JoinAsync(transport);

        await wire.SendAsync([.. Enumerable.Range(0, Events).Select(static number => $"42[\"ask back\",{number}]")]).Within();
        for (var number = 0; number < Events; number++)
        {
            Assert.Equal(number, await asked.NextAsync());
            await wire.ExpectAsync($"42{number}[\"question\",{number}]");
            await wire.SendAsync($"43{number}[1]");
        }
    }

    [Fact]
    public async Task A_question_to_the_client_lets_a_reading_go_on_that_had_stopped()
    {
        await using var scene = await Scene.StartAsync(Wire.WebSocket, static options => options.EventBacklogMax = 3);
        var sending = scene.SendAsync([.. Enumerable.Range(0, 6).Select(static number => $"42[\"event\",{number}]"), "430[7]", "42[\"event\",6]"]);
        await scene.ReceivedAsync(4);
        Assert.False(scene.More);

        var answer = Assert.Single(scene.App.Io.Sockets.Sockets.Values).EmitWithAck<int>("question");

        Assert.Equal(7, await answer.Within());
        await scene.HandleAsync(7);
        await sending.Within();
        Assert.Equal(Enumerable.Range(0, 7), scene.Handled);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(60_000)]
    public async Task Questions_do_not_make_the_backlog_boundless(int size)
    {
        await using var scene = await Scene.StartAsync(Wire.WebSocket, static options => (options.EventBacklogMax, options.EventBacklogBytesMax) = (4, 100_000));
        var asked = Assert.Single(scene.App.Io.Sockets.Sockets.Values).EmitWithAck<int>("question");
        var text = new string('x', size);

        var sending = scene.SendAsync([.. Enumerable.Range(0, 100).Select(number => $"42[\"event\",{number},\"{text}\"]"), "430[7]"]);

        // One is handled; 4 × 16 wait, or 200,000 bytes.
        await scene.ReceivedAsync(size is 0 ? 65 : 5);
        Assert.False(scene.More);
        Assert.False(asked.IsCompleted);
        await scene.HandleAsync(100);
        Assert.Equal(7, await asked.Within());
        await sending.Within();
    }

    [Theory]
    [MemberData(nameof(Wires.Both), MemberType = typeof(Wires))]
    public async Task A_full_backlog_does_not_hold_up_the_end_of_the_application(Wire transport)
    {
        await using var scene = await Scene.StartAsync(transport, static options =>
        {
            options.EventBacklogMax = 1;
            options.DrainTimeout = TimeSpan.Zero;
        });
        var sending = scene.SendAsync(Enumerable.Range(0, 10).Select(static number => $"42[\"event\",{number}]"));
        await scene.ReceivedAsync(2);

        // The handler that runs is waited for, but nothing behind it.
        var closing = scene.Wire.ClosedAsync();
        await Bounded.Eventually(() => scene.Session.Writable, "the poll waits");
        var stopping = scene.App.StopAsync();
        await scene.Disconnected.NextAsync();
        await scene.HandleAsync(1);

        await stopping.Within();
        await closing.Within();
        await sending.Within();
        Assert.Equal([0], scene.Handled);
        Assert.DoesNotContain(scene.App.Log.Entries, static entry => entry.Message.Contains("failed to close gracefully", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Wires.Both), MemberType = typeof(Wires))]
    public async Task A_connection_that_ends_lets_its_request_end_while_events_still_wait(Wire transport)
    {
        // The clock stands still, so nobody is dropped for not answering a close frame.
        var time = new Testing.ManualTimeProvider();
        await using var scene = await Scene.StartAsync(transport, static options => options.EventBacklogMax = 1, time);
        var sending = scene.SendAsync(Enumerable.Range(0, 10).Select(static number => $"42[\"event\",{number}]"));
        await scene.ReceivedAsync(2);

        scene.App.Engine.Close();

        // The POST is answered, and the WebSocket's close frame is read, though the handler still runs.
        await scene.Wire.ClosedAsync();
        await sending.Within();
        await scene.HandleAsync(2);
        Assert.Equal([0, 1], scene.Handled);
    }

    private sealed class Scene : IAsyncDisposable
    {
        private readonly Signal<string> _received;
        private readonly SemaphoreSlim _permits;
        private readonly Signal<int> _ended;

        private Scene(TestApp app, EngineWire wire, EngineSocket session, List<int> handled, Signal<string> received, SemaphoreSlim permits, Signal<int> ended, Signal<DisconnectReason> disconnected)
        {
            App = app;
            Wire = wire;
            Session = session;
            Handled = handled;
            Disconnected = disconnected;
            _received = received;
            _permits = permits;
            _ended = ended;
        }

        public TestApp App { get; }

        public EngineWire Wire { get; }

        public EngineSocket Session { get; }

        public List<int> Handled { get; }

        public Signal<DisconnectReason> Disconnected { get; }

        /// <summary>Whether the server has read more than the test knows of.</summary>
        public bool More => _received.TryTake(out _);

        public static async Task<Scene> StartAsync(Wire transport, Action<SocketIOOptions> options, TimeProvider? time = null)
        {
            var handled = new List<int>();
            var received = new Signal<string>();
            var ended = new Signal<int>();
            var disconnected = new Signal<DisconnectReason>();
            var permits = new SemaphoreSlim(0);
            var app = await TestApp.StartAsync(options, io =>
            {
                io.OnConnection(socket =>
                {
                    socket.OnDisconnect(disconnected.Set);
                    socket.On<int>("event", async number =>
                    {
                        await permits.WaitAsync();
                        handled.Add(number);
                        ended.Set(number);
                    });
                });
            }, time);
            var sessions = new Signal<EngineSocket>();
            app.Engine.Connection += sessions.Set;
            var wire = await app.JoinAsync(transport);
            var session = await sessions.NextAsync();
            session.Message += message => received.Set(message.IsBinary ? "binary" : message.Text);
            return new Scene(app, wire, session, handled, received, permits, ended, disconnected);
        }

        public Task SendAsync(IEnumerable<string> packets) => Wire.SendAsync([.. packets]);

        /// <summary>Waits until the server has read so many messages.</summary>
        public async Task ReceivedAsync(int count)
        {
            for (var number = 0; number < count; number++)
            {
                await _received.NextAsync();
            }
        }

        /// <summary>Lets so many handlers end.</summary>
        public async Task HandleAsync(int count)
        {
            for (var number = 0; number < count; number++)
            {
                _permits.Release();
                await _ended.NextAsync();
            }
        }

        public async ValueTask DisposeAsync()
        {
            _permits.Release(1_000);
            await App.DisposeAsync();
            _permits.Dispose();
        }
    }
}
