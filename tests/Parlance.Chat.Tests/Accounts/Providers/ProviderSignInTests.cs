using System.Net;
using Parlance.Chat.Accounts;
using Parlance.Chat.Settings;
using Parlance.Peers;

namespace Parlance.Chat.Tests.Accounts.Providers;

/// <summary>Signing in through a provider that tells the truth.</summary>
[Trait("pace", "slow")]
public sealed class ProviderSignInTests(MockProvider mock) : IClassFixture<MockProvider>
{
    [Fact]
    public async Task A_new_person_gets_an_account_with_the_address_proved()
    {
        await using var app = await ProviderApp.StartAsync(mock, mailIsReal: true);
        await app.ProvenAsync("first", "first@people.example");
        using var browser = app.Browser();
        await app.AtProviderIsAsync("ann", "Ann@People.example");

        var page = await browser.SignInAsync(request: new { purpose = "signin", returnTo = "/channels/7?x=1#y" });

        Assert.Equal("/signin/done?returnTo=%2Fchannels%2F7%3Fx%3D1%23y", page);
        var (_, me) = await browser.OpenPageAsync();
        Assert.Equal(
            ("ann", "The ann", "Ann@people.example", true, true, "member", "vi"),
            (me.GetProperty("username").GetString(), me.GetProperty("displayName").GetString(), me.GetProperty("email").GetString(),
             me.GetProperty("emailVerified").GetBoolean(), me.GetProperty("verified").GetBoolean(), me.GetProperty("role").GetString(),
             me.GetProperty("locale").GetString()));
    }

    [Fact]
    public async Task The_same_subject_comes_back_to_the_same_account_whatever_its_address_is_by_then()
    {
        await using var app = await ProviderApp.StartAsync(mock);
        using var one = app.Browser();
        using var two = app.Browser();
        await app.AtProviderIsAsync("ann", "ann@people.example");
        await one.SignInAsync();
        await app.AtProviderIsAsync("ann", "ann@new.example", verified: false);

        await two.SignInAsync("club");

        var (_, first) = await one.OpenPageAsync();
        var (_, second) = await two.OpenPageAsync();
        Assert.Equal(first.GetProperty("id").GetString(), second.GetProperty("id").GetString());
        Assert.Equal("ann@people.example", second.GetProperty("email").GetString());
        Assert.Equal(1, await app.AccountsAsync());
    }

    [Fact]
    public async Task Two_people_of_one_name_get_two()
    {
        await using var app = await ProviderApp.StartAsync(mock);
        await app.Chat.SomebodyAsync("ann");
        using var browser = app.Browser();
        await app.AtProviderIsAsync("ann");

        await browser.SignInAsync();

        Assert.Equal("ann2", (await browser.OpenPageAsync()).Me.GetProperty("username").GetString());
    }

    [Theory]
    [InlineData("ann@people.example", "ann")]
    [InlineData("Ánh Nguyễn", "ÁnhNguyễn")]
    [InlineData("<script>", "script")]
    [InlineData("..", "user")]
    [InlineData("everyone", "user")]
    [InlineData("", "user")]
    public async Task A_name_becomes_one_that_may_be_mentioned(string there, string here)
    {
        await using var app = await ProviderApp.StartAsync(mock);
        using var browser = app.Browser();
        await app.ProviderSaysAsync(new { claims = new { sub = "1", preferred_username = there, name = "\u0001", locale = "no language" } });

        await browser.SignInAsync();

        var (_, me) = await browser.OpenPageAsync();
        Assert.Equal((here, here, "en"), (me.GetProperty("username").GetString(), me.GetProperty("displayName").GetString(), me.GetProperty("locale").GetString()));
    }

    [Fact]
    public async Task Of_two_first_sign_ins_at_once_one_makes_the_account_and_both_get_in()
    {
        await using var app = await ProviderApp.StartAsync(mock);
        using var one = app.Browser();
        using var two = app.Browser();
        await app.AtProviderIsAsync("ann", "ann@people.example");
        var answers = (await one.GoAsync(), await two.GoAsync());

        await Task.WhenAll(one.ComeBackAsync(answers.Item1), two.ComeBackAsync(answers.Item2));

        Assert.True(one.HasSession && two.HasSession);
        Assert.Equal(1, await app.AccountsAsync());
    }

