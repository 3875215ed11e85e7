using Parlance.SocketIO.Tests.Harness;

namespace Parlance.SocketIO.Tests.Namespaces;

/// <summary>In which order, and when, the handlers of one socket run.</summary>
public sealed class DispatchTests
{
    [Theory]
    [MemberData(nameof(Wires.Both), MemberType = typeof(Wires))]
    public async Task Events_are_handled_one_after_the_other_in_order(Wire transport)
    {
        const int Events = 50;
        var log = new Signal<string>();
        var running = 0;
        await using var app = await TestApp.StartAsync(io: io => io.OnConnection(socket => socket.On<int>("event", async number =>
        {
            Assert.Equal(1, Interlocked.Increment(ref running));
            log.Set($"begin {number}");
            await Task.Yield();
            await Task.Yield();
            log.Set($"end {number}");
            Interlocked.Decrement(ref running);
        })));
        var wire = await app.JoinAsync(transport);

        await wire.SendAsync([.. Enumerable.Range(0, Events).Select(static number => $"42[\"event\",{number}]")]);

        for (var number = 0; number < Events; number++)
        {
            Assert.Equal($"begin {number}", await log.NextAsync());
            Assert.Equal($"end {number}", await log.NextAsync());
        }
    }

    [Fact]
    public async Task As_many_events_run_at_a_time_as_the_setting_says()
    {
        var gates = Enumerable.Range(0, 5).Select(static _ => new Gate()).ToArray();
        var log = new Signal<int>();
        await using var app = await TestApp.StartAsync(static options => options.MaxConcurrentEvents = 2, io => io.OnConnection(socket => socket.On<int>("event", number =>
        {
            log.Set(number);
            return gates[number].Opened;
        })));
        var wire = await app.JoinAsync(Wire.WebSocket);

        await wire.SendAsync([.. Enumerable.Range(0, 5).Select(static number => $"42[\"event\",{number}]")]);

        Assert.Equal((0, 1), (await log.NextAsync(), await log.NextAsync()));
        await RoundTripAsync(wire);
        Assert.False(log.TryTake(out _));
        gates[1].Open();
        Assert.Equal(2, await log.NextAsync());
        gates[2].Open();
        Assert.Equal(3, await log.NextAsync());
        gates[0].Open();
        Assert.Equal(4, await log.NextAsync());
    }

    [Fact]
    public async Task A_concurrent_handler_does_not_wait_and_is_not_waited_for()
    {
        var gate = new Gate();
        var log = new Signal<string>();
        await using var app = await TestApp.StartAsync(io: io => io.OnConnection(socket =>
        {
            socket.On("slow", async _ =>
            {
                log.Set("slow");
                await gate.Opened;
                log.Set("slow ended");
            });
            socket.On("free", async _ =>
            {
                log.Set("free");
                await gate.Opened;
            }, concurrent: true);
            socket.On("ordinary", _ => log.Set("ordinary"));
        }));
        var client = await app.ConnectAsync(Wire.WebSocket);

        await client.EmitAsync("slow");
        await client.EmitAsync("ordinary");
        await client.EmitAsync("free");
        await client.EmitAsync("free");

        Assert.Equal(("slow", "free", "free"), (await log.NextAsync(), await log.NextAsync(), await log.NextAsync()));
        Assert.False(log.TryTake(out _));
        gate.Open();
        Assert.Equal(("slow ended", "ordinary"), (await log.NextAsync(), await log.NextAsync()));
    }

