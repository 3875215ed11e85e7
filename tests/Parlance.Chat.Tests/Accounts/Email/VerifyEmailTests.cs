using System.Net;

namespace Parlance.Chat.Tests.Accounts.Email;

[Trait("pace", "slow")]
public sealed class VerifyEmailTests
{
    [Fact]
    public async Task An_account_is_of_full_use_once_its_address_is_proved()
    {
        await using var app = await ChatApp.StartAsync(mailIsReal: true);
        await app.SomebodyAsync("ann", "ann@example.org");
        var bob = await app.SomebodyAsync("bob", "bob@example.org");
        (await bob.GetAsync("me/tokens")).Refused(HttpStatusCode.Forbidden, "email_unverified");

        await app.VerifyAsync(bob, "bob@example.org");

        (await bob.GetAsync("me/tokens")).Ok();
        Assert.Empty((await bob.GetAsync("me")).Ok().GetProperty("restrictions").EnumerateArray());
    }

    [Fact]
    public async Task The_link_of_the_mail_works_once()
    {
        await using var app = await ChatApp.StartAsync(mailIsReal: true);
        var ann = await app.SomebodyAsync("ann", "ann@example.org");
        var mail = await app.Mail.NextAsync("ann@example.org");
        var token = Mailbox.TokenOf(mail);

        Assert.Contains("/verify#token=", mail.Text, StringComparison.Ordinal);
        (await ann.PostAsync("auth/email/verify", new { token })).Done();

        Assert.True((await ann.GetAsync("me")).Ok().GetProperty("emailVerified").GetBoolean());
        (await ann.PostAsync("auth/email/verify", new { token })).Refused(HttpStatusCode.BadRequest, "code_invalid");
    }

    [Fact]
    public async Task The_owner_of_an_address_who_follows_a_strangers_link_proves_nothing_for_the_stranger()
    {
        await using var app = await ChatApp.StartAsync(mailIsReal: true);
        var mallory = await app.SomebodyAsync("mallory", "ann@example.org");
        var token = Mailbox.TokenOf(await app.Mail.NextAsync("ann@example.org"));
        var ann = await app.SomebodyAsync("ann", "ann@example.org");

        (await app.Anyone().PostAsync("auth/email/verify", new { token })).Refused(HttpStatusCode.Unauthorized, "unauthenticated");
        (await ann.PostAsync("auth/email/verify", new { token })).Refused(HttpStatusCode.BadRequest, "code_invalid");

        Assert.False((await mallory.GetAsync("me")).Ok().GetProperty("emailVerified").GetBoolean());
        await app.VerifyAsync(ann, "ann@example.org");
    }

    [Fact]
    public async Task Who_mistyped_their_address_can_correct_it_or_leave()
    {
        await using var app = await ChatApp.StartAsync(mailIsReal: true);
        await app.SomebodyAsync("admin", "admin@example.org");
        var ann = await app.SomebodyAsync("ann", "anm@example.org");
        var bob = await app.SomebodyAsync("bob", "bbo@example.org");

        (await ann.PostAsync("me/email", new { email = "ann@example.org" })).Done(HttpStatusCode.Accepted);
        (await ann.PostAsync("me/email/confirm", new { code = Mailbox.CodeOf(await app.Mail.NextAsync("ann@example.org")) })).Done();
        (await bob.DeleteAsync("me")).Done();

        Assert.True((await ann.GetAsync("me")).Ok().GetProperty("emailVerified").GetBoolean());
    }

    [Theory]
    [InlineData(599, true)]
    [InlineData(600, false)]
    public async Task A_link_is_good_for_ten_minutes(int seconds, bool good)
    {
        await using var app = await ChatApp.StartAsync(mailIsReal: true);
        var ann = await app.SomebodyAsync("ann", "ann@example.org");
        var token = Mailbox.TokenOf(await app.Mail.NextAsync("ann@example.org"));

        app.Clock.Advance(TimeSpan.FromSeconds(seconds));
        await ann.RefreshAsync();
        var answer = await ann.PostAsync("auth/email/verify", new { token });

        Assert.Equal(good ? HttpStatusCode.NoContent : HttpStatusCode.BadRequest, answer.Status);
    }

