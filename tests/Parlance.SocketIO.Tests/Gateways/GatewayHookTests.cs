using Microsoft.Extensions.DependencyInjection;

namespace Parlance.SocketIO.Tests.Gateways;

public sealed class GatewayHookTests
{
    [Fact]
    public async Task Hooks_run_in_the_order_of_registration_and_events_wait_for_them()
    {
        await using var app = await Start();
        var client = await app.ConnectAsync("/hooks");
        await client.Tell("""["first"]""");
        await app.Journal.WaitFor("second began");
        Assert.Equal(["init /hooks 0", "first connected", "second began"], app.Journal.Entries);

        Open(app);
        await app.Journal.WaitFor("event");
        await client.SendRaw("41/hooks,");
        await app.Journal.WaitFor("third disconnected");

        Assert.Equal(
            ["second connected", "third connected", "event", "first disconnected: client namespace disconnect, 0 rooms", "second disconnected", "third disconnected"],
            app.Journal.Entries.Skip(3),
            StringComparer.Ordinal);
        await client.DisposeAsync();
        await app.Log.Logged;
        Assert.Contains("ThirdHooks.OnDisconnected", app.Log.TakeError(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("expected", """{"error":{"code":"full","message":"Nobody else may come in"}}""")]
    [InlineData("unexpected", """{"error":{"code":"internal","message":"Internal server error"}}""")]
    public async Task A_hook_that_fails_disconnects_and_those_behind_it_are_not_called(string how, string exception)
    {
        await using var app = await Start();
        Open(app);
        await using var client = await app.ConnectAsync("/hooks", $$"""{"how":"{{how}}"}""");

        Assert.Equal($$"""2["exception",{{exception}}]""", await client.Receive());
        Assert.Equal("1", await client.Receive());
        await app.Journal.WaitFor("second disconnected");
        Assert.False(app.Journal.Has("third connected"));
        Assert.False(app.Journal.Has("third disconnected"));
        if (how is "unexpected")
        {
            Assert.Contains("the password is 1234", app.Log.TakeError(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Disconnected_waits_for_Connected_and_runs_where_that_ran()
    {
        await using var app = await Start((journal, server) => server.Of("/hooks").OnConnection(socket => socket.OnDisconnect(_ => journal.Write("gone"))));
        var client = await app.ConnectAsync("/hooks");
        await app.Journal.WaitFor("second began");
        await client.DisposeAsync();
        await app.Journal.WaitFor("gone");
        Assert.False(app.Journal.Has("second disconnected"));

        Open(app);
        await app.Journal.WaitFor("second disconnected");

        Assert.False(app.Journal.Has("third connected"));
        Assert.False(app.Journal.Has("third disconnected"));
    }

    [Fact]
    public async Task A_namespace_whose_start_fails_later_refuses_without_a_reason()
    {
        await using var app = await GatewayApp.StartAsync(io =>
        {
            io.AddGateway<SlowInit>();
            io.Services.AddSingleton<Gate>();
        });
        var connecting = app.ConnectAsync("/slow");

        Open(app);
        await using var client = await connecting;

        Assert.Equal("""4{"message":"Internal server error"}""", client.Reply);
        Assert.Contains("the password is 1234", app.Log.TakeError(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_start_that_fails_at_once_ends_the_application_s_start()
    {
        var failed = await Assert.ThrowsAsync<InvalidOperationException>(() => GatewayApp.StartAsync(io => io.AddGateway<BrokenInit>()));

        Assert.Equal("cannot begin", failed.Message);
    }

    [Fact]
    public async Task A_parameter_that_can_be_had_from_nowhere_ends_the_application_s_start()
    {
        var failed = await Assert.ThrowsAsync<InvalidOperationException>(() => GatewayApp.StartAsync(io => io.AddGateway<LostServiceGateway>()));

        Assert.Contains("LostServiceGateway.X: parameter 'lost'", failed.Message, StringComparison.Ordinal);
        Assert.Contains("neither a registered service", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_parameter_that_JSON_cannot_be_read_as_ends_the_start_while_one_develops()
    {
        var failed = await Assert.ThrowsAsync<InvalidOperationException>(() => GatewayApp.StartAsync(io => io.AddGateway<MuddledBodyGateway>()));

        Assert.Contains("MuddledBodyGateway.X: parameter 'body'", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Events_wait_for_the_one_before_unless_they_are_concurrent()
    {
        await using var app = await StartOrder();
        await using var client = await app.ConnectAsync("/order");
        await client.Tell("""["slow"]""");
        await client.Tell("""["next"]""");
        await client.Tell("""["free"]""");

        await app.Journal.WaitFor("free");
        Assert.Equal(["slow began", "free"], app.Journal.Entries);
        Open(app);
        await app.Journal.WaitFor("next");

        Assert.Equal(["slow began", "free", "slow ended", "next"], app.Journal.Entries);
    }

    private static void Open(GatewayApp app) => app.Services.GetRequiredService<Gate>().Open();

    private static Task<GatewayApp> StartOrder() => GatewayApp.StartAsync(io =>
    {
        io.AddGateway<OrderGateway>();
        io.Services.AddSingleton<Gate>();
    });

    private static Task<GatewayApp> Start(Action<Journal, SocketIOServer>? beforeMapping = null) => GatewayApp.StartAsync(
        io =>
        {
            io.AddGateway<FirstHooks>().AddGateway<SecondHooks>().AddGateway<ThirdHooks>();
            io.Services.AddSingleton<Gate>();
        },
        beforeMapping);

    [Fact]
    public async Task A_result_that_cannot_be_written_is_an_internal_error()
    {
        await using var app = await StartOrder();
        await using var client = await app.ConnectAsync("/order");

        Assert.Equal("""[{"error":{"code":"internal","message":"Internal server error"}}]""", await client.Ask("""["unwritable"]"""));
        Assert.Contains("OrderGateway.Unwritable", app.Log.TakeError(), StringComparison.Ordinal);
    }
}
