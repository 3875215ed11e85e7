using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Parlance.SocketIO.Tests.Harness;

namespace Parlance.SocketIO.Tests.Recovery;

/// <summary>Nobody gets a session that is not theirs, and none that has been taken away.</summary>
public sealed class SessionBindingTests
{
    [Fact]
    public async Task Another_auth_object_is_another_client()
    {
        await using var app = await RecoveryTests.StartAsync();
        var owner = await RecoveryTests.ConnectedAsync(app, new { token = "ann" });
        owner.Server.Data["secret"] = 1;
        owner.Lose();
        app.Io.Emit("missed");

        var thief = new ComingBack(app) { Pid = owner.Pid, Offset = owner.Offset };
        Assert.False(await thief.ConnectAsync());
        Assert.Empty(thief.Early);
        Assert.Empty(thief.Server.Data);
        Assert.False(await new ComingBack(app) { Pid = owner.Pid, Offset = owner.Offset }.ConnectAsync(new { token = "ben" }));

        // They have not taken it from whose it is.
        Assert.True(await owner.ConnectAsync(new { token = "ann" }));
        Assert.Equal(["missed"], owner.EarlyEvents());
    }

    [Fact]
    public async Task With_another_token_the_middleware_says_whether_it_is_the_same_user()
    {
        await using var app = await StartWithTokensAsync();
        var owner = await RecoveryTests.ConnectedAsync(app, new { token = "ann-1" });
        owner.Server.Data["note"] = "kept";
        owner.Lose();
        app.Io.Emit("missed");

        var thief = new ComingBack(app) { Pid = owner.Pid, Offset = owner.Offset };
        Assert.False(await thief.ConnectAsync(new { token = "ben-1" }));
        Assert.Empty(thief.Early);
        Assert.Empty(thief.Server.Data);

        Assert.True(await owner.ConnectAsync(new { token = "ann-2" }));
        Assert.Equal(["missed"], owner.EarlyEvents());
        Assert.Equal(("kept", "ann"), (owner.Server.Data["note"], owner.Server.User.Identity!.Name));
    }

    [Fact]
    public async Task Who_is_refused_may_try_again()
    {
        await using var app = await StartWithTokensAsync();
        var owner = await RecoveryTests.ConnectedAsync(app, new { token = "ann-1" });
        owner.Lose();

        await owner.AskAsync(new { token = "expired" });
        await owner.Wire.ExpectAsync("""44{"message":"unauthorized"}""");
        Assert.True(await owner.ConnectAsync(new { token = "ann-2" }));
    }

    [Fact]
    public async Task Skipped_middleware_leaves_the_user_that_it_found()
    {
        await using var app = await StartWithTokensAsync();
        var owner = await RecoveryTests.ConnectedAsync(app, new { token = "ann-1" });
        owner.Lose();

        Assert.True(await owner.ConnectAsync(new { token = "ann-1" }));
        Assert.Equal("ann", owner.Server.User.Identity!.Name);
    }

    [Fact]
    public async Task Another_user_of_the_HTTP_request_is_another_client()
    {
        await using var app = await TestApp.StartAsync(
            static builder => builder.Services.AddSocketIO(static options => options.ConnectionStateRecovery = new ConnectionStateRecoveryOptions()),
            static app =>
            {
                app.Use(static (context, next) =>
                {
                    context.User = NewUser(context.Request.Query["user"].ToString());
                    return next(context);
                });
                app.MapSocketIO();
            });
        var owner = new ComingBack(app);
        await owner.ConnectAsync(query: "&user=ann");
        owner.Lose();

        Assert.False(await new ComingBack(app) { Pid = owner.Pid }.ConnectAsync(query: "&user=ben"));
        Assert.True(await owner.ConnectAsync(query: "&user=ann"));
    }

    [Fact]
    public async Task The_application_has_the_last_word()
    {
        var time = new Testing.ManualTimeProvider();
        var asked = new Signal<SocketSession>();
        var answers = new Queue<Func<bool>>([() => false, () => throw new InvalidOperationException("It does not know."), () => true]);
        await using var app = await RecoveryTests.StartAsync(options => options.ConnectionStateRecovery!.AllowRecovery = (socket, session) =>
        {
            Assert.False(socket.Connected);
            asked.Set(session);
            return ValueTask.FromResult(answers.Dequeue()());
        }, time: time);
        app.Log.Announce(1006);
        var owner = await RecoveryTests.ConnectedAsync(app);
        owner.Server.Data["note"] = 1;
        await owner.Server.Join("room");
        var id = owner.Id;
        owner.Lose();

        Assert.False(await new ComingBack(app) { Pid = owner.Pid, Offset = owner.Offset }.ConnectAsync());
        Assert.False(await new ComingBack(app) { Pid = owner.Pid, Offset = owner.Offset }.ConnectAsync());
        Assert.True(await owner.ConnectAsync());
        var session = await asked.NextAsync();
        Assert.Equal(id, session.Id);
        Assert.Equal(["note"], session.Data.Keys);
        Assert.Equal(2, session.Rooms.Count);
        Assert.Equal(time.GetUtcNow(), session.DisconnectedAt);
    }

