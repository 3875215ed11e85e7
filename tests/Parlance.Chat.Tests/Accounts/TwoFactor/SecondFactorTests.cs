using System.Net;

namespace Parlance.Chat.Tests.Accounts.TwoFactor;

[Trait("pace", "slow")]
public sealed class SecondFactorTests
{
    [Fact]
    public async Task A_challenge_is_good_for_the_account_that_took_the_first_step()
    {
        await using var app = await ChatApp.StartAsync();
        var (annsPhone, annsCodes) = await AuthenticatorApp.SetUpAsync(app, await app.SomebodyAsync("ann"));
        await AuthenticatorApp.SetUpAsync(app, await app.SomebodyAsync("bob"));

        var bobs = await SecondStep.BeginAsync(app, "bob");

        (await bobs.TotpAsync(annsPhone.NextCode())).Refused(HttpStatusCode.BadRequest, "code_invalid");
        (await bobs.RecoveryAsync(annsCodes[0])).Refused(HttpStatusCode.BadRequest, "code_invalid");
    }

    [Fact]
    public async Task A_challenge_of_another_purpose_or_none_begins_nothing()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");
        var (phone, _) = await AuthenticatorApp.SetUpAsync(app, ann);
        var other = (await ann.PostAsync("auth/passkey/options")).Ok().GetProperty("challenge").GetString();
        var registration = (await ann.PostAsync("me/passkeys/options")).Ok().GetProperty("challenge").GetString();

