using System.Net;

namespace Parlance.Chat.Tests.Accounts.Passwords;

[Trait("pace", "slow")]
public sealed class ResetPasswordTests
{
    private const string Address = "ann@example.org";
    private const string Next = "a longer horse battery";

    [Fact]
    public async Task A_link_sets_a_new_password_ends_all_sessions_and_signs_nobody_in()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await VerifiedAsync(app);
        var token = await ForgetAsync(app);

        var answer = await app.Anyone().PostAsync("auth/password/reset", new { token, password = Next });

        answer.Done();
        Assert.Null(answer.Header("Set-Cookie"));
        (await ann.GetAsync("me")).Refused(HttpStatusCode.Unauthorized, "session_ended");
        (await ann.PostAsync("auth/refresh", new { refreshToken = ann.RefreshToken })).Refused(HttpStatusCode.Unauthorized, "session_ended");
        (await app.Anyone().TryLoginAsync("ann")).Refused(HttpStatusCode.Unauthorized, "invalid_credentials");
        (await app.Anyone().TryLoginAsync("ann", Next)).Ok();
        Assert.Contains("was changed", (await app.Mail.NextAsync(Address)).Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_does_the_same_with_the_address()
    {
        await using var app = await ChatApp.StartAsync();
        await VerifiedAsync(app);
        (await app.Anyone().PostAsync("auth/password/forgot", new { email = Address })).Done(HttpStatusCode.Accepted);
        var code = Mailbox.CodeOf(await app.Mail.NextAsync(Address));

        (await app.Anyone().PostAsync("auth/password/reset", new { email = "other@example.org", code, password = Next })).Refused(HttpStatusCode.BadRequest, "code_invalid");
        (await app.Anyone().PostAsync("auth/password/reset", new { email = Address, code, password = Next })).Done();

        (await app.Anyone().TryLoginAsync("ann", Next)).Ok();
        (await app.Anyone().PostAsync("auth/password/reset", new { email = Address, code, password = Next })).Refused(HttpStatusCode.BadRequest, "code_invalid");
    }

    [Fact]
    public async Task A_link_works_once()
    {
        await using var app = await ChatApp.StartAsync();
        await VerifiedAsync(app);
        var token = await ForgetAsync(app);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => app.Anyone().PostAsync("auth/password/reset", new { token, password = Next })));

