using System.Net;

namespace Parlance.Chat.Tests.Accounts.TwoFactor;

[Trait("pace", "slow")]
public sealed class ReauthenticationTests
{
    [Fact]
    public async Task A_password_alone_is_not_enough_where_signing_in_takes_two_steps()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");
        var (phone, _) = await AuthenticatorApp.SetUpAsync(app, ann);

        (await ann.PostAsync("auth/reauthenticate", new { password = AccountApi.Password })).Refused(HttpStatusCode.BadRequest, "code_invalid");
        (await ann.PostAsync("auth/reauthenticate", new { password = "something else", totp = phone.NextCode() })).Refused(HttpStatusCode.Unauthorized, "invalid_credentials");
        (await ann.PostAsync("auth/reauthenticate", new { totp = phone.NextCode() })).Refused(HttpStatusCode.Unauthorized, "invalid_credentials");
        await ann.ProveAgainAsync(new { password = AccountApi.Password, totp = phone.NextCode() });
    }

    [Fact]
    public async Task A_token_from_before_the_proof_gains_nothing_by_it()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");
        var thief = app.Anyone();
        thief.Token = ann.Token;
        app.Clock.Advance(TimeSpan.FromSeconds(2));

        (await ann.PostAsync("auth/reauthenticate", new { password = AccountApi.Password })).Ok();

        (await thief.GetAsync("me/export")).Refused(HttpStatusCode.Unauthorized, "token_expired");
        (await thief.GetAsync("me")).Refused(HttpStatusCode.Unauthorized, "token_expired");
        await ann.RefreshAsync();
        (await ann.GetAsync("me/export")).Ok();
    }

    [Fact]
    public async Task A_code_proves_it_once()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");
        var (phone, _) = await AuthenticatorApp.SetUpAsync(app, ann);
        var body = new { password = AccountApi.Password, totp = phone.NextCode() };

        await ann.ProveAgainAsync(body);

        (await ann.PostAsync("auth/reauthenticate", body)).Refused(HttpStatusCode.BadRequest, "code_invalid");
    }

    [Fact]
    public async Task An_account_without_a_password_proves_itself_by_its_app()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");
        var (phone, _) = await AuthenticatorApp.SetUpAsync(app, ann);
        await app.ForgetPasswordAsync("ann");
        app.Clock.Advance(TimeSpan.FromMinutes(11));
        await ann.RefreshAsync();

        (await ann.PostAsync("auth/reauthenticate", new { totp = phone.Wrong() })).Refused(HttpStatusCode.BadRequest, "code_invalid");
        (await ann.DeleteAsync("me/totp")).Refused(HttpStatusCode.Forbidden, "reauthentication_required");
        await ann.ProveAgainAsync(new { totp = phone.NextCode() });

        (await ann.DeleteAsync("me/totp")).Done();
    }

    [Fact]
    public async Task Nothing_proves_nothing()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");
        await app.ForgetPasswordAsync("ann");

        (await ann.PostAsync("auth/reauthenticate", new { })).Refused(HttpStatusCode.Unauthorized, "invalid_credentials");
        (await ann.PostAsync("auth/reauthenticate", new { totp = "123456" })).Refused(HttpStatusCode.Unauthorized, "invalid_credentials");
    }

    [Fact]
    public async Task Guessing_codes_with_a_stolen_session_is_slow()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");
        var (phone, _) = await AuthenticatorApp.SetUpAsync(app, ann);
        var guesses = 0;
        ApiAnswer answer;
        do
        {
            answer = await ann.PostAsync("auth/reauthenticate", new { password = AccountApi.Password, totp = phone.Wrong() });
        }
        while (answer.Status is HttpStatusCode.BadRequest && ++guesses < 20);

        answer.Refused(HttpStatusCode.TooManyRequests, "rate_limited");
        Assert.Equal(10, guesses);
    }
}
