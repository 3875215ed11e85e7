using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Parlance.Peers;

namespace Parlance.Chat.Tests.Accounts.Providers;

/// <summary>Every way we know to be signed in where one should not be. None gives a session: no row, no cookie.</summary>
[Trait("pace", "slow")]
public sealed class ProviderAttackTests(MockProvider mock) : IClassFixture<MockProvider>
{
    [Theory]
    [InlineData("none")]
    [InlineData("nOnE")]
    [InlineData("hs256-public-pem")]
    [InlineData("hs256-client-secret")]
    [InlineData("other-key")]
    [InlineData("unknown-kid")]
    [InlineData("own-jwk")]
    [InlineData("tampered")]
    [InlineData("unsigned")]
    public async Task A_forged_token_signs_nobody_in(string way)
    {
        await using var app = await ProviderApp.StartAsync(mock);
        await app.ProviderSaysAsync(new { forge = way });

        await FailsAsync(app, "provider_untrusted");
    }

    [Theory]
    [InlineData("""{ "nonce": "another" }""")]
    [InlineData("""{ "nonce": null }""")]
    [InlineData("""{ "exp": 1000000000 }""")]
    [InlineData("""{ "aud": "another" }""")]
    [InlineData("""{ "iss": "https://accounts.google.com" }""")]
    [InlineData("""{ "nbf": 4000000000 }""")]
    public async Task A_token_that_is_not_for_this_sign_in_signs_nobody_in(string claims)
    {
        await using var app = await ProviderApp.StartAsync(mock);
        await app.ProviderSaysAsync(new { claims = JsonNode.Parse(claims) });

        await FailsAsync(app, "provider_untrusted");
    }

    [Fact]
    public async Task The_answer_of_another_issuer_signs_nobody_in()
    {
        await using var app = await ProviderApp.StartAsync(mock);
        await app.ProviderSaysAsync(new { answer = new { iss = "https://evil.example" } });

        await FailsAsync(app, "provider_untrusted");
    }