        Assert.Single(answers, answer => answer.Status is HttpStatusCode.NoContent);
        (await app.Anyone().PostAsync("auth/password/reset", new { token, password = Next })).Refused(HttpStatusCode.BadRequest, "code_invalid");
    }

    [Theory]
    [InlineData(599, true)]
    [InlineData(600, false)]
    public async Task A_link_is_good_for_ten_minutes(int seconds, bool good)
    {
        await using var app = await ChatApp.StartAsync();
        await VerifiedAsync(app);
        var token = await ForgetAsync(app);

        app.Clock.Advance(TimeSpan.FromSeconds(seconds));
        var answer = await app.Anyone().PostAsync("auth/password/reset", new { token, password = Next });

        Assert.Equal(good ? HttpStatusCode.NoContent : HttpStatusCode.BadRequest, answer.Status);
    }

    [Fact]
    public async Task A_second_mail_makes_the_first_one_worthless()
    {
        await using var app = await ChatApp.StartAsync();
        await VerifiedAsync(app);
        var first = await ForgetAsync(app);
        var second = await ForgetAsync(app);

        (await app.Anyone().PostAsync("auth/password/reset", new { token = first, password = Next })).Refused(HttpStatusCode.BadRequest, "code_invalid");
        (await app.Anyone().PostAsync("auth/password/reset", new { token = second, password = Next })).Done();
    }

    [Fact]
    public async Task A_change_of_password_makes_the_mail_worthless()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await VerifiedAsync(app);
        var token = await ForgetAsync(app);
        (await ann.PostAsync("me/password", new { password = Next, currentPassword = AccountApi.Password })).Done();

        (await app.Anyone().PostAsync("auth/password/reset", new { token, password = "yet another one" })).Refused(HttpStatusCode.BadRequest, "code_invalid");
    }

    [Fact]
    public async Task A_bad_password_does_not_use_the_link_up()
    {
        await using var app = await ChatApp.StartAsync();
        (await (await VerifiedAsync(app)).PatchAsync("me", new { displayName = "Annabelle Lee" })).Ok();
        var token = await ForgetAsync(app);

        Assert.Equal(["password"], (await app.Anyone().PostAsync("auth/password/reset", new { token, password = "short" })).RefusedFields());
        Assert.Equal(["password"], (await app.Anyone().PostAsync("auth/password/reset", new { token, password = "annabelle lee" })).RefusedFields());
        (await app.Anyone().PostAsync("auth/password/reset", new { token, password = Next })).Done();
    }

    [Fact]
    public async Task A_code_takes_five_tries_and_no_sixth()
    {
        await using var app = await ChatApp.StartAsync();
        await VerifiedAsync(app);
        (await app.Anyone().PostAsync("auth/password/forgot", new { email = Address })).Done(HttpStatusCode.Accepted);
        var code = Mailbox.CodeOf(await app.Mail.NextAsync(Address));
        var wrong = code is "000000" ? "000001" : "000000";
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => app.Anyone().PostAsync("auth/password/reset", new { email = Address, code = wrong, password = Next })));

        (await app.Anyone().PostAsync("auth/password/reset", new { email = Address, code, password = Next })).Refused(HttpStatusCode.BadRequest, "code_invalid");
    }

    [Fact]
    public async Task Two_steps_stay_two()
    {
        await using var app = await ChatApp.StartAsync();
        await VerifiedAsync(app);
        await app.AskForTwoStepsAsync("ann");
        var waiting = (await app.Anyone().TryLoginAsync("ann")).Ok().GetProperty("secondFactor");
        var token = await ForgetAsync(app);

        (await app.Anyone().PostAsync("auth/password/reset", new { token, password = Next })).Done();

        Assert.True((await app.Anyone().TryLoginAsync("ann", Next)).Ok().TryGetProperty("secondFactor", out _));
        // What the old password had opened half-way is shut.
        Assert.NotEmpty(waiting.GetProperty("challenge").GetString()!);
        Assert.Equal(1, await app.CountAsync("challenges", "purpose = 'second-factor'"));
    }

    [Fact]
    public async Task An_account_without_a_password_gets_one()
    {
        await using var app = await ChatApp.StartAsync();
        await VerifiedAsync(app);
        await app.ForgetPasswordAsync("ann");
        var token = await ForgetAsync(app);

        (await app.Anyone().PostAsync("auth/password/reset", new { token, password = Next })).Done();

        (await app.Anyone().TryLoginAsync("ann", Next)).Ok();
    }

    [Fact]
    public async Task A_disabled_account_gets_none()
    {
        await using var app = await ChatApp.StartAsync();
        var admin = await VerifiedAsync(app);
        var bob = await app.SomebodyAsync("bob", "bob@example.org");
        await app.VerifyAsync(bob, "bob@example.org");
        (await admin.PatchAsync($"admin/users/{bob.UserId}", new { disabled = true })).Ok();

        (await app.Anyone().PostAsync("auth/password/forgot", new { email = "bob@example.org" })).Done(HttpStatusCode.Accepted);

        Assert.Equal(0, await app.CountAsync("one_time_codes"));
    }

    [Fact]
    public async Task Known_and_unknown_addresses_cannot_be_told_apart()
    {
        await using var app = await ChatApp.StartAsync();
        await VerifiedAsync(app);

        var known = await app.Anyone().PostAsync("auth/password/forgot", new { email = Address });
        var unknown = await app.Anyone().PostAsync("auth/password/forgot", new { email = "nobody@example.org" });
        var resetKnown = await app.Anyone().PostAsync("auth/password/reset", new { email = Address, code = "12345", password = Next });
        var resetUnknown = await app.Anyone().PostAsync("auth/password/reset", new { email = "nobody@example.org", code = "12345", password = Next });

        Assert.Equal((known.Status, known.Text), (unknown.Status, unknown.Text));
        Assert.Equal(known.Headers.Keys.Order(StringComparer.Ordinal), unknown.Headers.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(resetKnown.Refused(HttpStatusCode.BadRequest, "code_invalid").GetProperty("title").GetString(), resetUnknown.Refused(HttpStatusCode.BadRequest, "code_invalid").GetProperty("title").GetString());
        // What was pretended for the unknown one has left nothing behind.
        Assert.Equal(1, await app.CountAsync("one_time_codes"));
        Assert.Equal(0, await app.CountAsync("challenges"));
        Assert.Equal(0, await app.CountAsync("mail_outbox", "attempts = 0"));
    }

    [Theory]
    [InlineData(Address)]
    [InlineData("nobody@example.org")]
    public async Task Known_and_unknown_addresses_run_into_the_same_limit(string email)
    {
        await using var app = await ChatApp.StartAsync();
        await VerifiedAsync(app);
        // The mail of the registration counts no more.
        app.Clock.Advance(TimeSpan.FromMinutes(5));
        var statuses = new List<HttpStatusCode>();
        for (var n = 0; n < 6; n++)
        {
            statuses.Add((await app.Anyone().PostAsync("auth/password/forgot", new { email })).Status);
        }

        Assert.Equal([.. Enumerable.Repeat(HttpStatusCode.Accepted, 5), HttpStatusCode.TooManyRequests], statuses);
        (await app.Anyone().PostAsync("auth/password/forgot", new { email = "third@example.org" })).Done(HttpStatusCode.Accepted);
    }

    private static async Task<AccountApi> VerifiedAsync(ChatApp app)
    {
        var ann = await app.SomebodyAsync("ann", Address);
        await app.VerifyAsync(ann, Address);
        return ann;
    }

    private static async Task<string> ForgetAsync(ChatApp app)
    {
        (await app.Anyone().PostAsync("auth/password/forgot", new { email = Address })).Done(HttpStatusCode.Accepted);
        var mail = await app.Mail.NextAsync(Address);
        Assert.Contains("/reset#token=", mail.Text, StringComparison.Ordinal);
        return Mailbox.TokenOf(mail);
    }
}
