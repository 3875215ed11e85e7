using System.Net;
using Parlance.Chat.Http;
using Parlance.Chat.Tests.Accounts.Passkeys;
using Parlance.Chat.Tests.Accounts.Sockets;
using Parlance.Chat.Tests.Accounts.Tokens;
using Parlance.Chat.Tests.Http;
using Parlance.SocketIO.Testing;

namespace Parlance.Chat.Tests.Accounts.TwoFactor;

/// <summary>A server that asks some for a second step: what they may do before they have it, and that they keep it.</summary>
[Trait("pace", "slow")]
public sealed class SecondFactorDutyTests
{
    private const string Required = "second_factor_required";

    [Fact]
    public async Task Whoever_lacks_a_second_step_may_set_one_up_and_nothing_else()
    {
        await using var app = await ChatApp.StartAsync();
        await AskAsync(app, "everybody");
        var ann = await app.SomebodyAsync("ann");

        Assert.Equal([Required], RestrictionsOf(ann));
        Assert.False(ann.Me.GetProperty("verified").GetBoolean());
        var wrong = new List<string>();
        foreach (var row in EndpointTable.Of(app).Where(row => row.Required is { Access: not Access.Anyone, WithoutSecondFactor: false }))
        {
            var answer = await ann.SendAsync(new HttpMethod(row.Method), row.Url, row.Method is "GET" or "DELETE" ? null : new { });
            if (answer.Status is not HttpStatusCode.Forbidden || answer.Json.GetProperty("code").GetString() is not Required)
            {
                wrong.Add($"{row.Method} {row.Path}: {answer.Text}");
            }
        }

        Assert.Empty(wrong);
        var refused = await Assert.ThrowsAsync<SocketIOConnectException>(() => app.ConnectAsync(ann.Token));
        Assert.Equal(Required, refused.Message);
    }

    // A new line here opens something to people whose password may be known to others.
    [Fact]
    public async Task What_is_open_before_the_second_step_is_what_was_reviewed()
    {
        await using var app = await ChatApp.StartAsync();

        Assert.Equal(
            [
                "resendVerification", "verifyEmail", "startProvider", "reauthenticate", "getMe", "changeEmail", "confirmEmail", "addPasskey", "beginNewPasskey",
                "listSignInMethods", "setUpTotp", "confirmTotp", "switchTwoStep",
            ],
            EndpointTable.Of(app).Where(row => row.Required!.WithoutSecondFactor).Select(row => row.Name));
    }

    [Fact]
    public async Task An_authenticator_app_opens_everything_at_once()
    {
        await using var app = await ChatApp.StartAsync();
        await AskAsync(app, "everybody");
        var ann = await app.SomebodyAsync("ann");

        await AuthenticatorApp.SetUpAsync(app, ann);

        await ann.RefreshAsync();
        Assert.Empty(RestrictionsOf(ann));
        (await ann.PatchAsync("me", new { bio = "here" })).Ok();
        await app.ConnectAsync(ann.Token);
    }

    [Fact]
    public async Task A_passkey_made_for_it_is_asked_for_after_the_password()
    {
        await using var app = await ChatApp.StartAsync();
        await AskAsync(app, "everybody");
        var ann = await app.SomebodyAsync("ann");
        using var authenticator = new SoftAuthenticator();

        await ann.AddPasskeyAsync(authenticator);

        (await ann.PatchAsync("me", new { bio = "here" })).Ok();
        Assert.Equal(10, AuthenticatorApp.CodesOf((await ann.PostAsync("me/recovery-codes")).Ok()).Length);
        Assert.Contains("passkey", (await SecondStep.BeginAsync(app, "ann")).Methods);
    }

    [Fact]
    public async Task The_owner_of_a_passkey_that_nobody_asks_for_has_it_asked_for()
    {
        await using var app = await ChatApp.StartAsync();
        var admin = await AdministratorAsync(app);
        var ann = await app.SomebodyAsync("ann");
        using var authenticator = new SoftAuthenticator();
        await ann.AddPasskeyAsync(authenticator);
        await AskAsync(admin, "everybody");
        (await ann.PatchAsync("me", new { bio = "here" })).Refused(HttpStatusCode.Forbidden, Required);

        (await ann.PutAsync("me/two-step", new { enabled = true })).Ok();

        (await ann.PatchAsync("me", new { bio = "here" })).Ok();
    }

    [Fact]
    public async Task Of_administrators_alone_it_is_asked_of_nobody_else()
    {
        await using var app = await ChatApp.StartAsync();
        var admin = await AdministratorAsync(app);
        var (ann, ben) = (await app.SomebodyAsync("ann"), await app.SomebodyAsync("ben"));
        await AskAsync(admin, "administrators");

        (await ann.PatchAsync("me", new { bio = "here" })).Ok();
        (await admin.PatchAsync($"admin/users/{ben.UserId}", new { role = "administrator" })).Ok();
        await ben.LoginAsync("ben");
        Assert.Equal([Required], RestrictionsOf(ben));
        (await ben.GetAsync("admin/users")).Refused(HttpStatusCode.Forbidden, Required);
        await AuthenticatorApp.SetUpAsync(app, ben);
        (await ben.GetAsync("admin/users")).Ok();
    }

