using System.Security.Claims;
using Microsoft.Extensions.DependencyInjection;

namespace Parlance.SocketIO.Tests.Gateways;

public sealed class GatewayGuardTests
{
    [Fact]
    public async Task All_guards_are_asked_in_order_before_CONNECT_is_answered_and_hooks_run_after_it()
    {
        await using var app = await Start();
        await using var client = await app.ConnectAsync("/guarded");

        Assert.StartsWith("0{", client.Reply, StringComparison.Ordinal);
        await app.Journal.WaitFor("second connected");
        Assert.Equal(["first asked about connection", "second asked about connection", "first connected", "second connected"], app.Journal.Entries);
    }

    [Theory]
    [InlineData("first", "false", """4{"message":"Forbidden"}""")]
    [InlineData("second", "false", """4{"message":"Forbidden"}""")]
    [InlineData("second", "words", """4{"message":"Sign in again","data":{"at":5}}""")]
    [InlineData("second", "code", """4{"message":"Sign in again","data":{"code":"token_expired"}}""")]
    [InlineData("second", "connect", """4{"message":"Own words","data":"own data"}""")]
    [InlineData("second", "fail", """4{"message":"Internal server error"}""")]
    public async Task One_guard_that_refuses_a_connection_is_enough(string guard, string how, string reply)
    {
        await using var app = await Start();
        await using var client = await app.ConnectAsync("/guarded", $$"""{"refuse":"{{guard}}","how":"{{how}}"}""");

        Assert.Equal(reply, client.Reply);
        Assert.False(app.Journal.Has("first connected"));
        if (how is "fail")
        {
            Assert.Contains("the password is 1234", app.Log.TakeError(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("free", "", """["free"]""", "")]
    [InlineData("method", "", """["passed"]""", "method")]
    [InlineData("method", "method", """[{"error":{"code":"forbidden","message":"Forbidden"}}]""", "method")]
    [InlineData("class", "", """["passed"]""", "second")]
    [InlineData("class", "second", """[{"error":{"code":"forbidden","message":"Forbidden"}}]""", "second")]
    [InlineData("both", "", """["passed"]""", "inner inner")]
    [InlineData("scoped", "", """["passed"]""", "second")]
    public async Task Events_are_guarded_by_their_gateway_and_their_method(string name, string refuse, string answer, string asked)
    {
        await using var app = await Start();
        await using var client = await app.ConnectAsync("/guarded");
        await app.Journal.WaitFor("second connected");
        var before = app.Journal.Entries.Count;

        Assert.Equal(answer, await client.Ask($$"""["{{name}}",{"refuse":"{{refuse}}"}]"""));

        Assert.Equal(
            asked.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(rule => $"{rule} asked about {name}"),
            app.Journal.Entries.Skip(before).Where(entry => entry is not "scope disposed"),
            StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_guard_refuses_an_event_in_its_own_words()
    {
        await using var app = await Start();
        await using var client = await app.ConnectAsync("/guarded");

        var answer = await client.Ask("""["method",{"refuse":"method","how":"words"}]""");

        Assert.Equal("""[{"error":{"code":"token_expired","message":"Sign in again","data":{"at":5}}}]""", answer);
    }

    [Theory]
    [InlineData("", """4{"message":"Unauthorized","data":{"code":"unauthorized"}}""", "")]
    [InlineData("user", "0", """[{"error":{"code":"forbidden","message":"Forbidden"}}]""")]
    [InlineData("admin", "0", """["passed"]""")]
    public async Task Authorize_works_as_on_hubs(string role, string reply, string adminAnswer)
    {
        await using var app = await GatewayApp.StartAsync(
            io =>
            {
                io.Services.AddAuthorization();
                io.AddGateway<SignedInGateway>();
            },
            beforeMapping: (_, server) => server.Of("/signed-in").Use((socket, next) =>
            {
                socket.User = new ClaimsPrincipal(role.Length == 0 ? new ClaimsIdentity() : new ClaimsIdentity([new Claim(ClaimTypes.Role, role)], "test"));
                return next();
            }));
        await using var client = await app.ConnectAsync("/signed-in");

        Assert.StartsWith(reply, client.Reply, StringComparison.Ordinal);
        if (role.Length > 0)
        {
            Assert.Equal("""["passed"]""", await client.Ask("""["any"]"""));
            Assert.Equal(adminAnswer, await client.Ask("""["admin"]"""));
        }
    }

    private static Task<GatewayApp> Start() => GatewayApp.StartAsync(io =>
    {
        io.AddGateway<FirstGuarded>().AddGateway<SecondGuarded>();
        io.Services.AddScoped<ScopedPart>();
        io.Services.AddScoped<ScopedGuard>();
    });
}
