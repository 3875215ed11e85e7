using System.Globalization;
using System.Net;
using System.Text.Json;
using Parlance.Chat.Accounts.Providers;

namespace Parlance.Integrations.Oidc;

/// <summary>Requests to identity providers: short, small, never redirected, and JSON or nothing.</summary>
internal sealed class ProviderHttp : IDisposable
{
    /// <summary>An answer with the same member twice is read differently by different readers: such are refused (RFC 8259, section 4).</summary>
    public static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    private readonly HttpClient _client;

    public ProviderHttp(TimeSpan? timeout = null)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            MaxResponseHeadersLength = 32,
            // A provider's address may change while this process lives.
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };
        _client = new HttpClient(handler)
        {
            Timeout = timeout ?? OidcLimits.RequestTimeout,
            MaxResponseContentBufferSize = OidcLimits.ResponseBytesMax,
        };
        _client.DefaultRequestHeaders.Accept.ParseAdd("application/json");
        // GitHub's API refuses requests that do not say who asks.
        _client.DefaultRequestHeaders.UserAgent.ParseAdd("Parlance");
    }

    /// <summary>Sends a request that must be answered with 200 and JSON.</summary>
    public async Task<JsonElement> GetAsync(HttpRequestMessage request, string what, CancellationToken cancel)
    {
        var (status, body) = await SendAsync(request, what, cancel);
        return status is HttpStatusCode.OK ? body : throw Unexpected(status, what);
    }

    /// <summary>Sends a request that is answered with JSON, whatever the status below 500.</summary>
    public async Task<(HttpStatusCode Status, JsonElement Body)> SendAsync(HttpRequestMessage request, string what, CancellationToken cancel)
    {
        try
        {
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseContentRead, cancel);
            if ((int)response.StatusCode is >= 300 and < 400 or >= 500)
            {
                throw Unexpected(response.StatusCode, what);
            }

            var body = await response.Content.ReadAsByteArrayAsync(cancel);
            return (response.StatusCode, Parse(body, response.StatusCode, what));
        }
        catch (HttpRequestException exception)
        {
            throw Distrust.Unavailable($"{what} cannot be had: {exception.HttpRequestError}.", exception);
        }
        catch (OperationCanceledException exception) when (!cancel.IsCancellationRequested)
        {
            throw Distrust.Unavailable($"{what} did not come in time.", exception);
        }
    }

    public void Dispose() => _client.Dispose();

    private static JsonElement Parse(byte[] body, HttpStatusCode status, string what)
    {
        try
        {
            using var document = JsonDocument.Parse(body, Strict);
            return document.RootElement.Clone();
        }
        catch (JsonException exception)
        {
            // A 404 is a page for people more often than JSON: then the status says more than the body.
            throw status is HttpStatusCode.OK ? Distrust.Untrusted($"{what} is not proper JSON.", exception) : Unexpected(status, what);
        }
    }

    private static IdentityProviderException Unexpected(HttpStatusCode status, string what) =>
        Distrust.Unavailable(string.Create(CultureInfo.InvariantCulture, $"{what} was answered with status {(int)status}."));
}
