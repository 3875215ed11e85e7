using System.Net;

namespace Parlance.Chat.Tests.Accounts.Email;

[Trait("pace", "slow")]
public sealed class ChangeEmailTests
{
    private const string Old = "ann@example.org";
    private const string New = "ann@example.com";

    [Fact]
    public async Task Nothing_changes_until_the_new_address_is_confirmed()
    {
        await using var app = await ChatApp.StartAsync(mailIsReal: true);
        var ann = await VerifiedAsync(app);

        (await ann.PostAsync("me/email", new { email = New })).Done(HttpStatusCode.Accepted);

        Assert.Contains("about to change", (await app.Mail.NextAsync(Old)).Subject, StringComparison.Ordinal);
        Assert.Equal(Old, (await ann.GetAsync("me")).Ok().GetProperty("email").GetString());
        (await app.Anyone().TryLoginAsync(New)).Refused(HttpStatusCode.Unauthorized, "invalid_credentials");
        (await app.Anyone().TryLoginAsync(Old)).Ok();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Link_and_code_both_confirm_it(bool byLink)
    {
        await using var app = await ChatApp.StartAsync(mailIsReal: true);
        var ann = await VerifiedAsync(app);
        (await ann.PostAsync("me/email", new { email = New })).Done(HttpStatusCode.Accepted);
        var mail = await app.Mail.NextAsync(New);
        Assert.Contains("/confirm-email#token=", mail.Text, StringComparison.Ordinal);

        (byLink
            ? await ann.PostAsync("me/email/confirm", new { token = Mailbox.TokenOf(mail) })
            : await ann.PostAsync("me/email/confirm", new { code = Mailbox.CodeOf(mail) })).Done();

        var me = (await ann.GetAsync("me")).Ok();
        Assert.Equal(New, me.GetProperty("email").GetString());
        Assert.True(me.GetProperty("emailVerified").GetBoolean());
        (await app.Anyone().TryLoginAsync(New)).Ok();
        (await app.Anyone().TryLoginAsync(Old)).Refused(HttpStatusCode.Unauthorized, "invalid_credentials");
        (await ann.PostAsync("me/email/confirm", new { token = Mailbox.TokenOf(mail) })).Refused(HttpStatusCode.BadRequest, "code_invalid");
    }

    [Fact]
    public async Task A_reset_that_went_to_the_old_address_is_worth_nothing_afterwards()
    {
        await using var app = await ChatApp.StartAsync(mailIsReal: true);
        var ann = await VerifiedAsync(app);
        (await app.Anyone().PostAsync("auth/password/forgot", new { email = Old })).Done(HttpStatusCode.Accepted);
        var reset = Mailbox.TokenOf(await app.Mail.NextAsync(Old));
        (await ann.PostAsync("me/email", new { email = New })).Done(HttpStatusCode.Accepted);
        (await ann.PostAsync("me/email/confirm", new { code = Mailbox.CodeOf(await app.Mail.NextAsync(New)) })).Done();

        (await app.Anyone().PostAsync("auth/password/reset", new { token = reset, password = "another password" })).Refused(HttpStatusCode.BadRequest, "code_invalid");
    }

    [Fact]
    public async Task An_address_that_is_taken_gets_the_same_answer_and_its_owner_is_told()
    {
        await using var app = await ChatApp.StartAsync(mailIsReal: true);
        var ann = await VerifiedAsync(app);
        var bob = await app.SomebodyAsync("bob", "bob@example.org");
        await app.VerifyAsync(bob, "bob@example.org");

        var free = await ann.PostAsync("me/email", new { email = New });
        var taken = await ann.PostAsync("me/email", new { email = "bob@example.org" });

        free.Done(HttpStatusCode.Accepted);
        taken.Done(HttpStatusCode.Accepted);
        Assert.Equal(free.Text, taken.Text);
        Assert.Contains("already", (await app.Mail.NextAsync("bob@example.org")).Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Confirming_ends_the_claims_of_others()
    {
        await using var app = await ChatApp.StartAsync(mailIsReal: true);
        var ann = await VerifiedAsync(app);
        var eve = await app.SomebodyAsync("eve", New);
        var claim = Mailbox.CodeOf(await app.Mail.NextAsync(New));
        (await ann.PostAsync("me/email", new { email = New })).Done(HttpStatusCode.Accepted);

        (await ann.PostAsync("me/email/confirm", new { code = Mailbox.CodeOf(await app.Mail.NextAsync(New)) })).Done();

        Assert.Null((await eve.GetAsync("me")).Ok().GetProperty("email").GetString());
        (await eve.PostAsync("auth/email/verify", new { code = claim })).Refused(HttpStatusCode.BadRequest, "code_invalid");
    }

    [Fact]
    public async Task Confirming_comes_too_late_when_somebody_else_has_proved_the_address()
    {
        await using var app = await ChatApp.StartAsync(mailIsReal: true);
        var ann = await VerifiedAsync(app);
        (await ann.PostAsync("me/email", new { email = New })).Done(HttpStatusCode.Accepted);
        var code = Mailbox.CodeOf(await app.Mail.NextAsync(New));
        var carol = await app.SomebodyAsync("carol", New);
        await app.VerifyAsync(carol, New);

        (await ann.PostAsync("me/email/confirm", new { code })).Refused(HttpStatusCode.Conflict, "email_in_use");

        Assert.Equal(Old, (await ann.GetAsync("me")).Ok().GetProperty("email").GetString());
    }

    [Fact]
    public async Task It_takes_a_fresh_sign_in()
    {
        await using var app = await ChatApp.StartAsync(mailIsReal: true);
        var ann = await VerifiedAsync(app);
        app.Clock.Advance(TimeSpan.FromMinutes(11));
        await ann.RefreshAsync();

        (await ann.PostAsync("me/email", new { email = New })).Refused(HttpStatusCode.Forbidden, "reauthentication_required");
        await ann.ProveAgainAsync(new { password = AccountApi.Password });
        (await ann.PostAsync("me/email", new { email = New })).Done(HttpStatusCode.Accepted);
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("a@b@c.org")]
    [InlineData("a\r\nBcc: b@c.org")]
    [InlineData(null)]
    public async Task What_is_no_address_is_refused(string? email)
    {
        await using var app = await ChatApp.StartAsync(mailIsReal: true);
        var ann = await VerifiedAsync(app);

        Assert.Equal(["email"], (await ann.PostAsync("me/email", new { email })).RefusedFields());
    }

    private static async Task<AccountApi> VerifiedAsync(ChatApp app)
    {
        var ann = await app.SomebodyAsync("ann", Old);
        await app.VerifyAsync(ann, Old);
        return ann;
    }
}
