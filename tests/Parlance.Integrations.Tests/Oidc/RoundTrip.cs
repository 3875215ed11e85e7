using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.WebUtilities;
using Parlance.Chat.Accounts.Providers;

namespace Parlance.Integrations.Tests.Oidc;

/// <summary>One sign-in at a provider, as the product and a browser would make it.</summary>
internal sealed record RoundTrip(IIdentityProvider Provider)
{
    private static readonly HttpClient Browser = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    public Uri RedirectUri { get; init; } = new("https://chat.example/api/v1/auth/providers/test/callback");

    public string State { get; } = Secret();

    public string Nonce { get; } = Secret();

    public string CodeVerifier { get; } = Secret();

    public DateTimeOffset? AuthenticatedSince { get; init; }

    public static string Secret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public Task<Uri> StartAsync() => Provider.AuthorizeAsync(
        new AuthorizationRequest(RedirectUri, State, Nonce, CodeVerifier, AuthenticatedSince is not null), TestContext.Current.CancellationToken);

    /// <summary>Goes to the provider and comes back at once, since it asks nothing.</summary>
    public async Task<AuthorizationResponse> GoAsync()
    {
        using var response = await Browser.GetAsync(await StartAsync(), TestContext.Current.CancellationToken);
        return Back(response.Headers.Location!);
    }

    /// <summary>Reads the address to which the provider sent the browser back.</summary>
    public AuthorizationResponse Back(Uri location)
    {
        Assert.Equal(RedirectUri.AbsoluteUri, location.GetLeftPart(UriPartial.Path));
        var query = QueryHelpers.ParseQuery(location.Query);
        Assert.Equal(State, query["state"]);
        return new AuthorizationResponse(
            query["code"].ToString(), query.TryGetValue("iss", out var issuer) ? issuer.ToString() : null, RedirectUri, Nonce, CodeVerifier, AuthenticatedSince);
    }

    public Task<ExternalIdentity> RedeemAsync(AuthorizationResponse response) => Provider.RedeemAsync(response, TestContext.Current.CancellationToken);

    public async Task<ExternalIdentity> SignInAsync() => await RedeemAsync(await GoAsync());

    public async Task<IdentityProviderException> IsRefusedAsync() => await IsRefusedAsync(await GoAsync());

    public Task<IdentityProviderException> IsRefusedAsync(AuthorizationResponse response) =>
        Assert.ThrowsAsync<IdentityProviderException>(() => RedeemAsync(response));
}
