using System.Net;
using Parlance.Chat.Tests.Accounts.TwoFactor;

namespace Parlance.Chat.Tests.Accounts.Passkeys;

[Trait("pace", "slow")]
public sealed class PasskeySignInTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_passkey_signs_in_without_a_name(bool counts)
    {
        await using var app = await ChatApp.StartAsync();
        await app.SomebodyAsync("ann");
        var bob = await app.SomebodyAsync("bob");
        using var authenticator = new SoftAuthenticator { Counts = counts, SignCount = counts ? 7u : 0u };
        await bob.AddPasskeyAsync(authenticator);

        for (var index = 0; index < 3; index++)
        {
            app.Clock.Advance(TimeSpan.FromSeconds(5));
            Assert.Equal(bob.UserId, (await app.PasskeySignInAsync(authenticator)).UserId);
        }

        var item = Assert.Single((await bob.SignInMethodsAsync()).GetProperty("passkeys").EnumerateArray());
        Assert.Equal(app.Clock.GetUtcNow(), item.GetProperty("lastUsedAt").GetDateTimeOffset());
    }

    [Fact]
    public async Task A_stranger_is_asked_for_any_passkey_that_checks_its_user()
    {
        await using var app = await ChatApp.StartAsync();
        using var authenticator = new SoftAuthenticator();
        await (await app.SomebodyAsync("ann")).AddPasskeyAsync(authenticator);

        var options = (await app.Anyone().PostAsync("auth/passkey/options")).Ok().GetProperty("options");

        Assert.Equal("required", options.GetProperty("userVerification").GetString());
        Assert.Equal("localhost", options.GetProperty("rpId").GetString());
        Assert.True(!options.TryGetProperty("allowCredentials", out var allowed) || allowed.GetArrayLength() is 0);
    }

    [Theory]
    [InlineData("origin")]
    [InlineData("port")]
    [InlineData("scheme")]
    [InlineData("cross-origin")]
    [InlineData("relying party")]
    [InlineData("challenge")]
    [InlineData("type")]
    [InlineData("not present")]
    [InlineData("not verified")]
    [InlineData("signature")]
    [InlineData("user")]
    public async Task What_was_signed_for_somewhere_else_or_in_another_way_signs_nobody_in(string wrong)
    {
        await using var app = await ChatApp.StartAsync();
        using var authenticator = new SoftAuthenticator();
        await (await app.SomebodyAsync("ann")).AddPasskeyAsync(authenticator);

        (await app.Anyone().TryPasskeySignInAsync(authenticator, WrongCeremony.Of(wrong))).Refused(HttpStatusCode.Unauthorized, "invalid_credentials");

        await app.PasskeySignInAsync(authenticator);
    }

    [Fact]
    public async Task The_Host_header_changes_nothing()
    {
        await using var app = await ChatApp.StartAsync();
        using var authenticator = new SoftAuthenticator();
        await (await app.SomebodyAsync("ann")).AddPasskeyAsync(authenticator);
        var stranger = app.Anyone();
        (string, string)[] evil = [("Host", "evil.test"), ("Origin", "https://evil.test")];

        var begun = (await stranger.SendAsync(HttpMethod.Post, "auth/passkey/options", new { }, evil)).Ok();
        Assert.Equal("localhost", begun.GetProperty("options").GetProperty("rpId").GetString());
        var passkey = authenticator.Get(begun.GetProperty("options"), new() { Origin = "https://evil.test", RelyingParty = "evil.test" });

        (await stranger.SendAsync(HttpMethod.Post, "auth/passkey", new { challenge = begun.GetProperty("challenge").GetString(), passkey }, evil))
            .Refused(HttpStatusCode.Unauthorized, "invalid_credentials");
    }

    [Fact]
    public async Task A_ceremony_is_good_once_and_for_ten_minutes()
    {
        await using var app = await ChatApp.StartAsync();
        using var authenticator = new SoftAuthenticator { Counts = false, SignCount = 0 };
        await (await app.SomebodyAsync("ann")).AddPasskeyAsync(authenticator);
        var stranger = app.Anyone();
        var begun = (await stranger.PostAsync("auth/passkey/options")).Ok();
        var (challenge, passkey) = (begun.GetProperty("challenge").GetString(), authenticator.Get(begun.GetProperty("options")));
        var late = (await stranger.PostAsync("auth/passkey/options")).Ok();

        (await stranger.PostAsync("auth/passkey", new { challenge, passkey })).Ok();

        (await stranger.PostAsync("auth/passkey", new { challenge, passkey })).Refused(HttpStatusCode.NotFound, "not_found");
        var fresh = (await stranger.PostAsync("auth/passkey/options")).Ok().GetProperty("challenge").GetString();
        (await stranger.PostAsync("auth/passkey", new { challenge = fresh, passkey })).Refused(HttpStatusCode.Unauthorized, "invalid_credentials");
        app.Clock.Advance(TimeSpan.FromMinutes(10));
        (await stranger.PostAsync("auth/passkey", new { challenge = late.GetProperty("challenge").GetString(), passkey = authenticator.Get(late.GetProperty("options")) }))
            .Refused(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task An_attempt_that_failed_has_used_the_ceremony_up()
    {
        await using var app = await ChatApp.StartAsync();
        using var authenticator = new SoftAuthenticator();
        await (await app.SomebodyAsync("ann")).AddPasskeyAsync(authenticator);
        var stranger = app.Anyone();
        var begun = (await stranger.PostAsync("auth/passkey/options")).Ok();
        var challenge = begun.GetProperty("challenge").GetString();

        (await stranger.PostAsync("auth/passkey", new { challenge, passkey = authenticator.Get(begun.GetProperty("options"), new() { BreakSignature = true }) }))
            .Refused(HttpStatusCode.Unauthorized, "invalid_credentials");

        (await stranger.PostAsync("auth/passkey", new { challenge, passkey = authenticator.Get(begun.GetProperty("options")) })).Refused(HttpStatusCode.NotFound, "not_found");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    [InlineData(10)]
    public async Task A_count_that_does_not_go_up_is_a_copys(int count)
    {
        await using var app = await ChatApp.StartAsync();
        using var authenticator = new SoftAuthenticator { SignCount = 9 };
        await (await app.SomebodyAsync("ann")).AddPasskeyAsync(authenticator);
        await app.PasskeySignInAsync(authenticator);

        (await app.Anyone().TryPasskeySignInAsync(authenticator, new() { SignCount = (uint)count })).Refused(HttpStatusCode.Unauthorized, "invalid_credentials");
    }

    [Fact]
    public async Task Of_two_uses_at_once_with_one_count_one_signs_in()
    {
        await using var app = await ChatApp.StartAsync();
        using var authenticator = new SoftAuthenticator();
        await (await app.SomebodyAsync("ann")).AddPasskeyAsync(authenticator);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => app.Anyone().TryPasskeySignInAsync(authenticator, new() { SignCount = 50 })));

        Assert.Single(answers, answer => answer.Status is HttpStatusCode.OK);
        Assert.All(answers.Where(answer => answer.Status is not HttpStatusCode.OK), answer => answer.Refused(HttpStatusCode.Unauthorized, "invalid_credentials"));
    }

    [Fact]
    public async Task A_passkey_is_both_steps_at_once()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");
        using var authenticator = new SoftAuthenticator();
        await ann.AddPasskeyAsync(authenticator);
        await AuthenticatorApp.SetUpAsync(app, ann);

        await app.PasskeySignInAsync(authenticator);
    }

    [Fact]
    public async Task A_disabled_account_gets_no_session_by_its_passkey()
    {
        await using var app = await ChatApp.StartAsync();
        using var authenticator = new SoftAuthenticator();
        await (await app.SomebodyAsync("ann")).AddPasskeyAsync(authenticator);
        await app.DisableAsync("ann");

        (await app.Anyone().TryPasskeySignInAsync(authenticator)).Refused(HttpStatusCode.Forbidden, "disabled");
    }

    [Fact]
    public async Task Ceremonies_of_one_address_are_limited()
    {
        await using var app = await ChatApp.StartAsync();
        var stranger = app.Anyone();
        var begun = 0;
        ApiAnswer answer;
        do
        {
            answer = await stranger.PostAsync("auth/passkey/options");
        }
        while (answer.Status is HttpStatusCode.OK && ++begun < 100);

        answer.Refused(HttpStatusCode.TooManyRequests, "rate_limited");
        Assert.Equal(60, begun);
    }
}
