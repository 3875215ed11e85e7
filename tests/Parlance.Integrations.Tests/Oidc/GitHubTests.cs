using System.Net.Http.Json;
using Parlance.Chat.Accounts.Providers;
using Parlance.Integrations.GitHub;
using Parlance.Integrations.Oidc;
using Parlance.Peers;

namespace Parlance.Integrations.Tests.Oidc;

/// <summary>Sign-ins with GitHub, as its documentation describes it.</summary>
public sealed class GitHubTests(GitHubTests.Peer peer) : IClassFixture<GitHubTests.Peer>, IDisposable
{
    private readonly ProviderHttp _http = new();

    [Fact]
    public async Task A_user_is_known_by_their_number_and_by_the_primary_verified_address()
    {
        var trip = await TripAsync("good", new
        {
            user = new { id = 583231, login = "octocat", name = "The Octocat", email = "typed@by.hand" },
            emails = new[] { Address("old@people.example", primary: false, verified: true), Address("cat@people.example", primary: true, verified: true) },
        });

        var person = await trip.SignInAsync();

        Assert.Equal(
            new ExternalIdentity { Subject = "583231", Email = "cat@people.example", EmailVerified = true, DisplayName = "The Octocat", Username = "octocat" },
            person);
    }

    [Fact]
    public async Task An_unverified_address_is_no_address()
    {
        var trip = await TripAsync("unverified", new
        {
            user = new { id = 1, login = "eve", email = "ann@people.example" },
            emails = new[] { Address("ann@people.example", primary: true, verified: false) },
        });

        Assert.Null((await trip.SignInAsync()).Email);
    }

    [Fact]
    public async Task Without_the_scope_there_is_no_address_and_still_a_user()
    {
        var trip = await TripAsync("no-scope", new { user = new { id = 1, login = "ann" } });

        Assert.Equal(("1", (string?)null), await trip.SignInAsync() is var person ? (person.Subject, person.Email) : default);
    }

    [Theory]
    [InlineData("text", "\"1\"")]
    [InlineData("none", "null")]
    [InlineData("zero", "0")]
    public async Task A_user_without_a_number_is_refused(string client, string id)
    {
        var trip = await TripAsync(client, new { user = System.Text.Json.Nodes.JsonNode.Parse($$"""{ "id": {{id}}, "login": "ann" }""") });

        Assert.Equal(IdentityFailure.Untrusted, (await trip.IsRefusedAsync()).Failure);
    }

    [Fact]
    public async Task A_wrong_verifier_a_used_code_and_a_wrong_secret_are_refused()
    {
        var trip = await TripAsync("bad", new { user = new { id = 1, login = "ann" } });
        await trip.IsRefusedAsync(await trip.GoAsync() with { CodeVerifier = RoundTrip.Secret() });

        var answer = await trip.GoAsync();
        await trip.RedeemAsync(answer);
        await trip.IsRefusedAsync(answer);

        var wrong = trip with { Provider = Provider("bad", "wrong") };
        Assert.Contains("client and secret", (await wrong.IsRefusedAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_doctor_finds_GitHub_in_good_health() => await Provider("any", "secret").CheckAsync(TestContext.Current.CancellationToken);

    [Fact]
    public void The_public_site_has_its_API_elsewhere()
    {
        var settings = new GitHubSettings { Name = "github", Label = "GitHub", ClientId = "chat", ClientSecret = "secret" };

        Assert.Equal(
            ("https://github.com/login/oauth/authorize", "https://github.com/login/oauth/access_token", "https://api.github.com/user"),
            (settings.Authorize.AbsoluteUri, settings.Token.AbsoluteUri, settings.Api("/user").AbsoluteUri));
    }

    public void Dispose() => _http.Dispose();

    private static object Address(string email, bool primary, bool verified) => new { email, primary, verified, visibility = (string?)null };

    private GitHubProvider Provider(string client, string secret) => new(
        new GitHubSettings { Name = "test", Label = "GitHub", Site = peer.Site, ClientId = client, ClientSecret = secret }, _http);

    private async Task<RoundTrip> TripAsync(string client, object person)
    {
        using var control = new HttpClient();
        using var response = await control.PutAsJsonAsync($"{peer.Site}/control/{client}", person, TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
        return new RoundTrip(Provider(client, "secret"));
    }

    public sealed class Peer : IAsyncLifetime
    {
        private NodePeer? _peer;

        public string Site => _peer!.Addresses[0];

        public async ValueTask InitializeAsync() => _peer = await NodePeer.StartAsync("github/github.mjs");

        public ValueTask DisposeAsync() => _peer!.DisposeAsync();
    }
}
