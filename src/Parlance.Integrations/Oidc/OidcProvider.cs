using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Parlance.Chat.Accounts.Providers;

namespace Parlance.Integrations.Oidc;

/// <summary>
/// Sign-in with an OpenID provider: the code flow of OpenID Connect Core 1.0 with PKCE (RFC 7636). Everything about the provider but its issuer
/// comes from its metadata, so that one class serves Google, Entra, Keycloak and the rest.
/// </summary>
internal sealed partial class OidcProvider : IIdentityProvider, IDisposable
{
    private readonly OidcSettings _settings;
    private readonly ProviderHttp _http;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly TokenEndpoint _tokens;
    private readonly Remembered<OidcMetadata> _metadata;
    private readonly Remembered<IReadOnlyList<SigningKey>> _keys;

    public OidcProvider(OidcSettings settings, ProviderHttp http, TimeProvider clock, ILogger<OidcProvider> logger)
    {
        (_settings, _http, _clock, _logger) = (settings, http, clock, logger);
        _tokens = new TokenEndpoint(http, settings);
        _metadata = new(FetchMetadataAsync, clock, reason => LogRenewalFailed(settings.Name, reason));
        _keys = new(FetchKeysAsync, clock, reason => LogRenewalFailed(settings.Name, reason));
    }

    public string Name => _settings.Name;

    public string Issuer => _settings.Issuer;

    public string Label => _settings.Label;

    public IdentityProviderKind Kind => _settings.Kind;

    public async Task<Uri> AuthorizeAsync(AuthorizationRequest request, CancellationToken cancel)
    {
        var metadata = await _metadata.GetAsync(cancel);
        var query = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["response_type"] = "code",
            ["client_id"] = _settings.ClientId,
            ["redirect_uri"] = request.RedirectUri.AbsoluteUri,
            ["scope"] = _settings.Scopes,
            ["state"] = request.State,
            ["nonce"] = request.Nonce,
            ["code_challenge"] = Challenge(request.CodeVerifier),
            ["code_challenge_method"] = "S256",
        };
        if (request.Reauthenticate)
        {
            query["prompt"] = _settings.ProvesFreshSignIn ? "login" : "select_account";
            query["max_age"] = _settings.ProvesFreshSignIn ? "0" : null;
        }

        return new Uri(QueryHelpers.AddQueryString(metadata.Authorization.AbsoluteUri, query));
    }

    public async Task<ExternalIdentity> RedeemAsync(AuthorizationResponse response, CancellationToken cancel)
    {
        var metadata = await _metadata.GetAsync(cancel);
        // Mix-up (RFC 9207): the answer of one provider must not bring its code to the token endpoint of another.
        if ((response.Issuer is not null || metadata.AnswersWithIssuer) && !string.Equals(response.Issuer, _settings.Issuer, StringComparison.Ordinal))
        {
            throw Distrust.Untrusted("The answer is from another issuer.");
        }

        var tokens = await _tokens.RedeemAsync(metadata, response, cancel);
        var token = SignedToken.Parse(tokens.Id);
        await CheckSignatureAsync(token, cancel);
        IdTokenRules.Check(token, new IdTokenRules.Expected(
            _settings.Issuer, _settings.ClientId, response.Nonce, tokens.Access, _clock.GetUtcNow(), response.AuthenticatedSince, _settings.ProvesFreshSignIn));

        return token.Claims.Has("email") || metadata.UserInfo is null
            ? Identity(token.Claims, token.Claims)
            : Identity(token.Claims, await UserInfoAsync(metadata.UserInfo, tokens.Access, token.Claims.Text("sub")!, cancel));
    }

    public async Task CheckAsync(CancellationToken cancel)
    {
        await _metadata.GetAsync(cancel);
        if ((await _keys.GetAsync(cancel)).Count == 0)
        {
            throw Distrust.Untrusted("The provider publishes no key that may sign an ID token.");
        }
    }

    /// <summary>The hash of the verifier that the provider is told (RFC 7636, section 4.2).</summary>
    internal static string Challenge(string codeVerifier) => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(codeVerifier)));

    public void Dispose()
    {
        _metadata.Dispose();
        _keys.Dispose();
    }

    private async Task CheckSignatureAsync(SignedToken token, CancellationToken cancel)
    {
        var signed = token.IsSignedBy(await _keys.GetAsync(cancel));
        if (signed is null)
        {
            // The provider may have changed its keys since they were read.
            LogUnknownKey(Name);
            signed = token.IsSignedBy(await _keys.RefetchAsync(cancel));
        }

        if (signed is not true)
        {
            throw Distrust.Untrusted(signed is null ? "The ID token is signed with a key that the provider does not publish." : "The ID token's signature is wrong.");
        }
    }

    private async Task<JsonElement> UserInfoAsync(Uri address, string accessToken, string subject, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        var claims = await _http.GetAsync(request, "The user's information", cancel);
        // Section 5.3.2: otherwise one person's token could be answered with another's e-mail.
        return string.Equals(claims.Text("sub"), subject, StringComparison.Ordinal)
            ? claims
            : throw Distrust.Untrusted("The user's information is about another subject.");
    }

    private ExternalIdentity Identity(JsonElement token, JsonElement profile) => new()
    {
        Subject = token.Text("sub")!,
        Email = profile.Text("email"),
        EmailVerified = _settings.TrustEmail || profile.Says("email_verified"),
        DisplayName = profile.Text("name") ?? token.Text("name"),
        Username = profile.Text("preferred_username") ?? token.Text("preferred_username"),
        Locale = profile.Text("locale") ?? token.Text("locale"),
    };

    private async Task<OidcMetadata> FetchMetadataAsync(CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, OidcMetadata.Address(_settings.Issuer));
        return OidcMetadata.Read(await _http.GetAsync(request, "The provider's metadata", cancel), _settings.Issuer);
    }

    private async Task<IReadOnlyList<SigningKey>> FetchKeysAsync(CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, (await _metadata.GetAsync(cancel)).Keys);
        return SigningKey.ReadSet(await _http.GetAsync(request, "The provider's key set", cancel));
    }

    [LoggerMessage(12_100, LogLevel.Warning, "What is known of identity provider {Provider} stays in use, its renewal failed: {Reason}")]
    private partial void LogRenewalFailed(string provider, string reason);

    [LoggerMessage(12_101, LogLevel.Information, "An ID token names a key that is not known of identity provider {Provider}")]
    private partial void LogUnknownKey(string provider);
}
