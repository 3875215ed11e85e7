using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Parlance.Chat.Accounts.Providers;
using Parlance.Integrations.Oidc;

namespace Parlance.Integrations.GitHub;

/// <summary>
/// Sign-in with GitHub, which speaks OAuth 2.0 and not OpenID Connect: who the person is comes from its API, asked with the token that our own
/// code, secret and PKCE verifier were exchanged for. Its answers carry no <c>iss</c>; a callback address for each provider keeps them apart.
/// </summary>
internal sealed class GitHubProvider(GitHubSettings settings, ProviderHttp http) : IIdentityProvider
{
    public string Name => settings.Name;

    public string Issuer => settings.Site.TrimEnd('/');

    public string Label => settings.Label;

    public IdentityProviderKind Kind => IdentityProviderKind.GitHub;

    public Task<Uri> AuthorizeAsync(AuthorizationRequest request, CancellationToken cancel) =>
        Task.FromResult(new Uri(QueryHelpers.AddQueryString(settings.Authorize.AbsoluteUri, new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["response_type"] = "code",
            ["client_id"] = settings.ClientId,
            ["redirect_uri"] = request.RedirectUri.AbsoluteUri,
            ["scope"] = settings.Scopes,
            ["state"] = request.State,
            ["code_challenge"] = OidcProvider.Challenge(request.CodeVerifier),
            ["code_challenge_method"] = "S256",
            // GitHub cannot be made to ask for the password again; choosing the account is all that it offers.
            ["prompt"] = request.Reauthenticate ? "select_account" : null,
        })));

    public async Task<ExternalIdentity> RedeemAsync(AuthorizationResponse response, CancellationToken cancel)
    {
        var token = await TokenAsync(response, cancel);
        var user = await http.GetAsync(Ask("/user", token), "The GitHub user", cancel);
        // The number stays when the person takes another name, and another person may then take the old name.
        var id = user.Number("id") is { } number and > 0
            ? number.ToString(CultureInfo.InvariantCulture)
            : throw Distrust.Untrusted("GitHub did not say who the user is.");

        return new ExternalIdentity
        {
            Subject = id,
            // The address in the profile is whatever the person typed there; only this list says what was verified.
            Email = VerifiedPrimary(await EmailsAsync(token, cancel)),
            EmailVerified = true,
            DisplayName = user.Text("name"),
            Username = user.Text("login"),
        };
    }

    public async Task CheckAsync(CancellationToken cancel)
    {
        // Without a person there is no token; that the API answers, if only with a refusal, is all that can be seen.
        using var request = new HttpRequestMessage(HttpMethod.Get, settings.Api("/user"));
        var (status, _) = await http.SendAsync(request, "GitHub", cancel);
        if (status is not (HttpStatusCode.OK or HttpStatusCode.Unauthorized))
        {
            throw Distrust.Unavailable(string.Create(CultureInfo.InvariantCulture, $"GitHub's API was answered with status {(int)status}."));
        }
    }

    private async Task<string> TokenAsync(AuthorizationResponse response, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, settings.Token);
        request.Content = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["grant_type"] = "authorization_code",
            ["client_id"] = settings.ClientId,
            ["client_secret"] = settings.ClientSecret,
            ["code"] = response.Code,
            ["redirect_uri"] = response.RedirectUri.AbsoluteUri,
            ["code_verifier"] = response.CodeVerifier,
        });
        // GitHub answers refusals with status 200 too.
        var (_, body) = await http.SendAsync(request, "The token", cancel);
        return (body.Text("error"), body.Text("access_token")) switch
        {
            (null, { Length: > 0 } token) => token,
            ("incorrect_client_credentials", _) => throw Distrust.Untrusted("GitHub does not accept the configured client and secret."),
            _ => throw Distrust.Untrusted("GitHub does not accept the code."),
        };
    }

    private async Task<JsonElement> EmailsAsync(string token, CancellationToken cancel)
    {
        using var request = Ask("/user/emails", token);
        var (status, body) = await http.SendAsync(request, "The GitHub user's addresses", cancel);
        // Somebody may have left the scope user:email out on purpose: then there are no addresses.
        return status is HttpStatusCode.OK ? body : default;
    }

    private HttpRequestMessage Ask(string path, string token)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, settings.Api(path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.Accept.ParseAdd("application/vnd.github+json");
        request.Headers.Add("X-GitHub-Api-Version", "2022-11-28");
        return request;
    }

    private static string? VerifiedPrimary(JsonElement emails) =>
        emails.ValueKind is not JsonValueKind.Array
            ? null
            : emails.EnumerateArray().Where(email => email.Says("primary") && email.Says("verified")).Select(email => email.Text("email")).FirstOrDefault();
}
