using System.Net;
using Parlance.Chat.Tests.Accounts.Tokens;

namespace Parlance.Chat.Tests.Accounts.Email;

/// <summary>Somebody makes an account with an address that is not theirs, and waits for its owner (CVE-2019-18933 and its like).</summary>
public sealed class PreHijackTests
{
    private const string Address = "ann@example.org";

    [Fact]
    public async Task A_claimed_address_is_no_name_to_sign_in_by()
    {
        await using var app = await ChatApp.StartAsync();
        await app.SomebodyAsync("mallory", Address);

        (await app.Anyone().TryLoginAsync(Address)).Refused(HttpStatusCode.Unauthorized, "invalid_credentials");
        (await app.Anyone().TryLoginAsync("mallory")).Ok();
    }

    [Fact]
    public async Task A_claimed_address_gets_no_reset()
    {
        await using var app = await ChatApp.StartAsync();
        await app.SomebodyAsync("mallory", Address);

        (await app.Anyone().PostAsync("auth/password/forgot", new { email = Address })).Done(HttpStatusCode.Accepted);

        Assert.Equal(0, await app.CountAsync("one_time_codes", "purpose = 'reset-password'"));
    }

    [Fact]
    public async Task The_claim_ends_when_the_owner_proves_the_address()
    {
        await using var app = await ChatApp.StartAsync(mailIsReal: true);
        await app.SomebodyAsync("admin", "admin@example.org");
        var mallory = await app.SomebodyAsync("mallory", Address);
        var early = Mailbox.CodeOf(await app.Mail.NextAsync(Address));
        var ann = await app.SomebodyAsync("ann", Address.ToUpperInvariant());

        await app.VerifyAsync(ann, Address);

        Assert.Null((await mallory.GetAsync("me")).Ok().GetProperty("email").GetString());
        Assert.Equal("ann", (await app.Anyone().TryLoginAsync(Address)).Ok().GetProperty("me").GetProperty("username").GetString());
        (await mallory.PostAsync("auth/email/verify", new { code = early })).Refused(HttpStatusCode.BadRequest, "code_invalid");
    }

    [Fact]
    public async Task Of_two_proofs_at_once_one_gets_the_address()
    {
        await using var app = await ChatApp.StartAsync(mailIsReal: true);
        await app.SomebodyAsync("admin", "admin@example.org");
        var ann = await app.SomebodyAsync("ann", Address);
        var first = Mailbox.TokenOf(await app.Mail.NextAsync(Address));
        var annika = await app.SomebodyAsync("annika", Address);
        var second = Mailbox.TokenOf(await app.Mail.NextAsync(Address));

        var answers = await Task.WhenAll(ann.PostAsync("auth/email/verify", new { token = first }), annika.PostAsync("auth/email/verify", new { token = second }));

        Assert.Single(answers, answer => answer.Status is HttpStatusCode.NoContent);
        Assert.Equal(1, await app.CountAsync("users", $"email_key = '{Address}'"));
    }

    [Fact]
    public async Task An_unproved_account_can_prepare_nothing_that_outlives_the_proof()
    {
        await using var app = await ChatApp.StartAsync(mailIsReal: true);
        await app.SomebodyAsync("admin", "admin@example.org");
        var mallory = await app.SomebodyAsync("mallory", Address);

        (await mallory.PostAsync("me/tokens", new { name = "later", scopes = Scopes.Read })).Refused(HttpStatusCode.Forbidden, "email_unverified");
        (await mallory.PostAsync("bots", new { username = "later" })).Refused(HttpStatusCode.Forbidden, "email_unverified");
        (await mallory.PostAsync("me/totp")).Refused(HttpStatusCode.Forbidden, "email_unverified");
        (await mallory.PostAsync("me/passkeys/options")).Refused(HttpStatusCode.Forbidden, "email_unverified");
    }
}
