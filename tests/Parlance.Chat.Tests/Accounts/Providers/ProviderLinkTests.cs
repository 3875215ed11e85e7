using System.Net;
using Parlance.Chat.Tests.Accounts.TwoFactor;
using Parlance.Peers;

namespace Parlance.Chat.Tests.Accounts.Providers;

/// <summary>Linking providers to an account, unlinking them, and showing oneself again through one.</summary>
[Trait("pace", "slow")]
public sealed class ProviderLinkTests(MockProvider mock) : IClassFixture<MockProvider>
{
    private static readonly object Link = new { purpose = "link", returnTo = "/settings/security" };
    private static readonly object Again = new { purpose = "reauthenticate", returnTo = "/settings/security" };

    [Fact]
    public async Task A_linked_provider_signs_in_to_the_account()
    {
        await using var app = await ProviderApp.StartAsync(mock);
        var ann = await app.Chat.SomebodyAsync("ann");
        await app.AtProviderIsAsync("ann-there", "other@people.example", verified: false);
        using var browser = app.Browser();

        Assert.Equal("/signin/done?returnTo=%2Fsettings%2Fsecurity", await browser.SignInAsync(request: Link, token: ann.Token));
        Assert.False(browser.HasSession);
        Assert.Equal(1, await app.SessionsAsync());

        await browser.SignInAsync();
        var (_, me) = await browser.OpenPageAsync();
        Assert.Equal(ann.UserId, me.GetProperty("id").GetString());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, me.GetProperty("email").ValueKind);
    }

    [Fact]
    public async Task The_owner_hears_of_a_new_way_in()
    {
        await using var app = await ProviderApp.StartAsync(mock, mailIsReal: true);
        var ann = await app.ProvenAsync("ann", "ann@people.example");
        await app.Chat.Mail.NextAsync("ann@people.example");
        using var browser = app.Browser();

        await browser.SignInAsync(request: Link, token: ann.Token);

        Assert.Contains("Our house", (await app.Chat.Mail.NextAsync("ann@people.example")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_person_there_is_one_person_here()
    {
        await using var app = await ProviderApp.StartAsync(mock);
        var ann = await app.Chat.SomebodyAsync("ann");
        var bob = await app.Chat.SomebodyAsync("bob");
        using var browser = app.Browser();
        await app.AtProviderIsAsync("ann-there");
        await browser.SignInAsync(request: Link, token: ann.Token);

        Assert.Equal("/signin/failed?code=already_linked", await browser.SignInAsync(request: Link, token: bob.Token));
        Assert.StartsWith("/signin/done", await browser.SignInAsync(request: Link, token: ann.Token), StringComparison.Ordinal);

        await app.AtProviderIsAsync("another-there");
        Assert.Equal("/signin/failed?code=already_linked", await browser.SignInAsync(request: Link, token: ann.Token));
    }

    [Fact]
    public async Task Linking_wants_somebody_who_has_just_signed_in_and_proved_their_address()
    {
        await using var app = await ProviderApp.StartAsync(mock, mailIsReal: true);
        var administrator = await app.ProvenAsync("first", "first@people.example");
        var eve = await app.Chat.SomebodyAsync("eve", "ann@people.example");
        using var browser = app.Browser();

        (await browser.TryStartAsync(request: Link)).Refused(HttpStatusCode.Unauthorized, "unauthenticated");
        (await browser.TryStartAsync(request: Link, token: eve.Token)).Refused(HttpStatusCode.Forbidden, "email_unverified");
        app.Chat.Clock.Advance(TimeSpan.FromMinutes(9));
        await administrator.RefreshAsync();
        app.Chat.Clock.Advance(TimeSpan.FromMinutes(2));
        (await browser.TryStartAsync(request: Link, token: administrator.Token)).Refused(HttpStatusCode.Forbidden, "reauthentication_required");
    }

    [Fact]
    public async Task A_session_that_ends_while_its_owner_is_away_links_nothing()
    {
        await using var app = await ProviderApp.StartAsync(mock);
        var ann = await app.Chat.SomebodyAsync("ann");
        using var browser = app.Browser();
        var answer = await browser.GoAsync(request: Link, token: ann.Token);
        await ann.PostAsync("auth/logout", new { refreshToken = ann.RefreshToken });

        Assert.Equal("/signin/failed?code=session_ended", await browser.ComeBackAsync(answer));
        await browser.SignInAsync();
        Assert.NotEqual(ann.UserId, (await browser.OpenPageAsync()).Me.GetProperty("id").GetString());
    }

    [Fact]
    public async Task An_answer_to_one_purpose_serves_no_other_account()
    {
        await using var app = await ProviderApp.StartAsync(mock);
        var eve = await app.Chat.SomebodyAsync("eve");
        using var thief = app.Browser();
        using var victim = app.Browser();
        await app.AtProviderIsAsync("ann-there");

        // Eve begins to link, and has Ann's browser finish it.
        Assert.Equal("/signin/failed?code=code_invalid", await victim.ComeBackAsync(await thief.GoAsync(request: Link, token: eve.Token)));

        await victim.SignInAsync();
        Assert.NotEqual(eve.UserId, (await victim.OpenPageAsync()).Me.GetProperty("id").GetString());
    }

    [Fact]
    public async Task The_last_way_to_sign_in_cannot_be_unlinked()
    {
        await using var app = await ProviderApp.StartAsync(mock);
        using var browser = app.Browser();
        await app.AtProviderIsAsync("ann");
        await browser.SignInAsync();
        var (token, _) = await browser.OpenPageAsync();

        (await browser.DeleteAsync("me/providers/house", token)).Refused(HttpStatusCode.Conflict, "last_sign_in_method");
        (await browser.DeleteAsync("me/providers/nobody", token)).Refused(HttpStatusCode.NotFound, "not_found");

        await browser.SignInAsync();
        Assert.Equal(1, await app.AccountsAsync());
    }

    [Fact]
    public async Task With_a_password_a_provider_can_be_unlinked_and_then_signs_in_to_another_account()
    {
        await using var app = await ProviderApp.StartAsync(mock);
        var ann = await app.Chat.SomebodyAsync("ann");
        using var browser = app.Browser();
        await app.AtProviderIsAsync("ann-there");
        await browser.SignInAsync(request: Link, token: ann.Token);

        (await browser.DeleteAsync("me/providers/house", ann.Token!)).Done();
        (await browser.DeleteAsync("me/providers/house", ann.Token!)).Refused(HttpStatusCode.NotFound, "not_found");

        await browser.SignInAsync();
        Assert.NotEqual(ann.UserId, (await browser.OpenPageAsync()).Me.GetProperty("id").GetString());
    }

    [Fact]
    public async Task It_takes_a_fresh_sign_in_to_unlink_a_provider()
    {
        await using var app = await ProviderApp.StartAsync(mock);
        var ann = await app.Chat.SomebodyAsync("ann");
        using var browser = app.Browser();
        await app.AtProviderIsAsync("ann-there");
        await browser.SignInAsync(request: Link, token: ann.Token);
        app.Chat.Clock.Advance(TimeSpan.FromMinutes(11));
        await ann.RefreshAsync();

        (await browser.DeleteAsync("me/providers/house", ann.Token!)).Refused(HttpStatusCode.Forbidden, "reauthentication_required");
        await ann.ProveAgainAsync(new { password = AccountApi.Password });

        (await browser.DeleteAsync("me/providers/house", ann.Token!)).Done();
    }

    [Fact]
    public async Task The_provider_alone_proves_nothing_again_where_signing_in_takes_two_steps()
    {
        await using var app = await ProviderApp.StartAsync(mock);
        var ann = await app.Chat.SomebodyAsync("ann");
        using var browser = app.Browser();
        await app.AtProviderIsAsync("ann-there");
        await browser.SignInAsync(request: Link, token: ann.Token);
        var (phone, _) = await AuthenticatorApp.SetUpAsync(app.Chat, ann);
        app.Chat.Clock.Advance(TimeSpan.FromMinutes(11));
        await ann.RefreshAsync();

        await app.ProviderSaysAsync(new { claims = new { sub = "ann-there", auth_time = app.Chat.Clock.GetUtcNow().ToUnixTimeSeconds(), exp = 4_000_000_000 } });
        Assert.Equal("/signin/failed?code=forbidden", await browser.SignInAsync(request: Again, token: ann.Token));
        (await ann.DeleteAsync("me/totp")).Refused(HttpStatusCode.Forbidden, "reauthentication_required");

        await ann.ProveAgainAsync(new { password = AccountApi.Password, totp = phone.NextCode() });
        (await ann.DeleteAsync("me/totp")).Done();
    }

    [Fact]
    public async Task Showing_oneself_again_at_the_provider_opens_what_wants_it()
    {
        await using var app = await ProviderApp.StartAsync(mock);
        using var browser = app.Browser();
        await app.AtProviderIsAsync("ann");
        await browser.SignInAsync();
        app.Chat.Clock.Advance(TimeSpan.FromMinutes(11));
        var (token, _) = await browser.OpenPageAsync();
        (await browser.TryStartAsync(request: Link, token: token)).Refused(HttpStatusCode.Forbidden, "reauthentication_required");

        await app.ProviderSaysAsync(new { claims = new { sub = "ann", auth_time = app.Chat.Clock.GetUtcNow().ToUnixTimeSeconds(), exp = 4_000_000_000 } });
        Assert.StartsWith("/signin/done", await browser.SignInAsync(request: Again, token: token), StringComparison.Ordinal);

        (await browser.TryStartAsync(request: Link, token: token)).Ok();
        Assert.Equal(1, await app.SessionsAsync());
    }

    [Fact]
    public async Task Somebody_else_there_is_not_the_owner_here()
    {
        await using var app = await ProviderApp.StartAsync(mock);
        using var browser = app.Browser();
        await app.AtProviderIsAsync("ann");
        await browser.SignInAsync();
        app.Chat.Clock.Advance(TimeSpan.FromMinutes(11));
        var (token, _) = await browser.OpenPageAsync();

        await app.ProviderSaysAsync(new { claims = new { sub = "eve", auth_time = app.Chat.Clock.GetUtcNow().ToUnixTimeSeconds(), exp = 4_000_000_000 } });
        Assert.Equal("/signin/failed?code=invalid_credentials", await browser.SignInAsync(request: Again, token: token));

        // And an old sign-in at the provider shows nothing.
        await app.ProviderSaysAsync(new { claims = new { sub = "ann", auth_time = app.Chat.Clock.GetUtcNow().AddMinutes(-5).ToUnixTimeSeconds(), exp = 4_000_000_000 } });
        Assert.Equal("/signin/failed?code=provider_untrusted", await browser.SignInAsync(request: Again, token: token));
        (await browser.TryStartAsync(request: Link, token: token)).Refused(HttpStatusCode.Forbidden, "reauthentication_required");
    }

    [Fact]
    public async Task Who_is_linked_to_nothing_cannot_show_themselves_there()
    {
        await using var app = await ProviderApp.StartAsync(mock);
        var ann = await app.Chat.SomebodyAsync("ann");
        using var browser = app.Browser();

        (await browser.TryStartAsync(request: Again, token: ann.Token)).Refused(HttpStatusCode.NotFound, "not_found");
        (await browser.TryStartAsync(request: Again)).Refused(HttpStatusCode.Unauthorized, "unauthenticated");
    }
}
