using System.Net;

namespace Parlance.Chat.Tests.Accounts.Tokens;

[Trait("pace", "slow")]
public sealed class PersonalTokenTests
{
    [Fact]
    public async Task A_token_is_shown_once_and_opens_what_it_is_good_for()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");

        var made = (await ann.PostAsync("me/tokens", new { name = "backup", scopes = Scopes.Read })).Ok(HttpStatusCode.Created);
        var program = app.Anyone();
        program.Token = made.GetProperty("token").GetString();

        Assert.StartsWith("pat_", program.Token, StringComparison.Ordinal);
        (await program.GetAsync("me")).Ok();
        (await program.PatchAsync("me", new { bio = "x" })).Refused(HttpStatusCode.Forbidden, "forbidden");
        (await program.GetAsync("admin/users")).Refused(HttpStatusCode.Forbidden, "forbidden");
        var list = (await ann.GetAsync("me/tokens")).Ok();
        var item = Assert.Single(list.GetProperty("items").EnumerateArray());
        Assert.Equal("backup", item.GetProperty("name").GetString());
        Assert.NotNull(item.GetProperty("lastUsedAt").GetString());
        Assert.DoesNotContain(program.Token!, list.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("me/tokens", "GET")]
    [InlineData("me/tokens", "POST")]
    [InlineData("me/sessions", "DELETE")]
    [InlineData("me/password", "POST")]
    [InlineData("me/email", "POST")]
    [InlineData("me/export", "GET")]
    [InlineData("me", "DELETE")]
    [InlineData("bots", "POST")]
    public async Task No_token_opens_what_could_outlive_it(string path, string method)
    {
        await using var app = await ChatApp.StartAsync();
        var program = app.Anyone();
        program.Token = await TokenAsync(await app.SomebodyAsync("ann"), "read", "write", "admin");

        (await program.SendAsync(new HttpMethod(method), path, method is "GET" ? null : new { })).Refused(HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    public async Task Only_an_administrators_token_may_be_good_for_administration()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");
        var bob = await app.SomebodyAsync("bob");

        Assert.Equal(["scopes"], (await bob.PostAsync("me/tokens", new { name = "x", scopes = Scopes.Admin })).RefusedFields());
        var program = app.Anyone();
        program.Token = await TokenAsync(ann, "admin");
        (await program.GetAsync("admin/users")).Ok();
        (await program.GetAsync("me")).Refused(HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");

        Assert.Equal(["expiresInDays", "name", "scopes"], (await ann.PostAsync("me/tokens", new { name = " ", scopes = Array.Empty<string>(), expiresInDays = 0 })).RefusedFields());
        Assert.Equal(["expiresInDays", "name", "scopes"], (await ann.PostAsync("me/tokens", new { name = new string('x', 65), scopes = Scopes.WithUnknown, expiresInDays = 366 })).RefusedFields());
        (await ann.PostAsync("me/tokens", new { name = new string('x', 64), scopes = Scopes.Read, expiresInDays = 365 })).Ok(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_token_expires_when_it_says()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");
        var program = app.Anyone();
        program.Token = (await ann.PostAsync("me/tokens", new { name = "x", scopes = Scopes.Read, expiresInDays = 1 })).Ok(HttpStatusCode.Created).GetProperty("token").GetString();

        app.Clock.Advance(TimeSpan.FromDays(1) - TimeSpan.FromSeconds(1));
        (await program.GetAsync("me")).Ok();
        app.Clock.Advance(TimeSpan.FromSeconds(1));

        (await program.GetAsync("me")).Refused(HttpStatusCode.Unauthorized, "token_expired");
    }

    [Fact]
    public async Task A_revoked_token_is_worth_nothing_and_every_node_is_told()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");
        var eve = await app.SomebodyAsync("eve");
        var made = (await ann.PostAsync("me/tokens", new { name = "x", scopes = Scopes.Read })).Ok(HttpStatusCode.Created);
        var id = made.GetProperty("item").GetProperty("id").GetString();
        var program = app.Anyone();
        program.Token = made.GetProperty("token").GetString();

        (await eve.DeleteAsync($"me/tokens/{id}")).Refused(HttpStatusCode.NotFound, "not_found");
        (await program.GetAsync("me")).Ok();
        (await ann.DeleteAsync($"me/tokens/{id}")).Done();

        (await program.GetAsync("me")).Refused(HttpStatusCode.Unauthorized, "unauthenticated");
        Assert.Empty((await ann.GetAsync("me/tokens")).Ok().GetProperty("items").EnumerateArray());
        Assert.Equal(1, await app.CountAsync("session_endings", "token_id IS NOT NULL AND reason = 'token_revoked'"));
        (await ann.DeleteAsync($"me/tokens/{id}")).Refused(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task An_account_has_fifty_tokens_and_no_more_even_when_asked_for_at_once()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");
        for (var n = 0; n < 48; n++)
        {
            await TokenAsync(ann, "read");
        }

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => ann.PostAsync("me/tokens", new { name = "x", scopes = Scopes.Read })));

        Assert.Equal(2, answers.Count(answer => answer.Status is HttpStatusCode.Created));
        Assert.All(answers.Where(answer => answer.Status is not HttpStatusCode.Created), answer => answer.Refused(HttpStatusCode.Conflict, "conflict"));
    }

    [Fact]
    public async Task It_takes_a_fresh_sign_in_to_make_one()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");
        app.Clock.Advance(TimeSpan.FromMinutes(11));
        await ann.RefreshAsync();

        (await ann.PostAsync("me/tokens", new { name = "x", scopes = Scopes.Read })).Refused(HttpStatusCode.Forbidden, "reauthentication_required");
    }

    private static async Task<string> TokenAsync(AccountApi owner, params string[] scopes) =>
        (await owner.PostAsync("me/tokens", new { name = "x", scopes })).Ok(HttpStatusCode.Created).GetProperty("token").GetString()!;
}
