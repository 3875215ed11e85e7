using System.Reflection;
using System.Text.Json;
using Parlance.Chat.Accounts.Sockets;
using Parlance.Chat.Accounts.Tokens;
using Parlance.Chat.Contracts;
using Parlance.Chat.Http;
using Parlance.Chat.Tests.Accounts.Sockets;
using Parlance.Chat.Tests.Http;
using Parlance.SocketIO;
using Parlance.SocketIO.Testing;

namespace Parlance.Chat.Tests.Accounts.Tokens;

/// <summary>What a token is good for is decided at the two doors: every endpoint and every event says what it needs.</summary>
public sealed class ScopeTests
{
    [Fact]
    public void Every_event_says_which_scope_it_needs_and_is_guarded()
    {
        var gateways = typeof(SocketContract).Assembly.GetTypes()
            .Where(type => type.GetCustomAttribute<GatewayAttribute>() is { } gateway && string.Equals(gateway.Namespace, AuthGateway.Path, StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(gateways);
        Assert.All(gateways, gateway => Assert.Contains(gateway.GetCustomAttributes(), attribute => attribute is UseGuardsAttribute<ScopeGuard> { On: GuardTargets.Events }));
        Assert.All(SocketContract.Requests, request => Assert.True(request.Name is "auth:refresh" ? request.Scope is Scope.None : Scope.IsKnown(request.Scope), request.Name));
        Assert.All(SocketContract.Notices, notice => Assert.True(notice.Name is SocketAuth.EndedEvent ? notice.Scope is Scope.None : Hearing.Scopes.Contains(notice.Scope), notice.Name));
    }

    [Fact]
    public async Task The_guide_lists_the_scopes_of_the_code()
    {
        var guide = await File.ReadAllLinesAsync(Path.Combine(SourceFolder(), "../../docs/bots.md"), TestContext.Current.CancellationToken);

        Assert.Equal(Scope.All.Select(scope => $"| `{scope.Name}` | {scope.About} |"), guide.SkipWhile(line => line is not "| scope | what it is good for |").Skip(2).TakeWhile(line => line.Length > 0));
    }

    [Fact]
    public async Task An_endpoint_opens_to_the_scope_that_it_names_and_to_no_other()
    {
        await using var app = await ChatApp.StartAsync();
        var administrator = await app.SomebodyAsync("admin");
        foreach (var rows in EndpointTable.Of(app).Where(row => row.Required is { Scope.Length: > 0, Access: not Access.Recent }).GroupBy(row => row.Required!.Scope!))
        {
            var (only, allBut) = (app.Anyone(), app.Anyone());
            only.Token = (await app.NewTokenAsync(administrator, rows.Key)).Secret;
            allBut.Token = (await app.NewTokenAsync(administrator, AllBut(rows.Key))).Secret;
            foreach (var row in rows)
            {
                object? body = row.Method is "GET" or "DELETE" ? null : new { };
                var (method, missing) = (new HttpMethod(row.Method), $"'{rows.Key}'");
                Assert.Contains(missing, (await allBut.SendAsync(method, row.Url, body)).Text, StringComparison.Ordinal);
                Assert.DoesNotContain("lacks the scope", (await only.SendAsync(method, row.Url, body)).Text, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task An_event_is_answered_to_the_scope_that_it_names_and_to_no_other()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");
        foreach (var requests in SocketContract.Requests.Where(request => request is { Scope.Length: > 0, Answer: not null }).GroupBy(request => request.Scope))
        {
            var only = await app.ConnectAsync((await app.NewTokenAsync(ann, requests.Key)).Secret);
            var allBut = await app.ConnectAsync((await app.NewTokenAsync(ann, AllBut(requests.Key))).Secret);
            foreach (var request in requests)
            {
                var answer = await allBut.AskAsync(request.Name, new { });
                var refused = answer.GetProperty("error");
                Assert.Equal(("forbidden", $"This token lacks the scope '{requests.Key}'."), (refused.GetProperty("code").GetString(), refused.GetProperty("message").GetString()));
                Assert.DoesNotContain("lacks the scope", (await only.AskAsync(request.Name, new { })).ToString(), StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task A_token_hears_what_it_is_good_for_and_nothing_else()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        var old = await ann.CreateAsync("group", "old", ben);
        var reader = await app.ConnectAsync((await app.NewTokenAsync(ben.Account, "messages:read")).Secret);
        var watcher = await app.ConnectAsync((await app.NewTokenAsync(ben.Account, "messages:write me:write people:read")).Secret);
        var own = await app.ConnectAsync((await app.NewTokenAsync(ben.Account, "me:read")).Secret);

        // One that was there, and one that begins while they listen.
        await ann.SayAsync(old, "hear me");
        var young = await ann.CreateAsync("group", "young", ben);
        await ann.SayAsync(young, "hear me too");
        (await ben.Account.PatchAsync("me", new { displayName = "Ben" })).Ok();
        await ben.Socket.WaitForAsync<JsonElement>("me:change");
        await ben.Socket.WaitForAsync<JsonElement>("person:change");

        Assert.Equal(["conversation:" + old, "conversation:" + young], (await HeardAsync(reader)).Distinct());
        Assert.Equal(["person:change"], (await HeardAsync(watcher)).Distinct());
        Assert.Equal(["me:change", "user:" + ben.Id], (await HeardAsync(own)).Distinct().Order(StringComparer.Ordinal));
        Refused.As("forbidden", await reader.AskAsync("feed:sync", new { feed = "user:" + ben.Id }));
        Assert.True((await reader.AskAsync("feed:sync", new { feed = "conversation:" + old })).GetProperty("ok").GetBoolean());
    }

    // All that a socket was sent: names of events, and of feeds for what is in one.
    private static async Task<string[]> HeardAsync(SocketIOTestSocket socket)
    {
        await socket.AskAsync("auth:refresh", new { });
        return [.. socket.Received.Select(heard => heard.Name is "feed:change" ? heard.Get<JsonElement>().GetProperty("feed").GetString()! : heard.Name)];
    }

    private static string AllBut(string scope) => string.Join(' ', Scope.All.Select(one => one.Name).Where(name => name is not (Scope.Read or Scope.Write or Scope.Admin) && !string.Equals(name, scope, StringComparison.Ordinal)));

    private static string SourceFolder([System.Runtime.CompilerServices.CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "../.."));
}
