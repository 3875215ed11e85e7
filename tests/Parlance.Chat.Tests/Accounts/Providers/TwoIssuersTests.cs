using System.Net;
using Parlance.Peers;

namespace Parlance.Chat.Tests.Accounts.Providers;

/// <summary>One subject at two providers: two people who have never heard of each other (ASVS 6.8.1).</summary>
[Trait("pace", "slow")]
public sealed class TwoIssuersTests(MockProvider house, TwoIssuersTests.OtherProvider away) : IClassFixture<MockProvider>, IClassFixture<TwoIssuersTests.OtherProvider>
{
    private static readonly object Link = new { purpose = "link", returnTo = "/" };
    private static readonly object Again = new { purpose = "reauthenticate", returnTo = "/" };

    [Fact]
    public async Task The_same_subject_elsewhere_is_another_account()
    {
        await using var app = await StartAsync();
        using var here = app.Browser();
        using var there = app.Browser();

        await here.SignInAsync();
        await there.SignInAsync("away");
        var (first, second) = ((await here.OpenPageAsync()).Me.GetProperty("id").GetString(), (await there.OpenPageAsync()).Me.GetProperty("id").GetString());

        Assert.NotEqual(first, second);
        Assert.Equal(2, await app.AccountsAsync());
        using var again = app.Browser();
        await again.SignInAsync("away");
        Assert.Equal(second, (await again.OpenPageAsync()).Me.GetProperty("id").GetString());
    }

    [Fact]
    public async Task The_same_subject_elsewhere_proves_nothing_for_the_account_here()
    {
        await using var app = await StartAsync();
        using var browser = app.Browser();
        await browser.SignInAsync();
        var (token, _) = await browser.OpenPageAsync();

        // It is not even asked: no account of the other provider is linked.
        (await browser.TryStartAsync("away", Again, token)).Refused(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task Both_can_be_linked_to_one_account_and_be_parted_again()
    {
        await using var app = await StartAsync();
        var ann = await app.Chat.SomebodyAsync("ann");
        using var browser = app.Browser();
        await browser.SignInAsync("house", Link, ann.Token);
        await browser.SignInAsync("away", Link, ann.Token);

        (await browser.DeleteAsync("me/providers/away", ann.Token!)).Done();

        await browser.SignInAsync();
        Assert.Equal(ann.UserId, (await browser.OpenPageAsync()).Me.GetProperty("id").GetString());
        using var stranger = app.Browser();
        await stranger.SignInAsync("away");
        Assert.NotEqual(ann.UserId, (await stranger.OpenPageAsync()).Me.GetProperty("id").GetString());
    }

    private async Task<ProviderApp> StartAsync()
    {
        var app = await ProviderApp.StartAsync(house, away: away.Provider.Issuer);
        var nobodyInParticular = new { claims = new { sub = "42", email = (string?)null } };
        await app.ProviderSaysAsync(nobodyInParticular);
        await app.ProviderSaysAsync(nobodyInParticular, away.Provider);
        return app;
    }

    /// <summary>A second provider, with keys and an address of its own.</summary>
    public sealed class OtherProvider : IAsyncLifetime
    {
        public MockProvider Provider { get; } = new();

        public ValueTask InitializeAsync() => Provider.InitializeAsync();

        public ValueTask DisposeAsync() => Provider.DisposeAsync();
    }
}