    [Fact]
    public async Task A_closed_server_takes_who_brings_an_invitation()
    {
        await using var app = await ProviderApp.StartAsync(mock);
        await app.Chat.SomebodyAsync("first");
        await app.SettleAsync(settings => settings with { Registration = RegistrationMode.Invitation });
        await app.AtProviderIsAsync("ann");
        using var browser = app.Browser();

        Assert.Equal("/signin/failed?code=registration_closed", await browser.SignInAsync());
        Assert.Equal("/signin/failed?code=invitation_invalid", await browser.SignInAsync(request: new { purpose = "signin", invitation = "made up" }));
        Assert.Equal((1, 1), (await app.AccountsAsync(), await app.SessionsAsync()));
        Assert.False(browser.HasSession);

        var invitation = await app.InviteAsync(ServerRole.Guest);
        await browser.SignInAsync(request: new { purpose = "signin", invitation });
        Assert.Equal("guest", (await browser.OpenPageAsync()).Me.GetProperty("role").GetString());

        using var other = app.Browser();
        await app.AtProviderIsAsync("bob");
        Assert.Equal("/signin/failed?code=invitation_invalid", await other.SignInAsync(request: new { purpose = "signin", invitation }));
    }

    [Theory]
    [InlineData("ann@people.example", true)]
    [InlineData("ann@evil-people.example", false)]
    [InlineData("ann@people.example.evil", false)]
    public async Task A_server_for_a_domain_takes_who_has_a_proved_address_there(string email, bool taken)
    {
        await using var app = await ProviderApp.StartAsync(mock);
        await app.Chat.SomebodyAsync("first");
        await app.SettleAsync(settings => settings with { Registration = RegistrationMode.Domain, AllowedDomains = ["people.example"] });
        await app.AtProviderIsAsync("ann", email);
        using var browser = app.Browser();

        var page = await browser.SignInAsync();

        Assert.Equal(taken ? "/signin/done?returnTo=%2F" : "/signin/failed?code=domain_not_allowed", page);
        Assert.Equal(taken, browser.HasSession);
    }

    [Fact]
    public async Task A_second_factor_is_asked_for_before_there_is_a_session()
    {
        await using var app = await ProviderApp.StartAsync(mock);
        using var browser = app.Browser();
        await app.AtProviderIsAsync("ann", "ann@people.example");
        await browser.SignInAsync();
        browser.Cookies.Clear();
        await app.RunAsync("UPDATE users SET two_step_at = 1, version = version + 1");
        await app.RunAsync("INSERT INTO totp (user_id, sealed_secret, created_at, confirmed_at, last_step) SELECT id, @secret, 1, 1, 0 FROM users", new { secret = new byte[] { 1 } });

        var page = await browser.SignInAsync();

        // All that is secret stands behind the #, which goes to no server.
        Assert.StartsWith("/signin/second-factor#challenge=", page, StringComparison.Ordinal);
        Assert.Contains("&methods=totp&", page, StringComparison.Ordinal);
        Assert.False(browser.HasSession);
        Assert.Equal(1, await app.SessionsAsync());
    }

    [Fact]
    public async Task A_provider_out_of_reach_is_said_to_be()
    {
        await using var app = await ProviderApp.StartAsync(mock);
        using var browser = app.Browser();

        (await browser.TryStartAsync("away")).Refused(HttpStatusCode.ServiceUnavailable, "unavailable");
        (await browser.TryStartAsync("nobody")).Refused(HttpStatusCode.NotFound, "not_found");

        await app.ProviderSaysAsync(new { status = 503 });
        Assert.Equal("/signin/failed?code=unavailable", await browser.SignInAsync());
        Assert.Equal(0, await app.SessionsAsync());
    }

    [Fact]
    public async Task Who_says_no_at_the_provider_is_not_signed_in()
    {
        await using var app = await ProviderApp.StartAsync(mock);
        using var browser = app.Browser();
        await app.ProviderSaysAsync(new { answer = new { error = "access_denied" } });
        var answer = await browser.GoAsync();

        Assert.Equal("/signin/failed?code=cancelled", await browser.ComeBackAsync(answer));
        Assert.Equal("/signin/failed?code=code_invalid", await browser.ComeBackAsync(answer));
        Assert.Equal(0, await app.SessionsAsync());
    }
}
