using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Parlance.Chat.Accounts.Providers;

namespace Parlance.Integrations.Oidc;

/// <summary>Exchanges a code at a provider's token endpoint (RFC 6749, section 4.1.3; RFC 7636).</summary>
internal sealed class TokenEndpoint(ProviderHttp http, OidcSettings settings)
{
    public sealed record Tokens(string Access, string Id);

    public async Task<Tokens> RedeemAsync(OidcMetadata metadata, AuthorizationResponse response, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, metadata.Token);
        var form = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["grant_type"] = "authorization_code",
            ["code"] = response.Code,
            ["redirect_uri"] = response.RedirectUri.AbsoluteUri,
            ["code_verifier"] = response.CodeVerifier,
        };
        Authenticate(request, form, metadata.TokenAuthentication);
        request.Content = new FormUrlEncodedContent(form);

        var (status, body) = await http.SendAsync(request, "The token", cancel);
        return status is HttpStatusCode.OK ? Read(body) : throw Refusal(body);
    }

    private void Authenticate(HttpRequestMessage request, Dictionary<string, string> form, IReadOnlyList<string> methods)
    {
        if (settings.ClientSecret is { } secret && methods.Contains("client_secret_basic", StringComparer.Ordinal))
        {
            // Section 2.3.1: both halves are form-encoded first, so that a colon in one of them does not end it.
            var pair = $"{WebUtility.UrlEncode(settings.ClientId)}:{WebUtility.UrlEncode(secret)}";
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(pair)));
            return;
        }

        form["client_id"] = settings.ClientId;
        if (settings.ClientSecret is { } posted && methods.Contains("client_secret_post", StringComparer.Ordinal))
        {
            form["client_secret"] = posted;
        }
        else if (!methods.Contains("none", StringComparer.Ordinal))
        {
            throw Distrust.Untrusted(settings.ClientSecret is null
                ? "The provider wants a client secret, and none is configured."
                : "The provider takes no client secret; its ways to authenticate a client are not known here.");
        }
    }

    private static Tokens Read(JsonElement body) =>
        body.Text("access_token") is { Length: > 0 } access && body.Text("id_token") is { Length: > 0 } id
        && string.Equals(body.Text("token_type"), "Bearer", StringComparison.OrdinalIgnoreCase)
            ? new Tokens(access, id)
            : throw Distrust.Untrusted("The provider gave no ID token.");

    // The codes of RFC 6749, section 5.2. What else an answer says is a stranger's text and goes nowhere.
    private static IdentityProviderException Refusal(JsonElement body) => body.Text("error") switch
    {
        "invalid_client" or "unauthorized_client" => Distrust.Untrusted("The provider does not accept the configured client and secret."),
        "invalid_grant" => Distrust.Untrusted("The provider does not accept the code: it is used up, too old, or from another sign-in."),
        _ => Distrust.Untrusted("The provider refused to redeem the code."),
    };
}
