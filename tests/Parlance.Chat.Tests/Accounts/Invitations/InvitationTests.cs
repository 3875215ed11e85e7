using System.Net;

namespace Parlance.Chat.Tests.Accounts.Invitations;

[Trait("pace", "slow")]
public sealed class InvitationTests
{
    [Fact]
    public async Task An_invitation_opens_a_closed_server_with_its_role()
    {
        await using var app = await ChatApp.StartAsync();
        var admin = await ClosedAsync(app);
        var made = (await admin.PostAsync("invitations", new { role = "guest", note = "for the auditors" })).Ok(HttpStatusCode.Created);
        var token = made.GetProperty("token").GetString()!;

        Assert.EndsWith($"/join#invitation={token}", made.GetProperty("url").GetString(), StringComparison.Ordinal);
        (await app.Anyone().PostAsync("auth/register", new { username = "bob", password = AccountApi.Password })).Refused(HttpStatusCode.Forbidden, "registration_closed");
        var bob = await app.Anyone().RegisterAsync("bob", invitation: token);

        Assert.Equal("guest", bob.Me.GetProperty("role").GetString());
        var list = (await admin.GetAsync("invitations")).Ok();
        Assert.Equal(1, Assert.Single(list.GetProperty("items").EnumerateArray()).GetProperty("uses").GetInt32());
        Assert.DoesNotContain(token, list.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_use_serves_exactly_one()
    {
        await using var app = await ChatApp.StartAsync();
        var admin = await ClosedAsync(app);
        var token = await InviteAsync(admin, new { role = "member", usesMax = 2 });
        await app.Anyone().RegisterAsync("first", invitation: token);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(n => app.Anyone().PostAsync(
            "auth/register", new { username = $"late{(char)('a' + n)}x", password = AccountApi.Password, invitation = token })));

        Assert.Single(answers, answer => answer.Status is HttpStatusCode.Created);
        Assert.All(answers.Where(answer => answer.Status is not HttpStatusCode.Created), answer => answer.Refused(HttpStatusCode.Forbidden, "invitation_invalid"));
        Assert.Equal(3, await app.CountAsync("users"));
    }

    [Fact]
    public async Task A_registration_that_fails_uses_nothing_up()
    {
        await using var app = await ChatApp.StartAsync();
        var admin = await ClosedAsync(app);
        var token = await InviteAsync(admin, new { role = "member", usesMax = 1 });

        (await app.Anyone().PostAsync("auth/register", new { username = "admin", password = AccountApi.Password, invitation = token })).Refused(HttpStatusCode.Conflict, "username_taken");

        await app.Anyone().RegisterAsync("bob", invitation: token);
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    public async Task An_invitation_expires_when_it_says(int seconds, bool good)
    {
        await using var app = await ChatApp.StartAsync();
        var admin = await ClosedAsync(app);
        var token = await InviteAsync(admin, new { role = "member", expiresInDays = 7 });

        app.Clock.Advance(TimeSpan.FromDays(7) + TimeSpan.FromSeconds(seconds));
        var preview = await app.Anyone().PostAsync("invitations/preview", new { token });
        var answer = await app.Anyone().PostAsync("auth/register", new { username = "bob", password = AccountApi.Password, invitation = token });

        Assert.Equal(good ? HttpStatusCode.OK : HttpStatusCode.Forbidden, preview.Status);
        Assert.Equal(good ? HttpStatusCode.Created : HttpStatusCode.Forbidden, answer.Status);
    }

    [Fact]
    public async Task A_revoked_invitation_is_worth_nothing_and_off_the_list()
    {
        await using var app = await ChatApp.StartAsync();
        var admin = await ClosedAsync(app);
        var made = (await admin.PostAsync("invitations", new { role = "member" })).Ok(HttpStatusCode.Created);
        var path = $"invitations/{made.GetProperty("item").GetProperty("id").GetString()}";

        (await admin.DeleteAsync(path)).Done();

        (await app.Anyone().PostAsync("auth/register", new { username = "bob", password = AccountApi.Password, invitation = made.GetProperty("token").GetString() })).Refused(HttpStatusCode.Forbidden, "invitation_invalid");
        Assert.Empty((await admin.GetAsync("invitations")).Ok().GetProperty("items").EnumerateArray());
        (await admin.DeleteAsync(path)).Refused(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task A_preview_tells_what_it_is_an_invitation_to_and_nothing_more()
    {
        await using var app = await ChatApp.StartAsync();
        var admin = await ClosedAsync(app);
        var token = await InviteAsync(admin, new { role = "guest", note = "secret", usesMax = 3 });

        var preview = (await app.Anyone().PostAsync("invitations/preview", new { token })).Ok();

        Assert.Equal(["conversation", "expiresAt", "invitedBy", "role", "serverName"], preview.EnumerateObject().Select(property => property.Name).Order(StringComparer.Ordinal));
        Assert.Equal(("Parlance", "admin", "guest"), (preview.GetProperty("serverName").GetString(), preview.GetProperty("invitedBy").GetString(), preview.GetProperty("role").GetString()));
        (await app.Anyone().PostAsync("invitations/preview", new { token = token + "x" })).Refused(HttpStatusCode.Forbidden, "invitation_invalid");
        (await app.Anyone().PostAsync("invitations/preview")).Refused(HttpStatusCode.Forbidden, "invitation_invalid");
    }

    [Fact]
    public async Task Guessing_invitations_runs_into_a_limit()
    {
        await using var app = await ChatApp.StartAsync();
        for (var n = 0; n < 60; n++)
        {
            (await app.Anyone().PostAsync("invitations/preview", new { token = "guess" })).Refused(HttpStatusCode.Forbidden, "invitation_invalid");
        }

        (await app.Anyone().PostAsync("invitations/preview", new { token = "guess" })).Refused((HttpStatusCode)429, "rate_limited");
    }

    [Fact]
    public async Task Only_administrators_invite_and_never_administrators()
    {
        await using var app = await ChatApp.StartAsync();
        var admin = await app.SomebodyAsync("admin");
        var bob = await app.SomebodyAsync("bob");

        (await bob.PostAsync("invitations", new { role = "guest" })).Refused(HttpStatusCode.Forbidden, "forbidden");
        (await bob.GetAsync("invitations")).Refused(HttpStatusCode.Forbidden, "forbidden");
        Assert.Equal(["expiresInDays", "note", "role", "usesMax"], (await admin.PostAsync("invitations", new { role = "administrator", usesMax = 0, expiresInDays = 366, note = new string('x', 201) })).RefusedFields());
        Assert.Equal(["expiresInDays", "role", "usesMax"], (await admin.PostAsync("invitations", new { usesMax = 1001, expiresInDays = 0 })).RefusedFields());
        (await admin.PostAsync("invitations", new { role = "member", usesMax = 1000, expiresInDays = 365, note = new string('x', 200) })).Ok(HttpStatusCode.Created);
    }

    [Fact]
    public async Task There_are_a_thousand_open_invitations_and_no_more()
    {
        await using var app = await ChatApp.StartAsync();
        var admin = await ClosedAsync(app);
        var last = (await admin.PostAsync("invitations", new { role = "guest" })).Ok(HttpStatusCode.Created).GetProperty("item").GetProperty("id").GetString();
        await app.CopyInvitationAsync(998);

        (await admin.PostAsync("invitations", new { role = "guest" })).Ok(HttpStatusCode.Created);
        (await admin.PostAsync("invitations", new { role = "guest" })).Refused(HttpStatusCode.Conflict, "conflict");
        (await admin.DeleteAsync($"invitations/{last}")).Done();
        (await admin.PostAsync("invitations", new { role = "guest" })).Ok(HttpStatusCode.Created);
    }

    private static async Task<AccountApi> ClosedAsync(ChatApp app)
    {
        var admin = await app.SomebodyAsync("admin");
        (await admin.PutAsync("admin/settings", new { name = "Parlance", registration = "invitation" })).Ok();
        return admin;
    }

    private static async Task<string> InviteAsync(AccountApi admin, object request) =>
        (await admin.PostAsync("invitations", request)).Ok(HttpStatusCode.Created).GetProperty("token").GetString()!;
}
