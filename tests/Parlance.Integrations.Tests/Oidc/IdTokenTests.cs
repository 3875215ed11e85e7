using System.Text.Json.Nodes;
using Parlance.Chat.Accounts.Providers;
using Parlance.Peers;

namespace Parlance.Integrations.Tests.Oidc;

/// <summary>Sign-ins with a real provider whose ID tokens are as they should be, or not.</summary>
public sealed class IdTokenTests(MockProvider mock) : OidcTest, IClassFixture<MockProvider>
{
    private const string ClientId = "chat";
    private static readonly string[] Several = ["several", "other"];

    [Fact]
    public async Task A_proper_token_says_who_the_person_is()
    {
        var trip = await TripAsync(nameof(A_proper_token_says_who_the_person_is), new
        {
            claims = new { sub = "u1", email = "ann@people.example", email_verified = true, name = "Ann", preferred_username = "ann", locale = "vi" },
        });

        var person = await trip.SignInAsync();

        Assert.Equal(
            new ExternalIdentity { Subject = "u1", Email = "ann@people.example", EmailVerified = true, DisplayName = "Ann", Username = "ann", Locale = "vi" },
            person);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("nOnE")]
    [InlineData("hs256-public-pem")]
    [InlineData("hs256-client-secret")]
    [InlineData("other-key")]
    [InlineData("unknown-kid")]
    [InlineData("own-jwk")]
    [InlineData("tampered")]
    [InlineData("wrong-algorithm")]
    [InlineData("unsigned")]
    [InlineData("garbage")]
    public async Task A_forged_token_is_refused(string way)
    {
        var trip = await TripAsync("forged-" + way, new { forge = way });

        Assert.Equal(IdentityFailure.Untrusted, (await trip.IsRefusedAsync()).Failure);
    }

