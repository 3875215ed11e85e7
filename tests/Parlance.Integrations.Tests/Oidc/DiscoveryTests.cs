using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Parlance.Chat.Accounts.Providers;

namespace Parlance.Integrations.Tests.Oidc;

/// <summary>What a provider publishes about itself, and how it may fail to.</summary>
public sealed class DiscoveryTests : OidcTest
{
    private int _asked;

    [Theory]
    [InlineData("issuer", "https://evil.example", "calls itself https://evil.example/")]
    [InlineData("issuer", "ISSUER/", "calls itself")]
    [InlineData("issuer", null, "something else")]
    [InlineData("authorization_endpoint", "http://provider.example/authorize", "not an https address")]
    [InlineData("token_endpoint", "http://provider.example/token", "not an https address")]
    [InlineData("jwks_uri", "file:///etc/passwd", "not an https address")]
    [InlineData("jwks_uri", "/keys", "not an https address")]
    [InlineData("userinfo_endpoint", "ftp://provider.example/", "not an https address")]
    [InlineData("token_endpoint", null, "no token_endpoint")]
    public async Task Metadata_that_cannot_be_trusted_is_refused(string member, string? value, string reason)
    {
        await using var server = await ServeAsync((issuer, context) =>
        {
            var metadata = Metadata(issuer);
            metadata[member] = value?.Replace("ISSUER", issuer, StringComparison.Ordinal);
            return context.Response.WriteAsJsonAsync(metadata.Where(pair => pair.Value is not null).ToDictionary(StringComparer.Ordinal));
        });

        var refusal = await RefusalAsync(Provider(Address(server), "chat"));

        Assert.Equal(IdentityFailure.Untrusted, refusal.Failure);
        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var server = await ServeAsync((issuer, context) =>
        {
            context.Response.Redirect(issuer + "/elsewhere");
            return Task.CompletedTask;
        });

        Assert.Contains("status 302", (await RefusalAsync(Provider(Address(server), "chat"))).Message, StringComparison.Ordinal);
        Assert.Equal(1, _asked);
    }

    [Fact]
    public async Task An_endless_answer_is_not_read()
    {
        await using var server = await ServeAsync((_, context) => context.Response.WriteAsync(new string(' ', 300 * 1024)));

        Assert.Equal(IdentityFailure.Unavailable, (await RefusalAsync(Provider(Address(server), "chat"))).Failure);
    }

    [Fact]
    public async Task A_provider_that_never_answers_is_given_up()
    {
        await using var server = await ServeAsync((_, context) => Task.Delay(Timeout.Infinite, context.RequestAborted));

        var refusal = await RefusalAsync(Provider(Address(server), "chat", timeout: TimeSpan.FromMilliseconds(100)));

        Assert.Contains("in time", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("<html></html>")]
    [InlineData("""{ "issuer": "a", "issuer": "b" }""")]
    public async Task What_is_not_proper_JSON_is_refused(string body)
    {
        await using var server = await ServeAsync((_, context) => context.Response.WriteAsync(body));

        Assert.Contains("not proper JSON", (await RefusalAsync(Provider(Address(server), "chat"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_provider_that_failed_is_left_alone_for_a_moment()
    {
        await using var server = await ServeAsync((_, context) =>
        {
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            return Task.CompletedTask;
        });
        var provider = Provider(Address(server), "chat");

        await RefusalAsync(provider);
        await RefusalAsync(provider);
        Assert.Equal(1, _asked);

        Clock.Advance(TimeSpan.FromSeconds(6));
        await RefusalAsync(provider);
        Assert.Equal(2, _asked);
    }

    [Fact]
    public async Task Metadata_is_kept_for_an_hour_and_longer_while_the_provider_is_away()
    {
        var broken = false;
        await using var server = await ServeAsync((issuer, context) =>
        {
            context.Response.StatusCode = broken ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK;
            return broken ? Task.CompletedTask : context.Response.WriteAsJsonAsync(Metadata(issuer));
        });
        var trip = new RoundTrip(Provider(Address(server), "chat"));

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => trip.StartAsync()));
        Assert.Equal(1, _asked);

        broken = true;
        Clock.Advance(TimeSpan.FromHours(2));
        await trip.StartAsync();
        Assert.Equal(2, _asked);
    }

    [Fact]
    public async Task The_browser_is_sent_with_everything_that_ties_the_answer_to_it()
    {
        await using var server = await ServeAsync((issuer, context) =>
        {
            var metadata = Metadata(issuer);
            metadata["authorization_endpoint"] = "https://provider.example/authorize?tenant=7";
            return context.Response.WriteAsJsonAsync(metadata);
        });
        var trip = new RoundTrip(Provider(Address(server), "chat"));

        var address = await trip.StartAsync();

        var query = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(address.Query);
        Assert.Equal("https://provider.example/authorize", address.GetLeftPart(UriPartial.Path));
        Assert.Equal(
            ("7", "code", "chat", trip.RedirectUri.AbsoluteUri, "openid profile email", trip.State, trip.Nonce, "S256"),
            (query["tenant"].ToString(), query["response_type"].ToString(), query["client_id"].ToString(), query["redirect_uri"].ToString(),
             query["scope"].ToString(), query["state"].ToString(), query["nonce"].ToString(), query["code_challenge_method"].ToString()));
        Assert.DoesNotContain(trip.CodeVerifier, address.Query, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", address.Query, StringComparison.Ordinal);
    }

    private static Task<IdentityProviderException> RefusalAsync(IIdentityProvider provider) =>
        Assert.ThrowsAsync<IdentityProviderException>(() => new RoundTrip(provider).StartAsync());

    private static Dictionary<string, string?> Metadata(string issuer) => new(StringComparer.Ordinal)
    {
        ["issuer"] = issuer,
        ["authorization_endpoint"] = issuer + "/authorize",
        ["token_endpoint"] = issuer + "/token",
        ["jwks_uri"] = issuer + "/keys",
    };

    private static string Address(WebApplication server) =>
        server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    private async Task<WebApplication> ServeAsync(Func<string, HttpContext, Task> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = builder.Build();
        server.Run(context =>
        {
            Interlocked.Increment(ref _asked);
            return answer($"http://{context.Request.Host}", context);
        });
        await server.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }
}
