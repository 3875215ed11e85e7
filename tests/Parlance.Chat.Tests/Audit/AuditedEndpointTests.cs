using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Parlance.Chat.Accounts.Operator;
using Parlance.Chat.Audit;
using Parlance.Chat.Http;
using Parlance.Chat.Tests.Accounts;

namespace Parlance.Chat.Tests.Audit;

/// <summary>Whatever those do who look after the server and its conversations is written down, once, and nothing else is.</summary>
[Trait("pace", "slow")]
public sealed class AuditedEndpointTests
{
    // What is done at the command line, and has no endpoint.
    private static readonly AuditAction[] OfTheOperator = [AuditAction.KeysRotated, AuditAction.UserCreated, AuditAction.UserPasswordSet];

    [Fact]
    public async Task Every_administrative_endpoint_says_what_it_writes_down()
    {
        await using var app = await ChatApp.StartAsync();
        var endpoints = Endpoints(app);

        var silent = endpoints.Where(endpoint => IsAdministrative(endpoint) && ActionsOf(endpoint) is []).Select(NameOf);

        Assert.Empty(silent);
        Assert.Equal(
            Enum.GetValues<AuditAction>().Except(OfTheOperator).Order(),
            endpoints.SelectMany(ActionsOf).Distinct().Order());
    }

    [Fact]
    public async Task Every_endpoint_writes_down_what_it_says_once_and_nothing_when_it_is_refused()
    {
        await using var app = await ChatApp.StartAsync(mailIsReal: true);
        var play = await AuditPlay.SetAsync(app);
        var wrong = new List<string>();
        var written = new List<(string Endpoint, AuditAction Action)>();
        foreach (var act in play.Acts)
        {
            var before = (await play.LogAsync()).Count;
            Assert.Equal(act.Refusal, (await act.RefusedAsync()).Json.GetProperty("code").GetString());
            var refused = (await play.LogAsync()).Count;
            var answer = await act.DoAsync();
            app.Clock.Advance(TimeSpan.FromMilliseconds(1));
            var log = await play.LogAsync();
            if ((int)answer.Status >= 300 || refused != before || log.Count != before + 1 || !act.IsExpected(log[0]))
            {
                wrong.Add($"{act.Endpoint}: {answer.Status} {answer.Text}, rows: {before}, {refused}, {log.Count}, the last is {(log is [var last, ..] ? last : default)}");
                continue;
            }

            written.Add((act.Endpoint, JsonSerializer.Deserialize<AuditAction>(log[0].GetProperty("action"))));
        }

        Assert.True(wrong.Count is 0, string.Join('\n', wrong));
        Assert.Equal(
            Endpoints(app).SelectMany(endpoint => ActionsOf(endpoint).Select(action => (NameOf(endpoint), action))).Order(),
            written.Select(act => (act.Endpoint, act.Action)).Order());
    }

    [Fact]
    public async Task What_the_operator_does_is_written_down_as_theirs()
    {
        await using var app = await ChatApp.StartAsync();
        var admin = await app.SomebodyAsync("admin");
        var accounts = app.Services.GetRequiredService<OperatorAccounts>();
        var cancel = TestContext.Current.CancellationToken;

        await accounts.CreateAsync(new("bobby", AccountApi.Password), cancel);
        foreach (var work in new Func<Task>[]
        {
            () => accounts.DisableAsync("bobby", cancel),
            () => accounts.DisableAsync("bobby", cancel),
            () => accounts.EnableAsync("bobby", cancel),
            () => accounts.MakeAdministratorAsync("bobby", cancel),
            () => accounts.ResetPasswordAsync("bobby", "another horse battery", cancel),
            () => accounts.RotateSigningKeysAsync(cancel),
        })
        {
            app.Clock.Advance(TimeSpan.FromMilliseconds(1));
            await work();
        }

        var items = (await admin.GetAsync("admin/audit")).Ok().GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(
            ["keys.rotated", "user.password_set", "user.changed", "user.changed", "user.changed", "user.created"],
            items.Select(item => item.GetProperty("action").GetString()));
        Assert.All(items, item => Assert.Equal(("operator", JsonValueKind.Null), (item.GetProperty("door").GetString(), item.GetProperty("actor").ValueKind)));
        Assert.Equal(["{\"role\":\"administrator\"}", "{\"disabled\":false}", "{\"disabled\":true}"], items[2..5].Select(item => item.GetProperty("after").GetRawText()));
        Assert.Equal(0, await app.CountAsync("audit", "after_change LIKE '%horse%' OR after_change LIKE '%hash%'"));
    }

    private static IReadOnlyList<RouteEndpoint> Endpoints(ChatApp app) =>
        [.. app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(endpoint => endpoint.Metadata.GetMetadata<AccessRequirement>() is not null)];

    private static bool IsAdministrative(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<AccessRequirement>() is { Access: Access.Administrator }
        && endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods.Any(method => method is not "GET");

    private static IReadOnlyList<AuditAction> ActionsOf(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<AuditsAs>()?.Actions ?? [];

    private static string NameOf(RouteEndpoint endpoint) => endpoint.Metadata.GetRequiredMetadata<IEndpointNameMetadata>().EndpointName;
}