    [Theory]
    [MemberData(nameof(Wires.Both), MemberType = typeof(Wires))]
    public async Task A_handler_may_ask_its_own_client(Wire transport)
    {
        await using var app = await TestApp.StartAsync(io: static io => io.OnConnection(static socket => socket.On("begin", async context =>
        {
            var answer = await context.Socket.EmitWithAck<int>("ask", 20);
            context.Ack(answer * 2);
        })));
        var client = await app.ConnectAsync(transport);
        client.Answer("ask", static received => received.Get<int>() + 1);

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => client.EmitWithAckAsync<int>("begin"))).Within();

        Assert.Equal([42, 42, 42, 42, 42], answers);
    }

    [Fact]
    public async Task Sockets_do_not_wait_for_each_other()
    {
        var gate = new Gate();
        await using var app = await TestApp.StartAsync(io: io =>
        {
            io.OnConnection(socket => socket.On("wait", _ => gate.Opened));
            Handlers.Echo(io);
            Handlers.Echo(io.Of("/other"));
        });
        var client = await app.ConnectAsync(Wire.WebSocket);
        var other = await client.Client.ConnectAsync("/other").Within();
        var second = await app.ConnectAsync(Wire.Polling);

        await client.EmitAsync("wait");

        Assert.Equal(1, await other.EmitWithAckAsync<int>("echo", 1));
        Assert.Equal(2, await second.EmitWithAckAsync<int>("echo", 2));
        gate.Open();
    }

    [Fact]
    public async Task Events_wait_for_the_connection_handlers()
    {
        var gate = new Gate();
        var log = new Signal<string>();
        await using var app = await TestApp.StartAsync(io: io =>
        {
            io.OnConnection(async socket =>
            {
                await gate.Opened;
                socket.On("event", _ => log.Set("event"));
                socket.On("free", _ => log.Set("free"), concurrent: true);
                log.Set("first ended");
            });
            io.OnConnection(async _ =>
            {
                await Task.Yield();
                log.Set("second ended");
            });
        });
        var wire = await app.JoinAsync(Wire.WebSocket);

        await wire.SendAsync("42[\"event\"]", "42[\"free\"]");
        await RoundTripAsync(wire);
        Assert.False(log.TryTake(out _));
        gate.Open();

        foreach (var expected in new[] { "first ended", "second ended", "event", "free" })
        {
            Assert.Equal(expected, await log.NextAsync());
        }
    }

    [Fact]
    public async Task A_connection_handler_that_throws_is_logged_and_the_others_run()
    {
        await using var app = await TestApp.StartAsync(io: static io =>
        {
            io.OnConnection(static _ => throw new InvalidOperationException("of the test"));
            Handlers.Echo(io);
        });
        app.Log.Announce(1006);
        var client = await app.ConnectAsync(Wire.WebSocket);

        Assert.Equal(1, await client.EmitWithAckAsync<int>("echo", 1));
        Assert.NotEmpty(app.Log.Ours(1006));
    }

    [Theory]
    [MemberData(nameof(Wires.Both), MemberType = typeof(Wires))]
    public async Task What_a_client_sends_before_it_leaves_is_handled(Wire transport)
    {
        var log = new Signal<string>();
        var gate = new Gate();
        await using var app = await TestApp.StartAsync(io: io => io.OnConnection(socket =>
        {
            socket.OnDisconnect(_ => log.Set("disconnect"));
            socket.On<int>("event", async number =>
            {
                await gate.Opened;
                log.Set($"event {number}");
            });
        }));
        var wire = await app.JoinAsync(transport);

        await wire.SendAsync("42[\"event\",1]", "42[\"event\",2]", "41");

        Assert.Equal("disconnect", await log.NextAsync());
        gate.Open();
        Assert.Equal(("event 1", "event 2"), (await log.NextAsync(), await log.NextAsync()));
    }

    [Fact]
    public async Task What_waits_when_the_server_disconnects_a_socket_is_dropped()
    {
        var log = new Signal<string>();
        var gate = new Gate();
        await using var app = await TestApp.StartAsync(io: io =>
        {
            io.OnConnection(socket => socket.On<int>("event", async number =>
            {
                await gate.Opened;
                log.Set($"event {number}");
            }));
            Handlers.Echo(io.Of("/other"));
        });
        var client = await app.ConnectAsync(Wire.WebSocket);
        var other = await client.Client.ConnectAsync("/other").Within();
        await client.EmitAsync("event", 1);
        await client.EmitAsync("event", 2);
        await other.EmitWithAckAsync("echo");

        (await app.ServerSideAsync(client)).Disconnect();
        gate.Open();

        Assert.Equal("event 1", await log.NextAsync());
        await other.EmitWithAckAsync("echo");
        Assert.False(log.TryTake(out _));
    }

    [Fact]
    public async Task A_handlers_token_is_cancelled_when_its_client_goes()
    {
        var log = new Signal<string>();
        await using var app = await TestApp.StartAsync(io: io => io.OnConnection(socket => socket.On("wait", async context =>
        {
            log.Set("waiting");
            try
            {
                await Task.Delay(Timeout.Infinite, context.CancellationToken);
            }
            finally
            {
                log.Set("cancelled");
            }
        })));
        var client = await app.ConnectAsync(Wire.WebSocket);
        await client.EmitAsync("wait");
        Assert.Equal("waiting", await log.NextAsync());

        await client.Client.AbortAsync();

        // And the OperationCanceledException is nothing to be logged.
        Assert.Equal("cancelled", await log.NextAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_handler_that_throws_is_logged_and_the_next_event_is_handled(bool asynchronous)
    {
        await using var app = await TestApp.StartAsync(io: io =>
        {
            io.OnConnection(socket => socket.On("fail", async _ =>
            {
                if (asynchronous)
                {
                    await Task.Yield();
                }

                throw new InvalidOperationException("of the test");
            }));
            Handlers.Echo(io);
        });
        app.Log.Announce(1005);
        var client = await app.ConnectAsync(Wire.WebSocket);

        await client.EmitAsync("fail");

        Assert.Equal(1, await client.EmitWithAckAsync<int>("echo", 1));
        var entry = Assert.Single(app.Log.Ours(1005));
        Assert.IsType<InvalidOperationException>(entry.Error);
    }

    /// <summary>Waits until the server has read what was sent before.</summary>
    private static async Task RoundTripAsync(EngineWire wire)
    {
        await wire.SendAsync("40/nope,");
        await wire.ExpectAsync("""44/nope,{"message":"Invalid namespace"}""");
    }
}
