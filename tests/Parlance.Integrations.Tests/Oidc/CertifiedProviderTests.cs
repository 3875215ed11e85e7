using Parlance.Chat.Accounts.Providers;
using Parlance.Peers;

namespace Parlance.Integrations.Tests.Oidc;

/// <summary>Whole sign-ins, pages and all, with a certified provider: three ways to authenticate, three algorithms.</summary>
public sealed class CertifiedProviderTests(CertifiedProviderTests.Peer peer) : OidcTest, IClassFixture<CertifiedProviderTests.Peer>
{
    [Theory]
    [InlineData("basic-rs256")]
    [InlineData("post-ps256")]
    [InlineData("public-es256")]
    public async Task A_person_signs_in_and_consents(string client)
    {
        using var ann = new PersonAtProvider("ann");
        var trip = Trip(client);

        var answer = trip.Back(await ann.GoAsync(await trip.StartAsync(), trip.RedirectUri));
        var person = await trip.RedeemAsync(answer);

        Assert.Equal(peer.Issuer, answer.Issuer);
        Assert.Equal(
            new ExternalIdentity { Subject = "ann", Email = "ann@people.example", EmailVerified = true, DisplayName = "The ann", Username = "ann", Locale = "vi-VN" },
            person);
    }

    [Fact]
    public async Task Showing_oneself_again_means_signing_in_again()
    {
        using var ann = new PersonAtProvider("ann");
        var first = Trip("basic-rs256");
        await first.RedeemAsync(first.Back(await ann.GoAsync(await first.StartAsync(), first.RedirectUri)));
        var easy = Trip("basic-rs256");
        await easy.RedeemAsync(easy.Back(await ann.GoAsync(await easy.StartAsync(), easy.RedirectUri)));
        Assert.Equal(1, ann.SignIns);

        var again = Trip("basic-rs256") with { AuthenticatedSince = Clock.GetUtcNow() };
        await again.RedeemAsync(again.Back(await ann.GoAsync(await again.StartAsync(), again.RedirectUri)));

        Assert.Equal(2, ann.SignIns);
    }

    [Fact]
    public async Task A_provider_that_names_itself_in_its_answers_must_do_so()
    {
        using var ann = new PersonAtProvider("ann");
        var trip = Trip("basic-rs256");
        var answer = trip.Back(await ann.GoAsync(await trip.StartAsync(), trip.RedirectUri));

        Assert.Contains("another issuer", (await trip.IsRefusedAsync(answer with { Issuer = null })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_verifier_and_a_used_code_are_refused()
    {
        using var ann = new PersonAtProvider("ann");
        var trip = Trip("basic-rs256");
        var answer = trip.Back(await ann.GoAsync(await trip.StartAsync(), trip.RedirectUri));

        Assert.Contains("the code", (await trip.IsRefusedAsync(answer with { CodeVerifier = RoundTrip.Secret() })).Message, StringComparison.Ordinal);
        await trip.RedeemAsync(answer);
        Assert.Contains("the code", (await trip.IsRefusedAsync(answer)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("basic-rs256", "wrong", "client and secret")]
    [InlineData("post-ps256", "wrong", "client and secret")]
    [InlineData("public-es256", "wrong", "client and secret")]
    public async Task A_wrong_client_secret_is_named_as_the_cause(string client, string secret, string reason)
    {
        using var ann = new PersonAtProvider("ann");
        var trip = Trip(client, secret);
        var answer = trip.Back(await ann.GoAsync(await trip.StartAsync(), trip.RedirectUri));

        Assert.Contains(reason, (await trip.IsRefusedAsync(answer)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_doctor_finds_a_provider_in_good_health() =>
        await Provider(peer.Issuer, "basic-rs256").CheckAsync(TestContext.Current.CancellationToken);

    private RoundTrip Trip(string client, string? secret = null)
    {
        var right = client.StartsWith("public", StringComparison.Ordinal) ? null : client + ": a secret of enough length";
        return new RoundTrip(Provider(peer.Issuer, client, secret ?? right))
        {
            RedirectUri = new Uri($"https://chat.example/api/v1/auth/providers/{client}/callback"),
        };
    }

    public sealed class Peer : IAsyncLifetime
    {
        private NodePeer? _peer;

        public string Issuer => _peer!.Addresses[0];

        public async ValueTask InitializeAsync() => _peer = await NodePeer.StartAsync("oidc/openid-provider.mjs");

        public ValueTask DisposeAsync() => _peer!.DisposeAsync();
    }
}
