using System.Text.RegularExpressions;
using Parlance.SocketIO.Testing;
using Parlance.SocketIO.Tests.Harness;

namespace Parlance.SocketIO.Tests.Namespaces;

/// <summary>A server that is being closed lets handlers end and what waits be sent.</summary>
public sealed class CloseTests
{
    [Theory]
    [MemberData(nameof(Wires.Both), MemberType = typeof(Wires))]
    public async Task Every_socket_is_disconnected_and_no_more_come(Wire transport)
    {
        var reasons = new Signal<string>();
        await using var app = await TestApp.StartAsync(io: io =>
        {
            io.OnConnection(socket => socket.OnDisconnect(reason => reasons.Set($"/ {reason}")));
            io.Of("/chat").OnConnection(socket => socket.OnDisconnect(reason => reasons.Set($"/chat {reason}")));
        });
        var (client, server) = await app.PairAsync(transport);
        await client.Client.ConnectAsync("/chat").Within();

        await app.Io.CloseAsync().Within();

        string[] told = [await reasons.NextAsync(), await reasons.NextAsync()];
        Assert.Equal(["/ server shutting down", "/chat server shutting down"], told.Order(StringComparer.Ordinal));
        await client.Client.Closed.Within();
        Assert.Equal((false, 0), (server.Connected, app.Io.Sockets.Sockets.Count));
        await Bounded.Eventually(() => app.Engine.ClientsCount == 0, "the connection is forgotten");
    }