    [Theory]
    [InlineData("administrators")]
    [InlineData("everybody")]
    public async Task An_administrator_without_one_cannot_ask_for_it(string rule)
    {
        await using var app = await ChatApp.StartAsync();
        var admin = await app.SomebodyAsync("admin");

        (await admin.PutAsync("admin/settings", new { secondFactor = rule })).Refused(HttpStatusCode.Forbidden, Required);

        Assert.Equal("nobody", (await admin.GetAsync("admin/settings")).Ok().GetProperty("secondFactor").GetString());
    }

    [Fact]
    public async Task The_last_factor_stays_while_it_is_asked_for()
    {
        await using var app = await ChatApp.StartAsync();
        var admin = await AdministratorAsync(app);
        using var authenticator = new SoftAuthenticator();
        var passkey = (await admin.AddPasskeyAsync(authenticator)).GetProperty("id").GetString();
        await AskAsync(admin, "administrators");

        (await admin.DeleteAsync("me/totp")).Done();
        (await admin.DeleteAsync($"me/passkeys/{passkey}")).Refused(HttpStatusCode.Forbidden, Required);
        (await admin.PutAsync("me/two-step", new { enabled = false })).Refused(HttpStatusCode.Forbidden, Required);
        Assert.True((await admin.SignInMethodsAsync()).GetProperty("twoStep").GetBoolean());

        await AskAsync(admin, "nobody");
        (await admin.DeleteAsync($"me/passkeys/{passkey}")).Done();
    }

    [Fact]
    public async Task Tokens_and_bots_rest_until_their_owner_has_one()
    {
        await using var app = await ChatApp.StartAsync();
        var admin = await AdministratorAsync(app);
        var ann = await app.SomebodyAsync("ann");
        var (program, bot) = (app.Anyone(), app.Anyone());
        program.Token = (await ann.PostAsync("me/tokens", new { name = "t", scopes = Scopes.ReadAndWrite })).Ok(HttpStatusCode.Created).GetProperty("token").GetString();
        var id = (await ann.PostAsync("bots", new { username = "weather" })).Ok(HttpStatusCode.Created).GetProperty("id").GetString();
        bot.Token = (await ann.PostAsync($"bots/{id}/tokens", new { name = "t", scopes = Scopes.ReadAndWrite })).Ok(HttpStatusCode.Created).GetProperty("token").GetString();

        await AskAsync(admin, "everybody");

        (await program.GetAsync("me")).Refused(HttpStatusCode.Forbidden, Required);
        (await bot.GetAsync("me")).Refused(HttpStatusCode.Forbidden, Required);
        await AuthenticatorApp.SetUpAsync(app, ann);
        (await program.GetAsync("me")).Ok();
        (await bot.GetAsync("me")).Ok();
    }

    [Fact]
    public async Task Sockets_of_those_who_lack_it_are_cut_on_every_node_and_no_others()
    {
        await using var app = await ChatApp.StartAsync();
        await using var other = await app.AnotherNodeAsync();
        var admin = await AdministratorAsync(app);
        var ann = await app.SomebodyAsync("ann");
        var (here, there) = (await Line.OpenAsync(app, Line.WebSocket, ann.Token), await Line.OpenAsync(other, Line.WebSocket, ann.Token));
        var kept = await Line.OpenAsync(app, Line.WebSocket, admin.Token);

        await AskAsync(admin, "everybody");
        app.Clock.Advance(Doors.Promise);

        Assert.Equal(Required, await here.EndAsync());
        Assert.Equal(Required, await there.EndAsync());
        Assert.False(kept.Closed);
        // Their session goes on: that is where they set one up.
        (await ann.GetAsync("me")).Ok();
        await Assert.ThrowsAsync<SocketIOConnectException>(() => other.ConnectAsync(ann.Token));
    }

    private static async Task<AccountApi> AdministratorAsync(ChatApp app)
    {
        var admin = await app.SomebodyAsync("admin");
        await AuthenticatorApp.SetUpAsync(app, admin);
        return admin;
    }

    private static async Task AskAsync(ChatApp app, string rule) => await AskAsync(await AdministratorAsync(app), rule);

    private static async Task AskAsync(AccountApi admin, string rule) => (await admin.PutAsync("admin/settings", new { secondFactor = rule })).Ok();

    private static string[] RestrictionsOf(AccountApi somebody) => [.. somebody.Me.GetProperty("restrictions").EnumerateArray().Select(code => code.GetString()!)];
}
