using System.Net;
using System.Text.Json;
using Parlance.Chat.Tests.Accounts;
using Parlance.Chat.Tests.Accounts.Tokens;

namespace Parlance.Chat.Tests.Admin;

[Trait("pace", "thorough")]
public sealed class AdminUserTests
{
    [Fact]
    public async Task Accounts_are_listed_without_anything_secret()
    {
        await using var app = await ChatApp.StartAsync();
        var admin = await app.SomebodyAsync("admin");
        app.Clock.Advance(TimeSpan.FromMilliseconds(1));
        await app.SomebodyAsync("bob", "bob@example.org");

        var answer = await admin.GetAsync("admin/users");

        Assert.Equal(["bob", "admin"], Names(answer));
        Assert.Equal(
            ["color", "createdAt", "disabled", "displayName", "email", "emailVerified", "id", "initials", "kind", "ownerId", "role", "twoStep", "username"],
            answer.Json.GetProperty("items")[0].EnumerateObject().Select(property => property.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_list_is_read_in_parts_that_stay_where_they_are()
    {
        await using var app = await ChatApp.StartAsync();
        var admin = await app.SomebodyAsync("admin");
        foreach (var name in new[] { "person-a", "person-b", "person-c", "person-d" })
        {
            app.Clock.Advance(TimeSpan.FromMilliseconds(1));
            await app.SomebodyAsync(name);
        }

        var first = await admin.GetAsync("admin/users?limit=2");
        app.Clock.Advance(TimeSpan.FromMilliseconds(1));
        await app.SomebodyAsync("person-e");
        var second = await admin.GetAsync($"admin/users?limit=2&cursor={first.Json.GetProperty("next").GetString()}");
        var third = await admin.GetAsync($"admin/users?limit=2&cursor={second.Json.GetProperty("next").GetString()}");

        Assert.Equal(["person-d", "person-c"], Names(first));
        Assert.Equal(["person-b", "person-a"], Names(second));
        Assert.Equal(["admin"], Names(third));
        Assert.Equal(JsonValueKind.Null, third.Json.GetProperty("next").ValueKind);
    }

    [Theory]
    [InlineData("OB", "bob")]
    [InlineData("Robert", "bob")]
    [InlineData("robERT s", "bob")]
    [InlineData("example.org", "bob")]
    [InlineData("%", null)]
    [InlineData("_", null)]
    [InlineData("nobody", null)]
    public async Task Accounts_are_found_by_parts_of_their_names_and_address(string q, string? found)
    {
        await using var app = await ChatApp.StartAsync();
        var admin = await app.SomebodyAsync("admin");
        var bob = await app.SomebodyAsync("bob", "bob@example.org");
        (await bob.PatchAsync("me", new { displayName = "Robert Smith" })).Ok();

        Assert.Equal(found is null ? [] : [found], Names(await admin.GetAsync($"admin/users?q={Uri.EscapeDataString(q)}")));
    }

    [Fact]
    public async Task A_disabled_account_is_shut_out_at_once_and_can_be_let_in_again()
    {
        await using var app = await ChatApp.StartAsync();
        var admin = await app.SomebodyAsync("admin");
        var bob = await app.SomebodyAsync("bob");
        var program = app.Anyone();
        program.Token = (await bob.PostAsync("me/tokens", new { name = "x", scopes = Scopes.Read })).Ok(HttpStatusCode.Created).GetProperty("token").GetString();

        Assert.True((await admin.PatchAsync($"admin/users/{bob.UserId}", new { disabled = true })).Ok().GetProperty("disabled").GetBoolean());

        (await bob.GetAsync("me")).Refused(HttpStatusCode.Forbidden, "disabled");
        (await program.GetAsync("me")).Refused(HttpStatusCode.Forbidden, "disabled");
        (await bob.PostAsync("auth/refresh", new { refreshToken = bob.RefreshToken })).Refused(HttpStatusCode.Unauthorized, "session_ended");
        (await app.Anyone().TryLoginAsync("bob")).Refused(HttpStatusCode.Forbidden, "disabled");
        (await app.Anyone().TryLoginAsync("bob", "wrong password")).Refused(HttpStatusCode.Unauthorized, "invalid_credentials");
        Assert.Equal(1, await app.CountAsync("session_endings", "reason = 'disabled' AND session_id IS NULL AND token_id IS NULL"));

        (await admin.PatchAsync($"admin/users/{bob.UserId}", new { disabled = false })).Ok();
        (await bob.GetAsync("me")).Refused(HttpStatusCode.Unauthorized, "session_ended");
        await bob.LoginAsync("bob");
        (await program.GetAsync("me")).Ok();
    }

    [Fact]
    public async Task Another_role_ends_the_sessions_that_began_with_the_old_one()
    {
        await using var app = await ChatApp.StartAsync();
        var admin = await app.SomebodyAsync("admin");
        var bob = await app.SomebodyAsync("bob");

        Assert.Equal("administrator", (await admin.PatchAsync($"admin/users/{bob.UserId}", new { role = "administrator" })).Ok().GetProperty("role").GetString());

        (await bob.GetAsync("me")).Refused(HttpStatusCode.Unauthorized, "session_ended");
        await bob.LoginAsync("bob");
        (await bob.GetAsync("admin/users")).Ok();
    }

    [Fact]
    public async Task A_change_that_changes_nothing_ends_nothing()
    {
        await using var app = await ChatApp.StartAsync();
        var admin = await app.SomebodyAsync("admin");
        var bob = await app.SomebodyAsync("bob");

        (await admin.PatchAsync($"admin/users/{bob.UserId}", new { role = "member", disabled = false })).Ok();
        (await admin.PatchAsync($"admin/users/{bob.UserId}", new { })).Ok();

        (await bob.GetAsync("me")).Ok();
    }

    [Fact]
    public async Task Nothing_but_role_and_standing_can_be_set()
    {
        await using var app = await ChatApp.StartAsync();
        var admin = await app.SomebodyAsync("admin");
        var bob = await app.SomebodyAsync("bob", "bob@example.org");
        var before = (await admin.GetAsync($"admin/users/{bob.UserId}")).Ok().ToString();

        (await admin.PatchAsync($"admin/users/{bob.UserId}", new { username = "eve", email = "eve@example.org", emailVerified = true, passwordHash = "x", kind = "bot", ownerId = admin.UserId })).Ok();

        Assert.Equal(before, (await admin.GetAsync($"admin/users/{bob.UserId}")).Ok().ToString());
        (await admin.PatchAsync($"admin/users/{bob.UserId}", new { role = "owner" })).Refused(HttpStatusCode.BadRequest, "invalid");
        (await admin.PatchAsync($"admin/users/{bob.UserId}", new { role = 7 })).Refused(HttpStatusCode.BadRequest, "invalid");
    }

    [Fact]
    public async Task Sessions_of_others_are_ended_by_administrators()
    {
        await using var app = await ChatApp.StartAsync();
        var admin = await app.SomebodyAsync("admin");
        var bob = await app.SomebodyAsync("bob");

        (await admin.DeleteAsync($"admin/users/{bob.UserId}/sessions")).Done();

        (await bob.GetAsync("me")).Refused(HttpStatusCode.Unauthorized, "session_ended");
        (await admin.GetAsync("me")).Ok();
    }

    [Fact]
    public async Task A_password_reset_goes_to_the_proved_address_and_to_no_other()
    {
        await using var app = await ChatApp.StartAsync();
        var admin = await app.SomebodyAsync("admin");
        var bob = await app.SomebodyAsync("bob", "bob@example.org");
        (await admin.PostAsync($"admin/users/{bob.UserId}/password-reset")).Refused(HttpStatusCode.Conflict, "conflict");
        await app.VerifyAsync(bob, "bob@example.org");

        var answer = await admin.PostAsync($"admin/users/{bob.UserId}/password-reset");

        answer.Done(HttpStatusCode.Accepted);
        Assert.Empty(answer.Text);
        var mail = await app.Mail.NextAsync("bob@example.org");
        (await app.Anyone().PostAsync("auth/password/reset", new { token = Mailbox.TokenOf(mail), password = "a longer horse battery" })).Done();
    }

    [Fact]
    public async Task Nobody_else_gets_in()
    {
        await using var app = await ChatApp.StartAsync();
        var admin = await app.SomebodyAsync("admin");
        var bob = await app.SomebodyAsync("bob");

        foreach (var answer in new[]
        {
            await bob.GetAsync("admin/users"),
            await bob.GetAsync($"admin/users/{bob.UserId}"),
            await bob.PatchAsync($"admin/users/{bob.UserId}", new { role = "administrator" }),
            await bob.DeleteAsync($"admin/users/{admin.UserId}/sessions"),
            await bob.PostAsync($"admin/users/{admin.UserId}/password-reset"),
            await bob.GetAsync("admin/settings"),
            await bob.PutAsync("admin/settings", new { name = "Mine" }),
        })
        {
            answer.Refused(HttpStatusCode.Forbidden, "forbidden");
        }
    }

    private static string[] Names(ApiAnswer page) => [.. page.Ok().GetProperty("items").EnumerateArray().Select(item => item.GetProperty("username").GetString()!)];
}