    [Theory]
    [MemberData(nameof(Wires.Both), MemberType = typeof(Wires))]
    public async Task What_was_emitted_before_still_comes(Wire transport)
    {
        const int Events = 200;
        await using var app = await TestApp.StartAsync();
        var (client, server) = await app.PairAsync(transport);

        for (var number = 0; number < Events; number++)
        {
            server.Emit("event", number, new string('x', 1_000));
        }

        await app.Io.CloseAsync().Within();

        await client.Client.Closed.Within();
        Assert.Equal(Enumerable.Range(0, Events), client.Received.Select(static received => received.Get<int>()));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Running_handlers_end_and_their_answers_arrive(bool concurrent)
    {
        var entered = new Gate();
        var gate = new Gate();
        await using var app = await TestApp.StartAsync(io: io => io.OnConnection(socket => socket.On("work", async context =>
        {
            entered.Open();
            await gate.Opened;
            context.Ack("done");
        }, concurrent)));
        var client = await app.ConnectAsync(Wire.WebSocket);
        var asking = client.EmitWithAckAsync<string>("work");
        await entered.Opened.Within();
        await WaitingAsync(app, client);

        var closing = app.Io.CloseAsync();
        Assert.False(closing.IsCompleted);
        gate.Open();

        Assert.Equal("done", await asking.Within());
        await closing.Within();
        await client.Client.Closed.Within();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_handler_that_has_not_waited_for_anything_yet_is_running_too(bool concurrent)
    {
        var entered = new Gate();
        using var released = new ManualResetEventSlim();
        await using var app = await TestApp.StartAsync(io: io => io.OnConnection(socket => socket.On("work", context =>
        {
            entered.Open();
            Assert.True(released.Wait(Bounded.Limit));
            context.Ack("done");
            return Task.CompletedTask;
        }, concurrent)));
        var client = await app.ConnectAsync(Wire.WebSocket);
        var asking = client.EmitWithAckAsync<string>("work");
        await entered.Opened.Within();

        var closing = app.Io.CloseAsync();
        Assert.False(closing.IsCompleted);
        Assert.True(client.Connected);
        released.Set();

        Assert.Equal("done", await asking.Within());
        await closing.Within();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Handlers_that_take_too_long_are_cancelled_and_waited_for(bool concurrent)
    {
        var time = new ManualTimeProvider();
        var log = new Signal<string>();
        var gate = new Gate();
        await using var app = await TestApp.StartAsync(io: io => io.OnConnection(socket => socket.On("work", async context =>
        {
            log.Set("begun");
            try
            {
                await Task.Delay(Timeout.Infinite, context.CancellationToken);
            }
            finally
            {
                log.Set("cancelled");
                await gate.Opened;
                log.Set("ended");
            }
        }, concurrent)), time: time);
        var client = await app.ConnectAsync(Wire.WebSocket);
        await client.EmitAsync("work");
        Assert.Equal("begun", await log.NextAsync());
        await WaitingAsync(app, client);

        var closing = app.Io.CloseAsync();
        await Bounded.Eventually(
            () =>
            {
                time.Advance(TimeSpan.FromMilliseconds(100));
                return log.TryTake(out var entry) && entry is "cancelled";
            },
            "the handler is cancelled");
        Assert.False(closing.IsCompleted);
        gate.Open();
        Assert.Equal("ended", await log.NextAsync());
        await closing.Within();
    }

    [Fact]
    public async Task Events_that_come_while_it_closes_are_not_begun()
    {
        var log = new Signal<int>();
        var gate = new Gate();
        await using var app = await TestApp.StartAsync(io: io => io.OnConnection(socket => socket.On<int>("work", async number =>
        {
            log.Set(number);
            await gate.Opened;
        })));
        var wire = await app.JoinAsync(Wire.WebSocket);
        await wire.SendAsync("42[\"work\",1]", "42[\"work\",2]");
        Assert.Equal(1, await log.NextAsync());
        await wire.SendAsync("40/nope,");
        await wire.ExpectAsync("""44/nope,{"message":"Invalid namespace"}""");

        var closing = app.Io.CloseAsync();
        await wire.SendAsync("42[\"work\",3]", "40/nope,");
        await wire.ExpectAsync("""44/nope,{"message":"Invalid namespace"}""");
        gate.Open();

        await closing.Within();
        Assert.False(log.TryTake(out _));
    }

    [Fact]
    public async Task Waiting_for_handlers_can_be_given_up()
    {
        var gate = new Gate();
        var entered = new Gate();
        await using var app = await TestApp.StartAsync(static options => options.DrainTimeout = TimeSpan.Zero, io => io.OnConnection(socket => socket.On("work", _ =>
        {
            entered.Open();
            return gate.Opened;
        })));
        var client = await app.ConnectAsync(Wire.WebSocket);
        await client.EmitAsync("work");
        await entered.Opened.Within();
        await WaitingAsync(app, client);
        using var cancel = new CancellationTokenSource();

        var closing = app.Io.CloseAsync(cancel.Token);
        await client.Client.Closed.Within();
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => closing.Within());
        gate.Open();
    }

    [Fact]
    public async Task The_application_closes_it_when_it_stops()
    {
        var reasons = new Signal<DisconnectReason>();
        await using var app = await TestApp.StartAsync(io: io => io.OnConnection(socket => socket.OnDisconnect(reasons.Set)));
        var webSocket = await app.ConnectAsync(Wire.WebSocket);
        var polling = await app.ConnectAsync(Wire.Polling);

        await app.StopAsync();

        Assert.Equal((DisconnectReason.ServerShuttingDown, DisconnectReason.ServerShuttingDown), (await reasons.NextAsync(), await reasons.NextAsync()));
        await webSocket.Disconnected.Within();
        await polling.Disconnected.Within();
        Assert.DoesNotContain(app.Log.Entries, static entry => entry.Message.Contains("failed to close gracefully", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Adapters_are_closed_too()
    {
        var closed = new Signal<string>();
        await using var app = await TestApp.StartAsync(options => options.Adapter = nsp => new WatchedAdapter(nsp, closed), static io => io.Of("/chat"));

        await app.Io.CloseAsync().Within();

        string[] names = [await closed.NextAsync(), await closed.NextAsync()];
        Assert.Equal(["/", "/chat"], names.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Each_adapter_is_closed_once_however_often_and_from_wherever_the_server_is_closed()
    {
        var closed = new Signal<string>();
        var gate = new Gate();
        await using var app = await TestApp.StartAsync(
            options =>
            {
                options.CleanupEmptyChildNamespaces = true;
                options.Adapter = nsp => new WatchedAdapter(nsp, closed, gate.Opened);
            },
            static io => io.Of(new Regex("^/child$", RegexOptions.None, TimeSpan.FromSeconds(1))));
        var client = await app.ConnectAsync(Wire.WebSocket);
        // Its last socket leaves while the server closes, which forgets it.
        await client.Client.ConnectAsync("/child").Within();

        var (first, second) = (app.Io.CloseAsync(), app.Io.CloseAsync());
        string[] names = [await closed.NextAsync(), await closed.NextAsync()];
        Assert.False(first.IsCompleted || second.IsCompleted);
        gate.Open();
        await first.Within();
        await second.Within();
        await app.Io.CloseAsync().Within();

        Assert.Equal(["/", "/child"], names.Order(StringComparer.Ordinal));
        Assert.False(closed.TryTake(out _));
    }

    /// <summary>Waits until a handler that has begun waits too: only then does the server read on.</summary>
    private static async Task WaitingAsync(TestApp app, SocketIOTestSocket client)
    {
        app.Io.Of("/round-trip");
        await client.Client.ConnectAsync("/round-trip").Within();
    }

    private sealed class WatchedAdapter(Namespace nsp, Signal<string> closed, Task? until = null) : InMemoryAdapter(nsp)
    {
        public override async Task CloseAsync()
        {
            closed.Set(Namespace.Name);
            await (until ?? Task.CompletedTask);
            await base.CloseAsync();
        }
    }
}
