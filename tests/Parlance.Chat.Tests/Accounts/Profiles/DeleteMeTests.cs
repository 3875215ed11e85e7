using System.Net;
using Parlance.Chat.Tests.Accounts.Tokens;

namespace Parlance.Chat.Tests.Accounts.Profiles;

public sealed class DeleteMeTests
{
    [Fact]
    public async Task A_deleted_account_is_signed_out_everywhere_and_cannot_sign_in()
    {
        await using var app = await ChatApp.StartAsync();
        await app.SomebodyAsync("ann");
        var bob = await app.SomebodyAsync("bob", "bob@example.org");
        await app.VerifyAsync(bob, "bob@example.org");
        var phone = await app.Anyone().LoginAsync("bob");

        (await bob.DeleteAsync("me")).Done();

        foreach (var device in new[] { bob, phone })
        {
            (await device.GetAsync("me")).Refused(HttpStatusCode.Unauthorized, "session_ended");
            (await device.PostAsync("auth/refresh", new { refreshToken = device.RefreshToken })).Refused(HttpStatusCode.Unauthorized, "session_ended");
        }

        (await app.Anyone().TryLoginAsync("bob")).Refused(HttpStatusCode.Unauthorized, "invalid_credentials");
        (await app.Anyone().TryLoginAsync("bob@example.org")).Refused(HttpStatusCode.Unauthorized, "invalid_credentials");
    }

    [Fact]
    public async Task Nothing_that_says_who_it_was_is_left()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");
        var bob = await app.SomebodyAsync("bob", "bob@example.org");
        await app.VerifyAsync(bob, "bob@example.org");
        (await bob.PatchAsync("me", new { displayName = "Bob", bio = "me", statusText = "here", statusEmoji = "🌧️" })).Ok();
        (await bob.PostAsync("me/tokens", new { name = "x", scopes = Scopes.Read })).Ok(HttpStatusCode.Created);
        (await app.Anyone().PostAsync("auth/password/forgot", new { email = "bob@example.org" })).Done(HttpStatusCode.Accepted);

        (await bob.DeleteAsync("me")).Done();

        Assert.Equal(1, await app.CountAsync(
            "users",
            "deleted_at IS NOT NULL AND username = '' AND display_name = '' AND email IS NULL AND email_key IS NULL AND verified_email_key IS NULL "
            + "AND password_hash IS NULL AND bio = '' AND status_text = '' AND status_emoji = '' AND role = 0"));
        foreach (var table in new[] { "sessions", "one_time_codes", "personal_tokens", "passkeys", "totp", "recovery_codes", "external_logins" })
        {
            Assert.Equal(0, await app.CountAsync(table, "user_id IN (SELECT id FROM users WHERE deleted_at IS NOT NULL)"));
        }

        Assert.Single((await ann.GetAsync("admin/users")).Ok().GetProperty("items").EnumerateArray());
        (await ann.GetAsync($"admin/users/{bob.UserId}")).Refused(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task Name_and_address_are_free_again()
    {
        await using var app = await ChatApp.StartAsync();
        await app.SomebodyAsync("ann");
        var bob = await app.SomebodyAsync("bob", "bob@example.org");
        await app.VerifyAsync(bob, "bob@example.org");
        (await bob.DeleteAsync("me")).Done();

        var next = await app.SomebodyAsync("bob", "bob@example.org");
        await app.VerifyAsync(next, "bob@example.org");

        Assert.NotEqual(bob.UserId, next.UserId);
        (await app.Anyone().TryLoginAsync("bob@example.org")).Ok();
    }

    [Fact]
    public async Task Bots_go_with_their_owner()
    {
        await using var app = await ChatApp.StartAsync();
        await app.SomebodyAsync("ann");
        var bob = await app.SomebodyAsync("bob");
        var id = (await bob.PostAsync("bots", new { username = "weather" })).Ok(HttpStatusCode.Created).GetProperty("id").GetString();
        var bot = app.Anyone();
        bot.Token = (await bob.PostAsync($"bots/{id}/tokens", new { name = "x", scopes = Scopes.Read })).Ok(HttpStatusCode.Created).GetProperty("token").GetString();

        (await bob.DeleteAsync("me")).Done();

        (await bot.GetAsync("me")).Refused(HttpStatusCode.Unauthorized, "unauthenticated");
        Assert.Equal(1, await app.CountAsync("users", "deleted_at IS NULL"));
    }

    [Fact]
    public async Task The_last_administrator_stays()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");
        var bob = await app.SomebodyAsync("bob");

        (await ann.DeleteAsync("me")).Refused(HttpStatusCode.Conflict, "last_administrator");
        (await ann.GetAsync("me")).Ok();
        (await ann.PatchAsync($"admin/users/{bob.UserId}", new { role = "administrator" })).Ok();
        (await ann.DeleteAsync("me")).Done();
    }

    [Fact]
    public async Task Of_two_administrators_who_leave_at_once_one_stays()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");
        var bob = await app.SomebodyAsync("bob");
        (await ann.PatchAsync($"admin/users/{bob.UserId}", new { role = "administrator" })).Ok();
        await bob.LoginAsync("bob");

        var answers = await Task.WhenAll(ann.DeleteAsync("me"), bob.DeleteAsync("me"));

        Assert.Single(answers, answer => answer.Status is HttpStatusCode.NoContent);
        Assert.Single(answers, answer => answer.Status is HttpStatusCode.Conflict);
        Assert.Equal(1, await app.CountAsync("users", "role = 2 AND deleted_at IS NULL"));
    }

    [Fact]
    public async Task It_takes_a_fresh_sign_in()
    {
        await using var app = await ChatApp.StartAsync();
        await app.SomebodyAsync("ann");
        var bob = await app.SomebodyAsync("bob");
        app.Clock.Advance(TimeSpan.FromMinutes(11));
        await bob.RefreshAsync();

        (await bob.DeleteAsync("me")).Refused(HttpStatusCode.Forbidden, "reauthentication_required");
        (await bob.GetAsync("me/export")).Refused(HttpStatusCode.Forbidden, "reauthentication_required");
    }
}
