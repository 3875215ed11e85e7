using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Parlance.Chat.Tests.Accounts;

/// <summary>Somebody at the HTTP API, from one device. Keeps the refresh token itself, as a client other than the page does.</summary>
internal sealed class AccountApi(Uri server)
{
    public const string Password = "correct horse battery";

    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });
    private readonly Uri _api = new(server, "/api/v1/");

    /// <summary>What requests are made with. Null for nobody.</summary>
    public string? Token { get; set; }

    public string RefreshToken { get; set; } = "";

    /// <summary>The account as the last sign-in showed it.</summary>
    public JsonElement Me { get; private set; }

    public string UserId => Me.GetProperty("id").GetString()!;

    /// <summary>Makes an account and signs in to it.</summary>
    public async Task<AccountApi> RegisterAsync(string username, string? email = null, string? invitation = null)
    {
        var answer = await SendAsync(HttpMethod.Post, "auth/register", new { username, email, password = Password, invitation, client = "body" });
        Signed(answer.Ok(HttpStatusCode.Created));
        return this;
    }

    public async Task<AccountApi> LoginAsync(string login, string password = Password)
    {
        Signed((await TryLoginAsync(login, password)).Ok());
        return this;
    }

    public Task<ApiAnswer> TryLoginAsync(string login, string password = Password) =>
        SendAsync(HttpMethod.Post, "auth/login", new { login, password, client = "body" });

    public async Task RefreshAsync() => Signed((await SendAsync(HttpMethod.Post, "auth/refresh", new { refreshToken = RefreshToken })).Ok());

    /// <summary>Proves once more who it is, and takes the tokens that are good from there on, as every client has to.</summary>
    public async Task ProveAgainAsync(object proof)
    {
        (await PostAsync("auth/reauthenticate", proof)).Ok();
        await RefreshAsync();
    }

    /// <summary>Takes the tokens of an answer that signs in.</summary>
    public void Signed(JsonElement signed)
    {
        Token = signed.GetProperty("accessToken").GetString();
        RefreshToken = signed.GetProperty("refreshToken").GetString()!;
        Me = signed.GetProperty("me");
    }

    public Task<ApiAnswer> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<ApiAnswer> PostAsync(string path, object? body = null) => SendAsync(HttpMethod.Post, path, body ?? new { });

    public Task<ApiAnswer> PutAsync(string path, object body) => SendAsync(HttpMethod.Put, path, body);

    public Task<ApiAnswer> PatchAsync(string path, object body) => SendAsync(HttpMethod.Patch, path, body);

    public Task<ApiAnswer> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path);

    public async Task<ApiAnswer> SendAsync(HttpMethod method, string path, object? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(_api, path));
        if (Token is not null)
        {
            request.Headers.Authorization = new("Bearer", Token);
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        request.Content = body is null ? null : JsonContent.Create(body);
        using var response = await Http.SendAsync(request, TestContext.Current.CancellationToken);
        return await ApiAnswer.OfAsync(response);
    }
}
