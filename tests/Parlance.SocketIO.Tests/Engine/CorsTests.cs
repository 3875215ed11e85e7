using Parlance.SocketIO.Tests.Harness;

namespace Parlance.SocketIO.Tests.Engine;

public sealed class CorsTests
{
    private const string Ours = "https://app.example";
    private const string Theirs = "https://evil.example";

    [Fact]
    public async Task Without_the_option_nothing_is_said()
    {
        await using var app = await TestApp.StartAsync();

        var headers = await HeadersAsync(app, HttpMethod.Get, Theirs);

        Assert.DoesNotContain(headers, static header => header.Key.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task One_origin_is_told_to_everybody()
    {
        await using var app = await StartAsync(static cors => cors.Origins.Add(Ours));

        var headers = await HeadersAsync(app, HttpMethod.Get, Theirs);

        Assert.Equal(Ours, headers["Access-Control-Allow-Origin"]);
        Assert.Equal("Origin", headers["Vary"]);
    }

    [Theory]
    [InlineData("https://one.example", true)]
    [InlineData("https://TWO.example", true)]
    [InlineData("https://one.example:444", false)]
    [InlineData("http://one.example", false)]
    [InlineData(Theirs, false)]
    [InlineData(null, false)]
    public async Task One_of_several_origins_is_told_back(string? origin, bool allowed)
    {
        await using var app = await StartAsync(static cors =>
        {
            cors.Origins.Add("https://one.example");
            cors.Origins.Add("https://two.example");
        });

        var headers = await HeadersAsync(app, HttpMethod.Get, origin);

        Assert.Equal(allowed ? origin : null, headers.GetValueOrDefault("Access-Control-Allow-Origin"));
        Assert.Equal("Origin", headers["Vary"]);
    }

    [Fact]
    public async Task A_function_may_decide_about_origins()
    {
        await using var app = await StartAsync(static cors => cors.IsOriginAllowed = static origin => origin.EndsWith(".example", StringComparison.Ordinal));

        Assert.Equal(Ours, (await HeadersAsync(app, HttpMethod.Get, Ours))["Access-Control-Allow-Origin"]);
        Assert.DoesNotContain("Access-Control-Allow-Origin", (await HeadersAsync(app, HttpMethod.Get, "https://app.elsewhere")).Keys);
    }

    [Fact]
    public async Task Any_origin_is_a_star()
    {
        await using var app = await StartAsync(static cors => cors.Origins.Add("*"));

        var headers = await HeadersAsync(app, HttpMethod.Get, Theirs);

        Assert.Equal("*", headers["Access-Control-Allow-Origin"]);
        Assert.DoesNotContain("Vary", headers.Keys);
    }

    [Fact]
    public async Task Credentials_and_exposed_headers_are_told()
    {
        await using var app = await StartAsync(static cors =>
        {
            cors.Origins.Add(Ours);
            cors.Credentials = true;
            cors.ExposedHeaders.Add("X-One");
            cors.ExposedHeaders.Add("X-Two");
        });

        var headers = await HeadersAsync(app, HttpMethod.Get, Ours);

        Assert.Equal("true", headers["Access-Control-Allow-Credentials"]);
        Assert.Equal("X-One,X-Two", headers["Access-Control-Expose-Headers"]);
    }

    [Fact]
    public async Task A_preflight_is_answered_and_makes_no_session()
    {
        await using var app = await StartAsync(static cors =>
        {
            cors.Origins.Add(Ours);
            cors.Credentials = true;
            cors.MaxAge = TimeSpan.FromMinutes(10);
        });
        using var request = new HttpRequestMessage(HttpMethod.Options, app.Endpoint("EIO=4&transport=polling"))
        {
            Headers = { { "Origin", Ours }, { "Access-Control-Request-Method", "POST" }, { "Access-Control-Request-Headers", "x-token" } },
        };

        using var response = await app.Http.SendAsync(request);
        var headers = Flat(response);

        Assert.Equal(204, (int)response.StatusCode);
        Assert.Equal(Ours, headers["Access-Control-Allow-Origin"]);
        Assert.Equal("GET,HEAD,PUT,PATCH,POST,DELETE", headers["Access-Control-Allow-Methods"]);
        Assert.Equal("x-token", headers["Access-Control-Allow-Headers"]);
        Assert.Equal("true", headers["Access-Control-Allow-Credentials"]);
        Assert.Equal("600", headers["Access-Control-Max-Age"]);
        Assert.Equal("Origin, Access-Control-Request-Headers", headers["Vary"]);
        Assert.Equal(0, app.Engine.ClientsCount);
    }

    [Fact]
    public async Task A_preflight_is_told_the_headers_of_the_settings()
    {
        await using var app = await StartAsync(static cors =>
        {
            cors.Origins.Add(Ours);
            cors.AllowedHeaders.Add("X-Token");
            cors.Methods.Clear();
            cors.Methods.Add("GET");
        });

        var headers = await HeadersAsync(app, HttpMethod.Options, Ours);

        Assert.Equal("X-Token", headers["Access-Control-Allow-Headers"]);
        Assert.Equal("GET", headers["Access-Control-Allow-Methods"]);
    }

    [Fact]
    public async Task Every_answer_carries_the_headers()
    {
        await using var app = await StartAsync(static cors => cors.Origins.Add(Ours));
        var wire = (PollingWire)await app.JoinAsync(Wire.Polling);

        using var post = await wire.PostAsync("40/nope,");
        using var get = await wire.GetAsync();
        using var refused = await app.Http.GetAsync(app.Endpoint("EIO=4&transport=polling&sid=nobody"));

        Assert.All([post, get, refused], static response => Assert.Equal(Ours, Flat(response)["Access-Control-Allow-Origin"]));
    }

    private static Task<TestApp> StartAsync(Action<EngineCorsOptions> configure) => TestApp.StartAsync(options =>
    {
        options.Cors = new EngineCorsOptions();
        configure(options.Cors);
    });

    private static async Task<Dictionary<string, string>> HeadersAsync(TestApp app, HttpMethod method, string? origin)
    {
        using var request = new HttpRequestMessage(method, app.Endpoint("EIO=4&transport=polling"));
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        using var response = await app.Http.SendAsync(request);
        return Flat(response);
    }

    private static Dictionary<string, string> Flat(HttpResponseMessage response) =>
        response.Headers.ToDictionary(static header => header.Key, static header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
}