    [Theory]
    [InlineData("""{ "iss": "https://accounts.google.com" }""", "another issuer")]
    [InlineData("""{ "iss": null }""", "another issuer")]
    [InlineData("""{ "aud": "somebody else" }""", "another client")]
    [InlineData("""{ "aud": null }""", "another client")]
    [InlineData("""{ "aud": [] }""", "another client")]
    [InlineData("""{ "azp": "somebody else" }""", "another client")]
    [InlineData("""{ "exp": 1000000000 }""", "expired")]
    [InlineData("""{ "exp": null }""", "expired")]
    [InlineData("""{ "exp": "4000000000" }""", "expired")]
    [InlineData("""{ "iat": 4000000000 }""", "future")]
    [InlineData("""{ "iat": null }""", "future")]
    [InlineData("""{ "nbf": 4000000000 }""", "future")]
    [InlineData("""{ "nonce": "another" }""", "nonce")]
    [InlineData("""{ "nonce": "" }""", "nonce")]
    [InlineData("""{ "nonce": null }""", "nonce")]
    [InlineData("""{ "at_hash": "AAAA" }""", "access token")]
    [InlineData("""{ "at_hash": 7 }""", "access token")]
    [InlineData("""{ "sub": "" }""", "subject")]
    [InlineData("""{ "sub": 7 }""", "subject")]
    [InlineData("""{ "sub": "two\nlines" }""", "subject")]
    public async Task A_signed_token_that_is_not_for_this_sign_in_is_refused(string claims, string reason)
    {
        var trip = await TripAsync("claims-" + claims, new { claims = JsonNode.Parse(claims) });

        var refusal = await trip.IsRefusedAsync();

        Assert.Equal(IdentityFailure.Untrusted, refusal.Failure);
        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_for_several_is_for_the_one_that_it_names()
    {
        var trip = await TripAsync("several", new { claims = new { aud = Several } });
        Assert.Contains("another client", (await trip.IsRefusedAsync()).Message, StringComparison.Ordinal);

        await mock.BehaveAsync("several", new { claims = new { aud = Several, azp = "several" } });
        Assert.Equal("johndoe", (await trip.SignInAsync()).Subject);
    }

    [Fact]
    public async Task A_token_is_good_until_a_minute_after_its_end()
    {
        var end = Clock.GetUtcNow().ToUnixTimeSeconds() + 30;
        var trip = await TripAsync("minute", new { claims = new { exp = end } });

        Clock.Advance(TimeSpan.FromSeconds(80));
        await trip.SignInAsync();

        Clock.Advance(TimeSpan.FromSeconds(11));
        Assert.Contains("expired", (await trip.IsRefusedAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_of_another_sign_in_is_refused()
    {
        var trip = await TripAsync("replay", new { });
        var other = trip with { RedirectUri = trip.RedirectUri };
        var stolen = await other.GoAsync();

        // The code of one sign-in with the secrets of another: the verifier stops it at the provider, the nonce would stop it here.
        Assert.Contains("nonce", (await trip.IsRefusedAsync(stolen with { Nonce = RoundTrip.Secret() })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_verifier_is_refused_by_the_provider()
    {
        var trip = await TripAsync("verifier", new { });
        var answer = await trip.GoAsync();

        var refusal = await trip.IsRefusedAsync(answer with { CodeVerifier = RoundTrip.Secret() });

        Assert.Equal(IdentityFailure.Untrusted, refusal.Failure);
        Assert.Contains("refused to redeem", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_works_once()
    {
        var trip = await TripAsync("once", new { });
        var answer = await trip.GoAsync();
        await trip.RedeemAsync(answer);

        await trip.IsRefusedAsync(answer);
    }

    [Fact]
    public async Task The_answer_of_another_issuer_is_refused()
    {
        var trip = await TripAsync("mix-up", new { answer = new { iss = "https://evil.example" } });

        Assert.Contains("another issuer", (await trip.IsRefusedAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_key_is_fetched_when_a_token_names_it_and_no_more_often_than_every_half_minute()
    {
        await using var rotating = new MockProvider();
        await rotating.InitializeAsync();
        var trip = new RoundTrip(Provider(rotating.Issuer, ClientId));
        await trip.SignInAsync();

        await rotating.RotateAsync();
        Assert.Contains("does not publish", (await trip.IsRefusedAsync()).Message, StringComparison.Ordinal);
        Clock.Advance(TimeSpan.FromSeconds(31));

        await trip.SignInAsync();
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("\"true\"", true)]
    [InlineData("false", false)]
    [InlineData("\"false\"", false)]
    [InlineData("null", false)]
    [InlineData("1", false)]
    public async Task An_address_is_verified_only_if_the_provider_says_so(string said, bool verified)
    {
        var claims = JsonNode.Parse($$"""{ "email": "ann@people.example", "email_verified": {{said}} }""");
        var trip = await TripAsync("verified-" + said, new { claims });

        Assert.Equal(verified, (await trip.SignInAsync()).EmailVerified);
    }

    [Fact]
    public async Task A_provider_that_is_trusted_with_addresses_need_not_vouch_for_each()
    {
        await mock.BehaveAsync("trusted", new { claims = new { email = "ann@people.example" } });

        Assert.True((await new RoundTrip(Provider(mock.Issuer, "trusted", trustEmail: true)).SignInAsync()).EmailVerified);
        Assert.False((await new RoundTrip(Provider(mock.Issuer, "trusted")).SignInAsync()).EmailVerified);
    }

    [Fact]
    public async Task Google_cannot_be_made_to_ask_again_and_is_held_to_what_it_says()
    {
        var now = Clock.GetUtcNow();
        var trip = new RoundTrip(Provider(mock.Issuer, "google", kind: IdentityProviderKind.Google)) { AuthenticatedSince = now };

        Assert.Contains("prompt=select_account", (await trip.StartAsync()).Query, StringComparison.Ordinal);
        await trip.SignInAsync();
        await mock.BehaveAsync("google", new { claims = new { auth_time = now.AddHours(-1).ToUnixTimeSeconds() } });
        Assert.Contains("sign in again", (await trip.IsRefusedAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_address_comes_from_the_users_information_when_the_token_has_none()
    {
        var trip = await TripAsync("userinfo", new { userinfo = new { email = "ann@people.example", email_verified = true } });

        var person = await trip.SignInAsync();

        Assert.Equal(("johndoe", "ann@people.example", true), (person.Subject, person.Email, person.EmailVerified));
    }

    [Fact]
    public async Task Information_about_another_user_is_refused()
    {
        var trip = await TripAsync("swapped", new { userinfo = new { sub = "somebody else", email = "eve@people.example", email_verified = true } });

        Assert.Contains("another subject", (await trip.IsRefusedAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_without_an_ID_token_is_refused()
    {
        var trip = await TripAsync("no-token", new { token = new { id_token = (string?)null } });

        Assert.Contains("no ID token", (await trip.IsRefusedAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_very_long_token_is_not_read()
    {
        var trip = await TripAsync("long", new { claims = new { groups = new string('x', 40_000) } });

        Assert.Contains("too long", (await trip.IsRefusedAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_provider_in_trouble_is_told_from_one_that_lies()
    {
        var trip = await TripAsync("trouble", new { status = 503 });

        Assert.Equal(IdentityFailure.Unavailable, (await trip.IsRefusedAsync()).Failure);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData(-3600, false)]
    [InlineData(0, true)]
    public async Task Whoever_has_to_show_themselves_again_has_done_so_just_now(int? shownSecondsAgo, bool believed)
    {
        var now = Clock.GetUtcNow();
        var trip = await TripAsync(
            $"again-{shownSecondsAgo}", new { claims = new { auth_time = shownSecondsAgo is { } seconds ? now.AddSeconds(seconds).ToUnixTimeSeconds() : (long?)null } });
        trip = trip with { AuthenticatedSince = now };

        Assert.Contains("prompt=login", (await trip.StartAsync()).Query, StringComparison.Ordinal);
        Assert.Contains("max_age=0", (await trip.StartAsync()).Query, StringComparison.Ordinal);
        if (believed)
        {
            await trip.SignInAsync();
        }
        else
        {
            Assert.Contains("sign in again", (await trip.IsRefusedAsync()).Message, StringComparison.Ordinal);
        }
    }

    private async Task<RoundTrip> TripAsync(string clientId, object behaviour)
    {
        await mock.BehaveAsync(clientId, behaviour);
        return new RoundTrip(Provider(mock.Issuer, clientId));
    }
}