    [Fact]
    public async Task A_code_of_another_trip_has_another_verifier()
    {
        await using var app = await ProviderApp.StartAsync(mock);
        await app.AtProviderIsAsync("ann");
        using var thief = app.Browser();
        using var victim = app.Browser();
        var stolen = QueryHelpers.ParseQuery((await victim.GoAsync()).Query)["code"].ToString();

        var page = await thief.ComeBackAsync(With(await thief.GoAsync(), "code", stolen));

        Assert.Equal("/signin/failed?code=provider_untrusted", page);
        await AssertNobodyAsync(app, thief);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("made up")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task Without_a_state_of_ours_nobody_is_signed_in(string? state)
    {
        await using var app = await ProviderApp.StartAsync(mock);
        using var browser = app.Browser();
        var answer = await browser.GoAsync();

        Assert.Equal("/signin/failed?code=code_invalid", await browser.ComeBackAsync(With(answer, "state", state)));
        await AssertNobodyAsync(app, browser);
    }

    [Fact]
    public async Task A_state_that_comes_twice_in_one_answer_is_none()
    {
        await using var app = await ProviderApp.StartAsync(mock);
        using var browser = app.Browser();
        var answer = await browser.GoAsync();
        var state = QueryHelpers.ParseQuery(answer.Query)["state"].ToString();

        Assert.Equal("/signin/failed?code=code_invalid", await browser.ComeBackAsync(new Uri($"{answer}&state={state}")));
        await AssertNobodyAsync(app, browser);
    }

    [Fact]
    public async Task A_state_works_in_the_browser_in_which_it_was_made_and_in_no_other()
    {
        await using var app = await ProviderApp.StartAsync(mock);
        using var thief = app.Browser();
        using var victim = app.Browser();
        using var passer = app.Browser();

        // Both directions: a thief with the victim's answer, and a victim into whose browser a thief's answer is slipped.
        var answer = await victim.GoAsync();
        await thief.GoAsync();
        Assert.Equal("/signin/failed?code=code_invalid", await thief.ComeBackAsync(answer));
        Assert.Equal("/signin/failed?code=code_invalid", await passer.ComeBackAsync(await thief.GoAsync()));

        // And a state that has been in other hands is worth nothing to its owner either.
        Assert.Equal("/signin/failed?code=code_invalid", await victim.ComeBackAsync(answer));
        await AssertNobodyAsync(app, thief, victim, passer);
    }

    [Fact]
    public async Task A_state_works_once_though_two_answers_come_at_the_same_time()
    {
        await using var app = await ProviderApp.StartAsync(mock);
        using var browser = app.Browser();
        var answer = await browser.GoAsync();
        var cookie = browser.Cookies.ToList();
        var copies = Enumerable.Range(0, 8).Select(_ => app.Browser()).ToList();
        copies.ForEach(copy => cookie.ForEach(pair => copy.Cookies.Add(pair.Key, pair.Value)));

        var pages = await Task.WhenAll(copies.Select(copy => copy.ComeBackAsync(answer)));
        var again = await browser.ComeBackAsync(answer);

        Assert.Single(pages, page => page.StartsWith("/signin/done", StringComparison.Ordinal));
        Assert.Equal("/signin/failed?code=code_invalid", again);
        Assert.Equal(1, await app.SessionsAsync());
        copies.ForEach(copy => copy.Dispose());
    }

    [Fact]
    public async Task A_state_works_for_ten_minutes_and_for_the_provider_it_was_made_for()
    {
        await using var app = await ProviderApp.StartAsync(mock);
        using var browser = app.Browser();

        var answer = await browser.GoAsync();
        var elsewhere = new Uri(answer.AbsoluteUri.Replace("/house/", "/club/", StringComparison.Ordinal));
        Assert.Equal("/signin/failed?code=code_invalid", await browser.ComeBackAsync(elsewhere));

        var late = await browser.GoAsync();
        app.Chat.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal("/signin/failed?code=code_invalid", await browser.ComeBackAsync(late));
        await AssertNobodyAsync(app, browser);
    }

    [Fact]
    public async Task A_provider_that_is_not_configured_is_not_there()
    {
        await using var app = await ProviderApp.StartAsync(mock);
        using var stranger = new HttpClient();

        using var answer = await stranger.GetAsync(new Uri(app.Chat.Url, "/api/v1/auth/providers/x%0Ay/callback?state=x&code=y"), TestContext.Current.CancellationToken);

        (await ApiAnswer.OfAsync(answer)).Refused(HttpStatusCode.NotFound, "not_found");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_address_that_the_provider_has_not_verified_makes_no_account(bool mailIsReal)
    {
        await using var app = await ProviderApp.StartAsync(mock, mailIsReal);
        await app.AtProviderIsAsync("eve", "ann@people.example", verified: false);

        await FailsAsync(app, "email_unverified");
        Assert.Equal(0, await app.AccountsAsync());
    }

    [Fact]
    public async Task An_account_whose_address_is_proved_is_not_entered_by_that_address()
    {
        await using var app = await ProviderApp.StartAsync(mock, mailIsReal: true);
        await app.ProvenAsync("ann", "ann@people.example");

        await app.AtProviderIsAsync("eve", "ann@people.example", verified: false);
        await FailsAsync(app, "email_unverified", sessions: 1);
        await app.AtProviderIsAsync("eve", "ANN@people.example");
        await FailsAsync(app, "email_in_use", sessions: 1);
        Assert.Equal(1, await app.AccountsAsync());
    }

    [Fact]
    public async Task An_account_that_only_claims_an_address_loses_it_to_who_has_the_proof()
    {
        await using var app = await ProviderApp.StartAsync(mock, mailIsReal: true);
        await app.ProvenAsync("first", "first@people.example");
        var eve = await app.Chat.SomebodyAsync("eve", "ann@people.example");
        var mail = await app.Chat.Mail.NextAsync("ann@people.example");
        using var ann = app.Browser();
        await app.AtProviderIsAsync("ann", "ann@people.example");

        await ann.SignInAsync();

        // Ann has an account of her own, Eve hers without the address, and the mail that Ann may open now proves nothing for Eve.
        var (_, me) = await ann.OpenPageAsync();
        Assert.NotEqual(eve.UserId, me.GetProperty("id").GetString());
        Assert.True(me.GetProperty("emailVerified").GetBoolean());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await eve.GetAsync("me")).Ok().GetProperty("email").ValueKind);
        (await eve.PostAsync("auth/email/verify", new { token = Mailbox.TokenOf(mail) })).Refused(HttpStatusCode.BadRequest, "code_invalid");
        (await app.Chat.Anyone().TryLoginAsync("ann@people.example")).Refused(HttpStatusCode.Unauthorized, "invalid_credentials");
    }

