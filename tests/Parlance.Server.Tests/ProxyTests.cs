using System.Net;

namespace Parlance.Server.Tests;

public sealed class ProxyTests
{
    private const string Client = "203.0.113.7";

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.0.0.0/8, 127.0.0.0/8")]
    public async Task A_trusted_proxy_tells_the_address_and_the_scheme(string trusted)
    {
        await using var installation = await Installation.CreateAsync();
        installation.Environment["PARLANCE__TRUSTEDPROXIES"] = trusted;
        await using var server = await installation.ServeAsync();
        using var api = new Api(server.Address);

        var (cookie, strictTransport) = await RegisterAsync(api, "ann", ("X-Forwarded-For", Client), ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "chat.example.org"));

        Assert.StartsWith("__Host-", cookie, StringComparison.Ordinal);
        Assert.NotNull(strictTransport);
        Assert.Equal(Client, await AddressOfSessionAsync(installation));
    }

    [Fact]
    public async Task What_a_client_writes_itself_is_not_believed_behind_a_trusted_proxy()
    {
        await using var installation = await Installation.CreateAsync();
        installation.Environment["PARLANCE__TRUSTEDPROXIES__0"] = "127.0.0.1";
        await using var server = await installation.ServeAsync();
        using var api = new Api(server.Address);

        // The client has claimed 192.0.2.1; the proxy has added where the request really came from.
        await RegisterAsync(api, "ann", ("X-Forwarded-For", $"192.0.2.1, {Client}"));

        Assert.Equal(Client, await AddressOfSessionAsync(installation));
    }

    [Theory]
    [InlineData("PARLANCE__TRUSTEDPROXIES", "")]
    [InlineData("PARLANCE__TRUSTEDPROXIES", "10.0.0.0/8")]
    [InlineData("ASPNETCORE_FORWARDEDHEADERS_ENABLED", "true")]
    public async Task Nobody_else_is_believed(string name, string value)
    {
        await using var installation = await Installation.CreateAsync();
        installation.Environment[name] = value;
        await using var server = await installation.ServeAsync();
        using var api = new Api(server.Address);

        var (_, strictTransport) = await RegisterAsync(api, "ann", ("X-Forwarded-For", Client), ("X-Forwarded-Proto", "https"));

        Assert.Null(strictTransport);
        Assert.Equal("127.0.0.1", await AddressOfSessionAsync(installation));
    }

    [Fact]
    public async Task The_limits_count_what_a_trusted_proxy_says_and_nothing_else()
    {
        await using var installation = await Installation.CreateAsync();
        installation.Environment["PARLANCE__TRUSTEDPROXIES"] = "127.0.0.1";
        await using var trusting = await installation.ServeAsync();
        installation.Environment["PARLANCE__TRUSTEDPROXIES"] = "";
        await using var wary = await installation.ServeAsync();

        Assert.DoesNotContain(HttpStatusCode.TooManyRequests, await FloodAsync(trusting));
        Assert.Contains(HttpStatusCode.TooManyRequests, await FloodAsync(wary));
    }

    // Each request claims another address. They are counted before they are found to be empty.
    private static async Task<IReadOnlyList<HttpStatusCode>> FloodAsync(ServerProcess server)
    {
        using var api = new Api(server.Address);
        var answers = new List<HttpStatusCode>();
        for (var index = 1; index <= 60; index++)
        {
            answers.Add((await api.PostAsync("/api/v1/auth/register", new { }, ("X-Forwarded-For", $"203.0.113.{index}"))).Status);
        }

        return answers;
    }

    private static async Task<string> AddressOfSessionAsync(Installation installation) =>
        (await installation.QueryAsync<string>("SELECT address FROM sessions"))[0];

    private static async Task<(string Cookie, string? StrictTransport)> RegisterAsync(Api api, string username, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/auth/register")
        {
            Content = System.Net.Http.Json.JsonContent.Create(new { username, password = "nine tall lamps" }),
        };
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        using var response = await api.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        return (
            Assert.Single(response.Headers.GetValues("Set-Cookie"), cookie => cookie.Contains("parlance_refresh=", StringComparison.Ordinal)),
            response.Headers.TryGetValues("Strict-Transport-Security", out var values) ? values.Single() : null);
    }
}
