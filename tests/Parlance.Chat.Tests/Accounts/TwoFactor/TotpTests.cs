using System.Net;

namespace Parlance.Chat.Tests.Accounts.TwoFactor;

[Trait("pace", "slow")]
public sealed class TotpTests
{
    [Fact]
    public async Task An_app_is_set_up_by_its_first_code_and_asked_for_from_then_on()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");

        var setup = (await ann.PostAsync("me/totp")).Ok();
        await app.Anyone().LoginAsync("ann");
        var phone = new AuthenticatorApp(setup.GetProperty("secret").GetString()!, app.Clock);
        var codes = AuthenticatorApp.CodesOf((await ann.PostAsync("me/totp/confirm", new { code = phone.Code() })).Ok());

        Assert.Equal(10, codes.Distinct(StringComparer.Ordinal).Count());
        Assert.All(codes, code => Assert.Matches("^([A-Z2-7]{4}-){5}[A-Z2-7]{4}$", code));
        var step = await SecondStep.BeginAsync(app, "ann");
        Assert.Equal(["totp", "recovery"], step.Methods);
        var again = step.SignedIn(await step.TotpAsync(phone.NextCode()));
        Assert.Equal(ann.UserId, again.UserId);
        (await again.GetAsync("me")).Ok();
    }

    [Fact]
    public async Task The_set_up_says_the_same_in_letters_for_the_app_and_as_a_picture()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");

        var setup = (await ann.PostAsync("me/totp")).Ok();

        var secret = setup.GetProperty("secret").GetString()!;
        Assert.Matches("^[A-Z2-7]{32}$", secret);
        Assert.Equal($"otpauth://totp/Parlance:ann?secret={secret}&issuer=Parlance&algorithm=SHA1&digits=6&period=30", setup.GetProperty("uri").GetString());
        var svg = System.Xml.Linq.XDocument.Parse(setup.GetProperty("qr").GetString()!);
        Assert.Equal("svg", svg.Root!.Name.LocalName);
        Assert.Equal(2, svg.Root.Elements().Count());
    }

    [Fact]
    public async Task A_wrong_first_code_changes_nothing()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");
        var setup = (await ann.PostAsync("me/totp")).Ok();
        var phone = new AuthenticatorApp(setup.GetProperty("secret").GetString()!, app.Clock);

        (await ann.PostAsync("me/totp/confirm", new { code = phone.Wrong() })).Refused(HttpStatusCode.BadRequest, "code_invalid");

        await app.Anyone().LoginAsync("ann");
        Assert.False(await TotpIsOnAsync(ann));
    }

    [Fact]
    public async Task A_set_up_begun_again_has_another_secret_and_one_that_is_done_is_not_replaced()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");
        var first = new AuthenticatorApp((await ann.PostAsync("me/totp")).Ok().GetProperty("secret").GetString()!, app.Clock);
        var (_, _) = await AuthenticatorApp.SetUpAsync(app, ann);

        (await ann.PostAsync("me/totp")).Refused(HttpStatusCode.Conflict, "conflict");
        (await ann.PostAsync("me/totp/confirm", new { code = first.NextCode() })).Refused(HttpStatusCode.BadRequest, "code_invalid");
    }

    [Fact]
    public async Task A_code_signs_in_once()
    {
        await using var app = await ChatApp.StartAsync();
        var (phone, _) = await AuthenticatorApp.SetUpAsync(app, await app.SomebodyAsync("ann"));
        var code = phone.NextCode();
        var first = await SecondStep.BeginAsync(app, "ann");
        first.SignedIn(await first.TotpAsync(code));

        var second = await SecondStep.BeginAsync(app, "ann");

        (await second.TotpAsync(code)).Refused(HttpStatusCode.BadRequest, "code_invalid");
        (await second.TotpAsync(phone.Code(-1))).Refused(HttpStatusCode.BadRequest, "code_invalid");
        second.SignedIn(await second.TotpAsync(phone.NextCode()));
    }

    [Fact]
    public async Task The_code_of_the_set_up_does_not_sign_in()
    {
        await using var app = await ChatApp.StartAsync();
        var (phone, _) = await AuthenticatorApp.SetUpAsync(app, await app.SomebodyAsync("ann"));

        var step = await SecondStep.BeginAsync(app, "ann");

        (await step.TotpAsync(phone.Code())).Refused(HttpStatusCode.BadRequest, "code_invalid");
    }

    [Fact]
    public async Task Of_many_requests_at_once_with_one_code_one_signs_in()
    {
        await using var app = await ChatApp.StartAsync();
        var (phone, _) = await AuthenticatorApp.SetUpAsync(app, await app.SomebodyAsync("ann"));
        var steps = new List<SecondStep>();
        for (var index = 0; index < 6; index++)
        {
            steps.Add(await SecondStep.BeginAsync(app, "ann"));
        }

        var code = phone.NextCode();
        var answers = await Task.WhenAll(steps.Select(step => step.TotpAsync(code)));

        Assert.Single(answers, answer => answer.Status is HttpStatusCode.OK);
        Assert.All(answers.Where(answer => answer.Status is not HttpStatusCode.OK), answer => answer.Refused(HttpStatusCode.BadRequest, "code_invalid"));
    }

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public async Task A_clock_may_be_one_step_off(int steps, bool signsIn)
    {
        await using var app = await ChatApp.StartAsync();
        var (phone, _) = await AuthenticatorApp.SetUpAsync(app, await app.SomebodyAsync("ann"));
        app.Clock.Advance(TimeSpan.FromMinutes(5));

        var answer = await (await SecondStep.BeginAsync(app, "ann")).TotpAsync(phone.Code(steps));

        Assert.Equal(signsIn, answer.Status is HttpStatusCode.OK);
    }

    [Fact]
    public async Task Without_the_app_signing_in_takes_one_step_again()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");
        await AuthenticatorApp.SetUpAsync(app, ann);

        (await ann.DeleteAsync("me/totp")).Done();

        await app.Anyone().LoginAsync("ann");
        var methods = (await ann.GetAsync("me/sign-in-methods")).Ok();
        Assert.False(methods.GetProperty("twoStep").GetBoolean());
        Assert.Equal(0, methods.GetProperty("totp").GetProperty("recoveryCodesLeft").GetInt32());
        (await ann.DeleteAsync("me/totp")).Refused(HttpStatusCode.NotFound, "not_found");
    }

    [Theory]
    [InlineData("POST", "me/totp")]
    [InlineData("POST", "me/totp/confirm")]
    [InlineData("DELETE", "me/totp")]
    [InlineData("POST", "me/recovery-codes")]
    [InlineData("PUT", "me/two-step")]
    public async Task A_session_whose_owner_has_not_proved_themselves_lately_changes_nothing(string method, string path)
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");
        app.Clock.Advance(TimeSpan.FromMinutes(11));
        await ann.RefreshAsync();

        var answer = await ann.SendAsync(new HttpMethod(method), path, new { code = "123456", enabled = true });

        answer.Refused(HttpStatusCode.Forbidden, "reauthentication_required");
    }

    [Fact]
    public async Task The_owner_hears_of_a_new_app_at_an_address_that_they_have_proved()
    {
        await using var app = await ChatApp.StartAsync(mailIsReal: true);
        var ann = await app.SomebodyAsync("ann", "ann@example.org");
        await app.ProveAddressesAsync();
        await app.Mail.NextAsync("ann@example.org");

        await AuthenticatorApp.SetUpAsync(app, ann);

        Assert.Contains("settings/security", (await app.Mail.NextAsync("ann@example.org")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_database_keeps_neither_the_secret_nor_the_recovery_codes()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");
        var (phone, codes) = await AuthenticatorApp.SetUpAsync(app, ann);

        var stored = string.Concat((await app.BytesAsync("SELECT sealed_secret FROM totp")).Concat(await app.BytesAsync("SELECT code_mac FROM recovery_codes")).Select(Convert.ToHexString));

        Assert.DoesNotContain(Convert.ToHexString(phone.Secret), stored, StringComparison.Ordinal);
        Assert.All(codes, code => Assert.DoesNotContain(Convert.ToHexString(System.Text.Encoding.ASCII.GetBytes(code.Replace("-", "", StringComparison.Ordinal))), stored, StringComparison.Ordinal));
    }

    private static async Task<bool> TotpIsOnAsync(AccountApi somebody) =>
        (await somebody.GetAsync("me/sign-in-methods")).Ok().GetProperty("totp").GetProperty("enabled").GetBoolean();
}
