using Parlance.Peers;

namespace Parlance.Chat.Tests.Accounts.Providers;

/// <summary>Signing in through GitHub, which has no ID tokens: what its API says of a person is what counts.</summary>
[Trait("pace", "slow")]
public sealed class GitHubSignInTests(MockProvider mock, GitHubSignInTests.Peer peer) : IClassFixture<MockProvider>, IClassFixture<GitHubSignInTests.Peer>
{
    [Fact]
    public async Task A_user_comes_back_to_the_account_under_another_name_and_address()
    {
        await using var app = await ProviderApp.StartAsync(mock, mailIsReal: true, peer.Site);
        await app.ProvenAsync("first", "first@people.example");
        using var browser = app.Browser();
        await app.AtGitHubIsAsync(peer.Site, Person(7, "octocat", "cat@people.example", verified: true));
        Assert.Equal("/signin/done?returnTo=%2F", await browser.SignInAsync("hub"));
        var (_, first) = await browser.OpenPageAsync();

        await app.AtGitHubIsAsync(peer.Site, Person(7, "renamed", "other@people.example", verified: true));
        await browser.SignInAsync("hub");

        var (_, me) = await browser.OpenPageAsync();
        Assert.Equal(
            (first.GetProperty("id").GetString(), "octocat", "cat@people.example", true),
            (me.GetProperty("id").GetString(), me.GetProperty("username").GetString(), me.GetProperty("email").GetString(), me.GetProperty("emailVerified").GetBoolean()));
    }

    [Fact]
    public async Task Somebody_who_takes_over_an_old_name_there_takes_over_nothing_here()
    {
        await using var app = await ProviderApp.StartAsync(mock, gitHub: peer.Site);
        using var ann = app.Browser();
        using var eve = app.Browser();
        await app.AtGitHubIsAsync(peer.Site, Person(7, "octocat", "cat@people.example", verified: true));
        await ann.SignInAsync("hub");

        await app.AtGitHubIsAsync(peer.Site, Person(8, "octocat", "eve@people.example", verified: true));
        await eve.SignInAsync("hub");

        Assert.Equal("octocat2", (await eve.OpenPageAsync()).Me.GetProperty("username").GetString());
    }

    [Fact]
    public async Task Without_a_verified_address_there_is_no_account_where_one_is_needed()
    {
        await using var app = await ProviderApp.StartAsync(mock, mailIsReal: true, peer.Site);
        using var browser = app.Browser();
        await app.AtGitHubIsAsync(peer.Site, Person(9, "eve", "ann@people.example", verified: false));

        Assert.Equal("/signin/failed?code=email_unverified", await browser.SignInAsync("hub"));
        Assert.False(browser.HasSession);
        Assert.Equal((0, 0), (await app.AccountsAsync(), await app.SessionsAsync()));
    }

    private static object Person(int id, string login, string email, bool verified) => new
    {
        user = new { id, login, name = login, email },
        emails = new[] { new { email, primary = true, verified } },
    };

    public sealed class Peer : IAsyncLifetime
    {
        private NodePeer? _peer;

        public string Site => _peer!.Addresses[0];

        public async ValueTask InitializeAsync() => _peer = await NodePeer.StartAsync("github/github.mjs");

        public ValueTask DisposeAsync() => _peer!.DisposeAsync();
    }
}