    [Fact]
    public async Task A_disabled_account_gets_no_session()
    {
        await using var app = await ProviderApp.StartAsync(mock);
        using var before = app.Browser();
        await app.AtProviderIsAsync("ann");
        await before.SignInAsync();
        await app.DisableAsync("ann");

        await FailsAsync(app, "disabled", sessions: 1);
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("/\t/evil.example")]
    [InlineData("\\/evil.example")]
    [InlineData("https://evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("evil.example")]
    [InlineData("/\n")]
    [InlineData("")]
    public async Task The_way_back_leads_to_no_other_site(string returnTo)
    {
        await using var app = await ProviderApp.StartAsync(mock);
        using var browser = app.Browser();

        var answer = await browser.TryStartAsync(request: new { purpose = "signin", returnTo });

        Assert.Equal(["returnTo"], answer.RefusedFields());
        Assert.Empty(browser.Cookies);
    }

    [Fact]
    public async Task What_ties_the_trip_to_the_browser_is_out_of_reach_of_scripts_and_of_other_sites()
    {
        await using var app = await ProviderApp.StartAsync(mock);
        using var browser = app.Browser();

        await browser.StartAsync();

        var cookie = Assert.Single(browser.SetCookies);
        Assert.StartsWith("__Host-parlance_trip=", cookie, StringComparison.Ordinal);
        Assert.All(["secure", "httponly", "samesite=lax", "path=/", "max-age=600"], part => Assert.Contains(part, cookie, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("domain", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Over_plain_http_from_afar_that_cookie_is_all_but_secure()
    {
        await using var app = await ProviderApp.StartAsync(mock);

        var started = await app.Chat.Anyone().SendAsync(HttpMethod.Post, "auth/providers/house/start", new { }, ("Host", "chat.example.org"));

        var cookie = Assert.Single(started.Headers["Set-Cookie"]);
        Assert.StartsWith("parlance_trip=", cookie, StringComparison.Ordinal);
        Assert.All(["httponly", "samesite=lax", "path=/", "max-age=600"], part => Assert.Contains(part, cookie, StringComparison.OrdinalIgnoreCase));
        Assert.All(["secure", "domain"], part => Assert.DoesNotContain(part, cookie, StringComparison.OrdinalIgnoreCase));
    }

    private static async Task FailsAsync(ProviderApp app, string code, int sessions = 0)
    {
        using var browser = app.Browser();

        Assert.Equal("/signin/failed?code=" + code, await browser.SignInAsync());
        Assert.Empty(browser.Cookies);
        Assert.Equal(sessions, await app.SessionsAsync());
    }

    private static async Task AssertNobodyAsync(ProviderApp app, params Browser[] browsers)
    {
        Assert.All(browsers, browser => Assert.False(browser.HasSession));
        Assert.Equal((0, 0), (await app.SessionsAsync(), await app.AccountsAsync()));
    }

    private static Uri With(Uri address, string parameter, string? value)
    {
        var query = QueryHelpers.ParseQuery(address.Query).ToDictionary(pair => pair.Key, pair => (string?)pair.Value.ToString(), StringComparer.Ordinal);
        // Without a value there is no such parameter.
        query[parameter] = value;
        return new Uri(QueryHelpers.AddQueryString(address.GetLeftPart(UriPartial.Path), query));
    }
}