    [Fact]
    public async Task Who_is_disconnected_while_away_does_not_come_back()
    {
        await using var app = await RecoveryTests.StartAsync();
        var (one, two, three) = (await RecoveryTests.ConnectedAsync(app), await RecoveryTests.ConnectedAsync(app), await RecoveryTests.ConnectedAsync(app));
        await one.Server.Join("session:1");
        await two.Server.Join("session:2");
        var away = three.Server;
        one.Lose();
        two.Lose();
        three.Lose();

        await app.Io.In("session:1").DisconnectSockets(close: true);
        away.Disconnect();

        Assert.False(await one.ConnectAsync());
        Assert.True(await two.ConnectAsync());
        Assert.False(await three.ConnectAsync());
    }

    [Fact]
    public async Task Who_is_disconnected_while_leaving_does_not_come_back()
    {
        await using var app = await RecoveryTests.StartAsync();
        var client = await RecoveryTests.ConnectedAsync(app);
        client.Server.OnDisconnecting(reason => _ = app.Io.DisconnectSockets());
        client.Lose();

        Assert.False(await client.ConnectAsync());
    }

    [Fact]
    public async Task Who_is_disconnected_while_being_recovered_is_not()
    {
        var (entered, gate) = (new Signal<bool>(), new Gate());
        await using var app = await RecoveryTests.StartAsync(static options => options.ConnectionStateRecovery!.SkipMiddlewares = false, io => io.Use(async (socket, next) =>
        {
            if (socket.Recovered)
            {
                entered.Set(true);
                await gate.Opened;
            }

            await next();
        }));
        var client = await RecoveryTests.ConnectedAsync(app);
        await client.Server.Join("session");
        client.Lose();
        app.Io.Emit("missed");

        await client.AskAsync();
        await entered.NextAsync();
        await app.Io.In("session").DisconnectSockets();
        gate.Open();

        Assert.False(await client.AnswerAsync());
        Assert.Empty(client.Early);
        Assert.DoesNotContain("session", client.Server.Rooms);
    }

    [Fact]
    public async Task Rooms_that_are_changed_while_it_is_away_are_those_that_it_comes_back_to()
    {
        await using var app = await RecoveryTests.StartAsync();
        var client = await RecoveryTests.ConnectedAsync(app);
        await client.Server.Join("old", "kept");
        client.Lose();
        app.Io.To("old").Emit("of the old room");
        app.Io.To("new").Emit("before it was its room");
        await app.Io.In("kept").SocketsLeave("old");
        await app.Io.In("kept").SocketsJoin("new");
        app.Io.To("new").Emit("of the new room");

        Assert.True(await client.ConnectAsync());
        Assert.Equal(["of the new room"], client.EarlyEvents());
        Assert.Equal(["kept", "new"], client.Server.Rooms.Except([client.Id]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_guards_of_gateways_are_asked_again()
    {
        var asked = new Signal<bool>();
        await using var app = await TestApp.StartAsync(
            builder => builder.Services
                .AddSingleton(asked)
                .AddSocketIO(static options => options.ConnectionStateRecovery = new ConnectionStateRecoveryOptions())
                .AddGateway<GuardedGateway>(),
            static app => app.MapSocketIO());
        var client = new ComingBack(app, nsp: "/guarded");
        await client.ConnectAsync();
        Assert.False(await asked.NextAsync());
        client.Lose();

        Assert.True(await client.ConnectAsync());
        Assert.True(await asked.NextAsync());
    }

    private static Task<TestApp> StartWithTokensAsync() => RecoveryTests.StartAsync(io: static io => io.Use((socket, next) =>
    {
        var token = socket.Handshake.GetAuth<Login>()?.Token;
        socket.User = token is "expired" or null ? throw new ConnectErrorException("unauthorized") : NewUser(token.Split('-')[0]);
        return next();
    }));

    private static ClaimsPrincipal NewUser(string name) => new(new ClaimsIdentity([new Claim(ClaimTypes.Name, name)], "test"));

    private sealed record Login(string? Token);
}

[Gateway("/guarded"), UseGuards<RecoveryGuard>]
internal sealed class GuardedGateway
{
    [SubscribeMessage("nothing")]
    public void Nothing()
    {
        // The guard is what matters.
    }
}

internal sealed class RecoveryGuard(Signal<bool> asked) : IGatewayGuard
{
    public ValueTask<bool> CanActivate(GatewayContext context)
    {
        asked.Set(context.Socket.Recovered);
        return new ValueTask<bool>(true);
    }
}
