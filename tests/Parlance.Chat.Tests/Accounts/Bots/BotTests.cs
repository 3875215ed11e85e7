using System.Net;
using System.Text.Json;
using Parlance.Chat.Tests.Accounts.Tokens;

namespace Parlance.Chat.Tests.Accounts.Bots;

public sealed class BotTests
{
    [Fact]
    public async Task A_bot_has_tokens_and_nothing_else_to_sign_in_with()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");
        var id = await BotAsync(ann, "weather");

        var made = (await ann.PostAsync($"bots/{id}/tokens", new { name = "server", scopes = Scopes.ReadAndWrite })).Ok(HttpStatusCode.Created);
        var bot = app.Anyone();
        bot.Token = made.GetProperty("token").GetString();

        var me = (await bot.GetAsync("me")).Ok();
        Assert.Equal(("bot", "weather", "member"), (me.GetProperty("kind").GetString(), me.GetProperty("username").GetString(), me.GetProperty("role").GetString()));
        (await app.Anyone().TryLoginAsync("weather", "")).Refused(HttpStatusCode.Unauthorized, "invalid_credentials");
        (await app.Anyone().TryLoginAsync("weather")).Refused(HttpStatusCode.Unauthorized, "invalid_credentials");
        Assert.Equal(["scopes"], (await ann.PostAsync($"bots/{id}/tokens", new { name = "x", scopes = Scopes.Admin })).RefusedFields());
    }

    [Fact]
    public async Task A_bot_is_there_for_its_owner_and_for_administrators_only()
    {
        await using var app = await ChatApp.StartAsync();
        var admin = await app.SomebodyAsync("admin");
        var bob = await app.SomebodyAsync("bob");
        var eve = await app.SomebodyAsync("eve");
        var id = await BotAsync(bob, "weather");
        var token = (await bob.PostAsync($"bots/{id}/tokens", new { name = "x", scopes = Scopes.Read })).Ok(HttpStatusCode.Created).GetProperty("item").GetProperty("id").GetString();

        foreach (var answer in new[]
        {
            await eve.PatchAsync($"bots/{id}", new { displayName = "mine" }),
            await eve.GetAsync($"bots/{id}/tokens"),
            await eve.PostAsync($"bots/{id}/tokens", new { name = "x", scopes = Scopes.Read }),
            await eve.DeleteAsync($"bots/{id}/tokens/{token}"),
            await eve.DeleteAsync($"bots/{id}"),
        })
        {
            answer.Refused(HttpStatusCode.NotFound, "not_found");
        }

        Assert.Empty(Items(await eve.GetAsync("bots")));
        (await eve.GetAsync("bots?all=true")).Refused(HttpStatusCode.Forbidden, "forbidden");
        Assert.Empty(Items(await admin.GetAsync("bots")));
        Assert.Single(Items(await admin.GetAsync("bots?all=true")));
        (await admin.DeleteAsync($"bots/{id}/tokens/{token}")).Done();
        Assert.Equal("Rain", (await admin.PatchAsync($"bots/{id}", new { displayName = "Rain" })).Ok().GetProperty("displayName").GetString());
        Assert.Equal("Rain", Assert.Single(Items(await bob.GetAsync("bots"))).GetProperty("displayName").GetString());
    }

    [Fact]
    public async Task A_person_is_no_bot()
    {
        await using var app = await ChatApp.StartAsync();
        var admin = await app.SomebodyAsync("admin");
        var bob = await app.SomebodyAsync("bob");

        (await admin.PostAsync($"bots/{bob.UserId}/tokens", new { name = "x", scopes = Scopes.Read })).Refused(HttpStatusCode.NotFound, "not_found");
        (await bob.DeleteAsync($"bots/{bob.UserId}")).Refused(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task Deleting_a_bot_frees_its_name_and_stops_its_tokens()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");
        var id = await BotAsync(ann, "weather");
        var bot = app.Anyone();
        bot.Token = (await ann.PostAsync($"bots/{id}/tokens", new { name = "x", scopes = Scopes.Read })).Ok(HttpStatusCode.Created).GetProperty("token").GetString();

        (await ann.DeleteAsync($"bots/{id}")).Done();

        (await bot.GetAsync("me")).Refused(HttpStatusCode.Unauthorized, "unauthenticated");
        Assert.Empty(Items(await ann.GetAsync("bots")));
        await BotAsync(ann, "Weather");
    }

    [Fact]
    public async Task One_owner_has_twenty_bots_and_no_more_even_when_asked_for_at_once()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");
        for (var n = 2; n < 20; n++)
        {
            await BotAsync(ann, $"bot-{n}");
        }

        var answers = await Task.WhenAll(Enumerable.Range(2, 5).Select(n => ann.PostAsync("bots", new { username = $"late-{n}" })));

        Assert.Equal(2, answers.Count(answer => answer.Status is HttpStatusCode.Created));
        Assert.All(answers.Where(answer => answer.Status is not HttpStatusCode.Created), answer => answer.Refused(HttpStatusCode.Conflict, "conflict"));
    }

    [Fact]
    public async Task Bots_and_people_share_their_names()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");
        var id = await BotAsync(ann, "weather");

        (await ann.PostAsync("bots", new { username = "ANN" })).Refused(HttpStatusCode.Conflict, "username_taken");
        (await ann.PatchAsync($"bots/{id}", new { username = "ann" })).Refused(HttpStatusCode.Conflict, "username_taken");
        Assert.Equal(["bio", "displayName", "username"], (await ann.PostAsync("bots", new { username = "x", displayName = new string('x', 65), bio = new string('x', 501) })).RefusedFields());
    }

    [Fact]
    public async Task A_bot_rests_with_its_owner_and_never_has_more_rights()
    {
        await using var app = await ChatApp.StartAsync();
        var admin = await app.SomebodyAsync("admin");
        var bob = await app.SomebodyAsync("bob");
        var id = await BotAsync(bob, "weather");
        var bot = app.Anyone();
        bot.Token = (await bob.PostAsync($"bots/{id}/tokens", new { name = "x", scopes = Scopes.Read })).Ok(HttpStatusCode.Created).GetProperty("token").GetString();

        (await admin.PatchAsync($"admin/users/{bob.UserId}", new { role = "guest" })).Ok();
        Assert.Equal("guest", (await bot.GetAsync("me")).Ok().GetProperty("role").GetString());
        Assert.Equal(["role"], (await admin.PatchAsync($"admin/users/{id}", new { role = "member" })).RefusedFields());
        Assert.Equal(["role"], (await admin.PatchAsync($"admin/users/{id}", new { role = "administrator" })).RefusedFields());
        (await admin.PatchAsync($"admin/users/{bob.UserId}", new { disabled = true })).Ok();

        (await bot.GetAsync("me")).Refused(HttpStatusCode.Forbidden, "disabled");
        Assert.Equal(1, await app.CountAsync("session_endings", $"reason = 'disabled' AND user_id = (SELECT id FROM users WHERE username = 'weather')"));
    }

    [Fact]
    public async Task It_takes_a_fresh_sign_in_to_make_a_bots_token()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");
        var id = await BotAsync(ann, "weather");
        app.Clock.Advance(TimeSpan.FromMinutes(11));
        await ann.RefreshAsync();

        (await ann.PostAsync($"bots/{id}/tokens", new { name = "x", scopes = Scopes.Read })).Refused(HttpStatusCode.Forbidden, "reauthentication_required");
        Assert.Equal(0, await app.CountAsync("personal_tokens"));

        await ann.ProveAgainAsync(new { password = AccountApi.Password });
        (await ann.PostAsync($"bots/{id}/tokens", new { name = "x", scopes = Scopes.Read })).Ok(HttpStatusCode.Created);
    }

    private static async Task<string> BotAsync(AccountApi owner, string username) =>
        (await owner.PostAsync("bots", new { username })).Ok(HttpStatusCode.Created).GetProperty("id").GetString()!;

    private static JsonElement[] Items(ApiAnswer page) => [.. page.Ok().GetProperty("items").EnumerateArray()];
}