    [Fact]
    public async Task A_code_takes_five_tries_and_no_sixth()
    {
        await using var app = await ChatApp.StartAsync(mailIsReal: true);
        var ann = await app.SomebodyAsync("ann", "ann@example.org");
        var code = Mailbox.CodeOf(await app.Mail.NextAsync("ann@example.org"));
        var wrong = code is "000000" ? "000001" : "000000";
        var tries = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => ann.PostAsync("auth/email/verify", new { code = wrong })));

        Assert.All(tries, answer => answer.Refused(HttpStatusCode.BadRequest, "code_invalid"));
        (await ann.PostAsync("auth/email/verify", new { code })).Refused(HttpStatusCode.BadRequest, "code_invalid");
    }

    [Fact]
    public async Task The_fifth_try_still_counts()
    {
        await using var app = await ChatApp.StartAsync(mailIsReal: true);
        var ann = await app.SomebodyAsync("ann", "ann@example.org");
        var code = Mailbox.CodeOf(await app.Mail.NextAsync("ann@example.org"));
        for (var n = 0; n < 4; n++)
        {
            (await ann.PostAsync("auth/email/verify", new { code = code is "000000" ? "000001" : "000000" })).Refused(HttpStatusCode.BadRequest, "code_invalid");
        }

        (await ann.PostAsync("auth/email/verify", new { code })).Done();
    }

    [Fact]
    public async Task A_code_is_its_owners_alone()
    {
        await using var app = await ChatApp.StartAsync(mailIsReal: true);
        await app.SomebodyAsync("ann", "ann@example.org");
        var eve = await app.SomebodyAsync("eve", "eve@example.org");
        var code = Mailbox.CodeOf(await app.Mail.NextAsync("ann@example.org"));

        (await eve.PostAsync("auth/email/verify", new { code })).Refused(HttpStatusCode.BadRequest, "code_invalid");
        (await app.Anyone().PostAsync("auth/email/verify", new { code })).Refused(HttpStatusCode.Unauthorized, "unauthenticated");
    }

    [Fact]
    public async Task Another_mail_makes_the_first_one_worthless()
    {
        await using var app = await ChatApp.StartAsync(mailIsReal: true);
        var ann = await app.SomebodyAsync("ann", "ann@example.org");
        var first = Mailbox.TokenOf(await app.Mail.NextAsync("ann@example.org"));

        (await ann.PostAsync("auth/email/resend")).Done();
        var second = Mailbox.TokenOf(await app.Mail.NextAsync("ann@example.org"));

        (await ann.PostAsync("auth/email/verify", new { token = first })).Refused(HttpStatusCode.BadRequest, "code_invalid");
        (await ann.PostAsync("auth/email/verify", new { token = second })).Done();
    }

    [Fact]
    public async Task One_address_gets_five_mails_at_once_and_no_sixth()
    {
        await using var app = await ChatApp.StartAsync(mailIsReal: true);
        var ann = await app.SomebodyAsync("ann", "ann@example.org");
        // The first of the five has come with the registration.
        for (var n = 1; n < 5; n++)
        {
            (await ann.PostAsync("auth/email/resend")).Done();
        }

        var refused = await ann.PostAsync("auth/email/resend");

        refused.Refused((HttpStatusCode)429, "rate_limited");
        Assert.Equal("300", refused.Header("Retry-After"));
    }

    [Fact]
    public async Task Who_has_nothing_to_prove_is_sent_nothing()
    {
        await using var app = await ChatApp.StartAsync(mailIsReal: true);
        var ann = await app.SomebodyAsync("ann", "ann@example.org");
        await app.VerifyAsync(ann, "ann@example.org");

        (await ann.PostAsync("auth/email/resend")).Done();

        Assert.Equal(0, await app.CountAsync("one_time_codes"));
    }
}
