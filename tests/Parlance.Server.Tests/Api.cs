using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Parlance.Server.Tests;

/// <summary>A client of the HTTP API that keeps its refresh token itself.</summary>
internal sealed class Api(Uri address) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(20) };

    public HttpClient Http => _http;

    public string? AccessToken { get; private set; }

    public void Use(string accessToken) => AccessToken = accessToken;

    public async Task<JsonElement> SignInAsync(string login, string password)
    {
        var (status, body) = await PostAsync("/api/v1/auth/login", new { login, password, client = "body" });
        Assert.True(status is HttpStatusCode.OK, body.ToString());
        AccessToken = body.GetProperty("accessToken").GetString();
        return body;
    }

    public async Task<(HttpStatusCode Status, JsonElement Body)> PostAsync(string path, object body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        return await SendAsync(request, headers);
    }

    public async Task<(HttpStatusCode Status, JsonElement Body)> GetAsync(string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        return await SendAsync(request, headers);
    }

    public void Dispose() => _http.Dispose();

    private async Task<(HttpStatusCode Status, JsonElement Body)> SendAsync(HttpRequestMessage request, (string Name, string Value)[] headers)
    {
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        if (AccessToken is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", AccessToken);
        }

        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return (response.StatusCode, text.Length is 0 ? default : JsonElement.Parse(text));
    }
}
