using System.Net;
using Parlance.Chat.Tests.Accounts;

namespace Parlance.Chat.Tests.Admin;

public sealed class LastAdministratorTests
{
    [Theory]
    [InlineData("""{"role":"member"}""")]
    [InlineData("""{"disabled":true}""")]
    public async Task The_last_one_cannot_be_removed(string change)
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");
        var body = System.Text.Json.JsonSerializer.Deserialize<Dictionary<string, object>>(change)!;

        (await ann.PatchAsync($"admin/users/{ann.UserId}", body)).Refused(HttpStatusCode.Conflict, "last_administrator");

        (await ann.GetAsync("admin/users")).Ok();
    }

    [Fact]
    public async Task A_disabled_administrator_and_a_bot_count_for_nothing()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, bob) = await TwoAsync(app);
        (await bob.PostAsync("bots", new { username = "weather" })).Ok(HttpStatusCode.Created);
        (await ann.PatchAsync($"admin/users/{bob.UserId}", new { disabled = true })).Ok();

        (await ann.PatchAsync($"admin/users/{ann.UserId}", new { role = "member" })).Refused(HttpStatusCode.Conflict, "last_administrator");
    }

    [Fact]
    public async Task Of_two_who_demote_each_other_at_once_one_stays()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, bob) = await TwoAsync(app);

        var answers = await Task.WhenAll(
            ann.PatchAsync($"admin/users/{bob.UserId}", new { role = "member" }),
            bob.PatchAsync($"admin/users/{ann.UserId}", new { role = "member" }));

        Assert.Single(answers, answer => answer.Status is HttpStatusCode.OK);
        Assert.Equal(1, await app.CountAsync("users", "role = 2 AND disabled_at IS NULL"));
    }

    [Fact]
    public async Task Of_two_who_step_down_at_once_one_stays()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, bob) = await TwoAsync(app);

        var answers = await Task.WhenAll(
            ann.PatchAsync($"admin/users/{ann.UserId}", new { role = "guest" }),
            bob.PatchAsync($"admin/users/{bob.UserId}", new { disabled = true }));

        Assert.Single(answers, answer => answer.Status is HttpStatusCode.OK);
        Assert.Single(answers, answer => answer.Status is HttpStatusCode.Conflict);
        Assert.Equal(1, await app.CountAsync("users", "role = 2 AND disabled_at IS NULL"));
    }

    private static async Task<(AccountApi Ann, AccountApi Bob)> TwoAsync(ChatApp app)
    {
        var ann = await app.SomebodyAsync("ann");
        var bob = await app.SomebodyAsync("bob");
        (await ann.PatchAsync($"admin/users/{bob.UserId}", new { role = "administrator" })).Ok();
        return (ann, await bob.LoginAsync("bob"));
    }
}