        foreach (var challenge in new[] { other, registration, "", null, new string('x', 43), new string('x', 5000) })
        {
            (await app.Anyone().PostAsync("auth/login/second-factor", new { challenge, method = "totp", code = phone.NextCode() }))
                .Refused(HttpStatusCode.NotFound, "not_found");
            (await app.Anyone().PostAsync("auth/login/second-factor/passkey-options", new { challenge })).Refused(HttpStatusCode.NotFound, "not_found");
        }
    }

    [Fact]
    public async Task A_challenge_signs_in_once_and_for_ten_minutes()
    {
        await using var app = await ChatApp.StartAsync();
        var (phone, _) = await AuthenticatorApp.SetUpAsync(app, await app.SomebodyAsync("ann"));
        var (used, late) = (await SecondStep.BeginAsync(app, "ann"), await SecondStep.BeginAsync(app, "ann"));
        used.SignedIn(await used.TotpAsync(phone.NextCode()));

        (await used.TotpAsync(phone.NextCode())).Refused(HttpStatusCode.NotFound, "not_found");
        app.Clock.Advance(TimeSpan.FromMinutes(10));
        (await late.TotpAsync(phone.Code())).Refused(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task A_challenge_takes_five_attempts_also_when_they_come_at_once()
    {
        await using var app = await ChatApp.StartAsync();
        var (phone, _) = await AuthenticatorApp.SetUpAsync(app, await app.SomebodyAsync("ann"));
        var step = await SecondStep.BeginAsync(app, "ann");

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => step.TotpAsync(phone.Wrong())));

        Assert.Equal(5, answers.Count(answer => answer.Status is HttpStatusCode.BadRequest));
        Assert.Equal(7, answers.Count(answer => answer.Status is HttpStatusCode.NotFound));
        (await step.TotpAsync(phone.NextCode())).Refused(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task Guessing_codes_is_slow_however_many_sign_ins_are_begun()
    {
        await using var app = await ChatApp.StartAsync();
        var (phone, codes) = await AuthenticatorApp.SetUpAsync(app, await app.SomebodyAsync("ann"));
        var guesses = 0;
        ApiAnswer answer;
        do
        {
            var step = await SecondStep.BeginAsync(app, "ann");
            answer = guesses % 2 is 0 ? await step.TotpAsync(phone.Wrong()) : await step.RecoveryAsync("AAAA-AAAA-AAAA-AAAA");
        }
        while (answer.Status is HttpStatusCode.BadRequest && ++guesses < 20);

        answer.Refused(HttpStatusCode.TooManyRequests, "rate_limited");
        Assert.Equal(10, guesses);
        Assert.Equal("60", answer.Header("Retry-After"));
        // Not even the right one, until the minute is over.
        (await (await SecondStep.BeginAsync(app, "ann")).RecoveryAsync(codes[0])).Refused(HttpStatusCode.TooManyRequests, "rate_limited");
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var late = await SecondStep.BeginAsync(app, "ann");
        late.SignedIn(await late.RecoveryAsync(codes[0]));
    }

    [Fact]
    public async Task Right_codes_do_not_count_against_their_owner()
    {
        await using var app = await ChatApp.StartAsync();
        var (phone, _) = await AuthenticatorApp.SetUpAsync(app, await app.SomebodyAsync("ann"));

        for (var index = 0; index < 12; index++)
        {
            var step = await SecondStep.BeginAsync(app, "ann");
            step.SignedIn(await step.TotpAsync(phone.NextCode()));
        }
    }

    [Fact]
    public async Task A_recovery_code_works_once_and_however_it_is_written()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");
        var (_, codes) = await AuthenticatorApp.SetUpAsync(app, ann);
        var typed = codes[0].ToLowerInvariant().Replace('-', ' ').Replace('o', '0');

        var step = await SecondStep.BeginAsync(app, "ann");
        step.SignedIn(await step.RecoveryAsync(typed));

        (await (await SecondStep.BeginAsync(app, "ann")).RecoveryAsync(codes[0])).Refused(HttpStatusCode.BadRequest, "code_invalid");
        var methods = (await ann.GetAsync("me/sign-in-methods")).Ok();
        Assert.Equal(9, methods.GetProperty("totp").GetProperty("recoveryCodesLeft").GetInt32());
    }

    [Fact]
    public async Task Of_many_requests_at_once_with_one_recovery_code_one_signs_in()
    {
        await using var app = await ChatApp.StartAsync();
        var (_, codes) = await AuthenticatorApp.SetUpAsync(app, await app.SomebodyAsync("ann"));
        var steps = new List<SecondStep>();
        for (var index = 0; index < 6; index++)
        {
            steps.Add(await SecondStep.BeginAsync(app, "ann"));
        }

        var answers = await Task.WhenAll(steps.Select(step => step.RecoveryAsync(codes[0])));

        Assert.Single(answers, answer => answer.Status is HttpStatusCode.OK);
    }

    [Fact]
    public async Task New_recovery_codes_replace_the_old_ones()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");
        (await ann.PostAsync("me/recovery-codes")).Refused(HttpStatusCode.Conflict, "conflict");
        var (_, old) = await AuthenticatorApp.SetUpAsync(app, ann);

        var codes = AuthenticatorApp.CodesOf((await ann.PostAsync("me/recovery-codes")).Ok());

        Assert.Empty(old.Intersect(codes, StringComparer.Ordinal));
        var step = await SecondStep.BeginAsync(app, "ann");
        (await step.RecoveryAsync(old[1])).Refused(HttpStatusCode.BadRequest, "code_invalid");
        step.SignedIn(await step.RecoveryAsync(codes[1]));
    }

    [Fact]
    public async Task An_unknown_method_is_refused_before_it_costs_an_attempt()
    {
        await using var app = await ChatApp.StartAsync();
        var (phone, _) = await AuthenticatorApp.SetUpAsync(app, await app.SomebodyAsync("ann"));
        var step = await SecondStep.BeginAsync(app, "ann");

        for (var index = 0; index < 6; index++)
        {
            Assert.Equal(["method"], (await app.Anyone().PostAsync("auth/login/second-factor", new { challenge = step.Challenge, method = "sms" })).RefusedFields());
        }

        step.SignedIn(await step.TotpAsync(phone.NextCode()));
    }

    [Fact]
    public async Task A_disabled_account_gets_no_session_by_a_second_factor()
    {
        await using var app = await ChatApp.StartAsync();
        var (phone, codes) = await AuthenticatorApp.SetUpAsync(app, await app.SomebodyAsync("ann"));
        var step = await SecondStep.BeginAsync(app, "ann");
        await app.DisableAsync("ann");

        (await step.TotpAsync(phone.NextCode())).Refused(HttpStatusCode.Forbidden, "disabled");
        (await step.RecoveryAsync(codes[0])).Refused(HttpStatusCode.Forbidden, "disabled");
    }

    [Fact]
    public async Task A_challenge_opens_nothing_but_the_second_step()
    {
        await using var app = await ChatApp.StartAsync();
        await AuthenticatorApp.SetUpAsync(app, await app.SomebodyAsync("ann"));
        var step = await SecondStep.BeginAsync(app, "ann");
        var thief = app.Anyone();
        thief.Token = step.Challenge;

        (await thief.GetAsync("me")).Refused(HttpStatusCode.Unauthorized, "unauthenticated");
        (await thief.PostAsync("auth/refresh", new { refreshToken = step.Challenge })).Refused(HttpStatusCode.Unauthorized, "session_ended");
        (await thief.PostAsync("auth/passkey", new { challenge = step.Challenge, passkey = new { } })).Refused(HttpStatusCode.NotFound, "not_found");
    }
}
