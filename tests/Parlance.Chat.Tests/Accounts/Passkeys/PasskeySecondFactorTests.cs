using System.Net;
using Parlance.Chat.Tests.Accounts.TwoFactor;

namespace Parlance.Chat.Tests.Accounts.Passkeys;

[Trait("pace", "slow")]
public sealed class PasskeySecondFactorTests
{
    [Fact]
    public async Task The_owner_of_a_passkey_may_ask_that_it_go_with_the_password()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");
        using var authenticator = new SoftAuthenticator();
        await ann.AddPasskeyAsync(authenticator);
        await app.Anyone().LoginAsync("ann");

        var on = (await ann.PutAsync("me/two-step", new { enabled = true })).Ok();

        Assert.True(on.GetProperty("enabled").GetBoolean());
        Assert.Equal(10, AuthenticatorApp.CodesOf(on).Length);
        Assert.Empty(AuthenticatorApp.CodesOf((await ann.PutAsync("me/two-step", new { enabled = true })).Ok()));
        Assert.True((await ann.SignInMethodsAsync()).GetProperty("twoStep").GetBoolean());
        var step = await SecondStep.BeginAsync(app, "ann");
        Assert.Equal(["passkey", "recovery"], step.Methods);
        // Beside the password, having the device is enough.
        var passkey = authenticator.Get(await step.PasskeyOptionsAsync(), new() { UserVerified = false });
        Assert.Equal(ann.UserId, step.SignedIn(await step.PasskeyAsync(passkey)).UserId);
    }

    [Fact]
    public async Task The_switch_turns_it_off_again_with_its_recovery_codes()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");
        using var authenticator = new SoftAuthenticator();
        await ann.AddPasskeyAsync(authenticator);
        (await ann.PutAsync("me/two-step", new { enabled = true })).Ok();

        (await ann.PutAsync("me/two-step", new { enabled = false })).Ok();

        await app.Anyone().LoginAsync("ann");
        Assert.Equal(0, (await ann.SignInMethodsAsync()).GetProperty("totp").GetProperty("recoveryCodesLeft").GetInt32());
    }

    [Fact]
    public async Task There_is_no_second_step_without_a_factor_and_none_less_with_an_app()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");

        (await ann.PutAsync("me/two-step", new { enabled = true })).Refused(HttpStatusCode.Conflict, "conflict");
        Assert.Equal(["enabled"], (await ann.PutAsync("me/two-step", new { })).RefusedFields());
        await AuthenticatorApp.SetUpAsync(app, ann);
        (await ann.PutAsync("me/two-step", new { enabled = false })).Refused(HttpStatusCode.Conflict, "conflict");
    }

    [Fact]
    public async Task The_second_step_ends_with_the_last_factor_and_not_before()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");
        using var authenticator = new SoftAuthenticator();
        var id = (await ann.AddPasskeyAsync(authenticator)).GetProperty("id").GetString();
        await AuthenticatorApp.SetUpAsync(app, ann);

        (await ann.DeleteAsync("me/totp")).Done();
        Assert.Equal(["passkey", "recovery"], (await SecondStep.BeginAsync(app, "ann")).Methods);
        (await ann.DeleteAsync($"me/passkeys/{id}")).Done();

        await app.Anyone().LoginAsync("ann");
    }

    [Fact]
    public async Task Anothers_passkey_is_no_second_factor()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, bob) = (await app.SomebodyAsync("ann"), await app.SomebodyAsync("bob"));
        using var anns = new SoftAuthenticator();
        using var bobs = new SoftAuthenticator();
        await ann.AddPasskeyAsync(anns);
        await bob.AddPasskeyAsync(bobs);
        (await ann.PutAsync("me/two-step", new { enabled = true })).Ok();
        var step = await SecondStep.BeginAsync(app, "ann");
        var options = await step.PasskeyOptionsAsync();

        Assert.Equal(System.Buffers.Text.Base64Url.EncodeToString(anns.CredentialId), Assert.Single(options.GetProperty("allowCredentials").EnumerateArray()).GetProperty("id").GetString());
        (await step.PasskeyAsync(bobs.Get(options))).Refused(HttpStatusCode.BadRequest, "code_invalid");
        step.SignedIn(await step.PasskeyAsync(anns.Get(options)));
    }

    [Theory]
    [InlineData("origin")]
    [InlineData("relying party")]
    [InlineData("challenge")]
    [InlineData("not present")]
    [InlineData("signature")]
    public async Task What_was_signed_for_somewhere_else_is_no_second_factor(string wrong)
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");
        using var authenticator = new SoftAuthenticator();
        await ann.AddPasskeyAsync(authenticator);
        (await ann.PutAsync("me/two-step", new { enabled = true })).Ok();
        var step = await SecondStep.BeginAsync(app, "ann");

        (await step.PasskeyAsync(authenticator.Get(await step.PasskeyOptionsAsync(), WrongCeremony.Of(wrong)))).Refused(HttpStatusCode.BadRequest, "code_invalid");
    }

    [Fact]
    public async Task What_signed_in_alone_is_no_second_factor_of_another_sign_in()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");
        using var authenticator = new SoftAuthenticator { Counts = false, SignCount = 0 };
        await ann.AddPasskeyAsync(authenticator);
        (await ann.PutAsync("me/two-step", new { enabled = true })).Ok();
        var alone = (await app.Anyone().PostAsync("auth/passkey/options")).Ok();
        var step = await SecondStep.BeginAsync(app, "ann");

        (await step.PasskeyAsync(authenticator.Get(alone.GetProperty("options")))).Refused(HttpStatusCode.BadRequest, "code_invalid");
        await step.PasskeyOptionsAsync();
        (await step.PasskeyAsync(authenticator.Get(alone.GetProperty("options")))).Refused(HttpStatusCode.BadRequest, "code_invalid");
    }

    [Fact]
    public async Task A_disabled_account_gets_no_session_by_a_passkey_as_second_factor()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");
        using var authenticator = new SoftAuthenticator();
        await ann.AddPasskeyAsync(authenticator);
        (await ann.PutAsync("me/two-step", new { enabled = true })).Ok();
        var step = await SecondStep.BeginAsync(app, "ann");
        var options = await step.PasskeyOptionsAsync();
        await app.DisableAsync("ann");

        (await step.PasskeyAsync(authenticator.Get(options))).Refused(HttpStatusCode.Forbidden, "disabled");
    }

    [Fact]
    public async Task A_passkey_proves_once_more_who_one_is_where_a_password_would_not()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, bob) = (await app.SomebodyAsync("ann"), await app.SomebodyAsync("bob"));
        using var authenticator = new SoftAuthenticator();
        await ann.AddPasskeyAsync(authenticator);
        (await ann.PutAsync("me/two-step", new { enabled = true })).Ok();
        app.Clock.Advance(TimeSpan.FromMinutes(11));
        await ann.RefreshAsync();
        await bob.RefreshAsync();

        (await ann.PostAsync("auth/reauthenticate", new { password = AccountApi.Password })).Refused(HttpStatusCode.Forbidden, "forbidden");
        (await bob.PostAsync("auth/reauthenticate", await ProofAsync(bob, authenticator))).Refused(HttpStatusCode.Unauthorized, "invalid_credentials");
        (await ann.PostAsync("auth/reauthenticate", await ProofAsync(ann, authenticator, new() { UserVerified = false }))).Refused(HttpStatusCode.Unauthorized, "invalid_credentials");
        (await ann.PutAsync("me/two-step", new { enabled = false })).Refused(HttpStatusCode.Forbidden, "reauthentication_required");
        await ann.ProveAgainAsync(await ProofAsync(ann, authenticator));

        (await ann.PutAsync("me/two-step", new { enabled = false })).Ok();
    }

    private static async Task<object> ProofAsync(AccountApi somebody, SoftAuthenticator authenticator, Ceremony? ceremony = null)
    {
        var begun = (await somebody.PostAsync("auth/passkey/options")).Ok();
        return new { challenge = begun.GetProperty("challenge").GetString(), passkey = authenticator.Get(begun.GetProperty("options"), ceremony) };
    }
}
