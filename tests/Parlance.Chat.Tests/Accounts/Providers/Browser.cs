using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Parlance.Chat.Tests.Accounts.Providers;

/// <summary>A browser with the page in it: keeps cookies, follows the provider's redirects when it is told to, and uses the API as the page does.</summary>
internal sealed class Browser(Uri server) : IDisposable
{
    private const string RefreshCookie = "__Host-parlance_refresh";
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });

    /// <summary>What the server has set and not taken back.</summary>
    public Dictionary<string, string> Cookies { get; } = new(StringComparer.Ordinal);

    /// <summary>The last cookies as they were set, attributes and all.</summary>
    public List<string> SetCookies { get; } = [];

    public bool HasSession => Cookies.ContainsKey(RefreshCookie);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Asks the server where to go, and goes to the provider, which sends the browser back.</summary>
    /// <returns>The address that the provider sends it to.</returns>
    public async Task<Uri> GoAsync(string provider = "house", object? request = null, string? token = null) =>
        await AtProviderAsync(await StartAsync(provider, request, token));

    public async Task<Uri> StartAsync(string provider = "house", object? request = null, string? token = null) =>
        new((await TryStartAsync(provider, request, token)).Ok().GetProperty("url").GetString()!);

    public async Task<ApiAnswer> TryStartAsync(string provider = "house", object? request = null, string? token = null) =>
        await SendAsync(HttpMethod.Post, $"auth/providers/{provider}/start", request ?? new { purpose = "signin", returnTo = "/" }, token);

    public async Task<Uri> AtProviderAsync(Uri address)
    {
        using var response = await _http.GetAsync(address, Cancel);
        return response.Headers.Location!;
    }

    /// <summary>Comes back from the provider.</summary>
    /// <returns>The page that the server sends the browser to.</returns>
    public async Task<string> ComeBackAsync(Uri address)
    {
        // The server lives at another port than its public address says.
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server, address.PathAndQuery));
        using var response = await ExchangeAsync(request);
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        return response.Headers.Location!.OriginalString;
    }

    /// <summary>The whole way.</summary>
    public async Task<string> SignInAsync(string provider = "house", object? request = null, string? token = null) =>
        await ComeBackAsync(await GoAsync(provider, request, token));

    /// <summary>What the page does at <c>/signin/done</c>: its cookie gets it an access token.</summary>
    public async Task<(string Token, JsonElement Me)> OpenPageAsync()
    {
        var signed = (await SendAsync(HttpMethod.Post, "auth/refresh", body: null, token: null)).Ok();
        return (signed.GetProperty("accessToken").GetString()!, signed.GetProperty("me"));
    }

    public Task<ApiAnswer> DeleteAsync(string path, string token) => SendAsync(HttpMethod.Delete, path, body: null, token);

    public void Dispose() => _http.Dispose();

    private async Task<ApiAnswer> SendAsync(HttpMethod method, string path, object? body, string? token)
    {
        using var request = new HttpRequestMessage(method, new Uri(server, "/api/v1/" + path));
        request.Content = body is null ? null : JsonContent.Create(body);
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        request.Headers.Add("X-Parlance-Csrf", "1");
        using var response = await ExchangeAsync(request);
        return await ApiAnswer.OfAsync(response);
    }

    private async Task<HttpResponseMessage> ExchangeAsync(HttpRequestMessage request)
    {
        if (Cookies.Count > 0)
        {
            request.Headers.Add("Cookie", string.Join("; ", Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        }

        var response = await _http.SendAsync(request, Cancel);
        SetCookies.Clear();
        SetCookies.AddRange(response.Headers.TryGetValues("Set-Cookie", out var set) ? set : []);
        foreach (var (name, value) in SetCookies.Select(cookie => cookie.Split(';')[0].Split('=', 2)).Select(pair => (pair[0], pair[1])))
        {
            Cookies[name] = value;
            if (value is "")
            {
                Cookies.Remove(name);
            }
        }

        return response;
    }
}
