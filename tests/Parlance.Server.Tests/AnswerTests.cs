using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;

namespace Parlance.Server.Tests;

/// <summary>What every answer says beside its content, from the page to a fault of the API.</summary>
public sealed partial class AnswerTests(AnswerTests.Running running) : IClassFixture<AnswerTests.Running>
{
    private static readonly string[] Origins = ["https://evil.test", "null", "http://localhost:5080", "http://127.0.0.1:5080", "OWN"];

    public enum Case
    {
        Ok,
        Created,
        Unauthenticated,
        BadToken,
        Missing,
        MissingVersion,
        OtherMethod,
        OtherType,
        Malformed,
        Invalid,
        Fault,
    }

    public static TheoryData<Case> Cases => [.. Enum.GetValues<Case>()];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Every_answer_of_the_api_carries_the_security_headers_and_is_kept_by_nobody(Case @case)
    {
        var (request, status) = Make(@case);

        using var response = await SendAsync(request);

        Assert.Equal(status, response.StatusCode);
        AssertStrict(response);
        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.Equal((int)status < 400 ? "application/json" : "application/problem+json", response.Content.Headers.ContentType!.MediaType);
        if (@case is Case.Fault)
        {
            var said = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.Contains("\"fault\"", said, StringComparison.Ordinal);
            Assert.DoesNotContain("invitations", said, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task No_other_site_is_allowed_to_read_an_answer_of_the_api(Case @case)
    {
        foreach (var origin in Origins)
        {
            var (request, status) = Make(@case);
            request.Headers.Add("Origin", OriginOf(origin));

            using var response = await SendAsync(request);

            Assert.Equal(status, response.StatusCode);
            AssertNoCors(response);
        }
    }

    [Theory]
    [InlineData("/api/v1/server", "GET")]
    [InlineData("/api/v1/me", "PATCH")]
    [InlineData("/api/v1/auth/login", "POST")]
    [InlineData("/api/v1/auth/refresh", "POST")]
    [InlineData("/api/v1/nothing", "DELETE")]
    [InlineData("/", "GET")]
    [InlineData("/openapi/v1.json", "GET")]
    public async Task No_other_site_gets_leave_by_asking_first(string path, string method)
    {
        foreach (var origin in Origins)
        {
            using var request = new HttpRequestMessage(HttpMethod.Options, path);
            request.Headers.Add("Origin", OriginOf(origin));
            request.Headers.Add("Access-Control-Request-Method", method);
            request.Headers.Add("Access-Control-Request-Headers", "authorization, content-type, x-parlance-csrf");
            request.Headers.Add("Access-Control-Request-Private-Network", "true");

            using var response = await SendAsync(request);

            Assert.False(response.IsSuccessStatusCode, $"{origin}: {response.StatusCode}");
            AssertNoCors(response);
        }
    }

    [Theory]
    [InlineData("/swagger/index.html", true)]
    [InlineData("/swagger/swagger-ui.css", true)]
    [InlineData("/", false)]
    [InlineData("/swaggerx", false)]
    [InlineData("/openapi/v1.json", false)]
    [InlineData("/health/ready", false)]
    [InlineData("/api/v1/server", false)]
    public async Task Swagger_has_a_policy_of_its_own_and_everything_else_the_strict_one(string path, bool ofSwagger)
    {
        using var response = await running.Http.GetAsync(path, TestContext.Current.CancellationToken);

        if (!ofSwagger)
        {
            AssertStrict(response);
            return;
        }

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var policy = PolicyOf(response);
        Assert.Equal("'none'", policy["default-src"]);
        Assert.Equal("'self'", policy["script-src"]);
        Assert.Equal("'self' 'unsafe-inline'", policy["style-src"]);
        Assert.Equal("'self'", policy["connect-src"]);
        Assert.Equal("'none'", policy["base-uri"]);
        Assert.Equal("'none'", policy["frame-ancestors"]);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
    }

    [Theory]
    [InlineData("/", "text/html")]
    [InlineData("/health/live", "text/plain")]
    [InlineData("/health/ready", "text/plain")]
    [InlineData("/swagger/index.html", "text/html")]
    [InlineData("/swagger/swagger-ui.css", "text/css")]
    [InlineData("/socket.io/?EIO=4&transport=polling", "text/plain")]
    public async Task Every_text_says_that_it_is_UTF8(string path, string type)
    {
        using var response = await running.Http.GetAsync(path, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal((type, "utf-8"), (response.Content.Headers.ContentType!.MediaType, response.Content.Headers.ContentType.CharSet!.ToLowerInvariant()));
    }

    [Theory]
    [InlineData("identity")]
    [InlineData("br")]
    public async Task The_files_of_the_page_say_that_they_are_UTF8_compressed_or_not(string encoding)
    {
        var html = await running.Http.GetStringAsync("/", TestContext.Current.CancellationToken);
        var files = File().Matches(html).Select(match => match.Groups["path"].Value).ToArray();
        Assert.Contains(files, file => file.EndsWith(".js", StringComparison.Ordinal));
        Assert.Contains(files, file => file.EndsWith(".css", StringComparison.Ordinal));
        foreach (var file in files.Where(file => file.EndsWith(".js", StringComparison.Ordinal) || file.EndsWith(".css", StringComparison.Ordinal) || file.EndsWith(".svg", StringComparison.Ordinal)))
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, file);
            request.Headers.AcceptEncoding.ParseAdd(encoding);
            using var response = await SendAsync(request);
            Assert.Equal("utf-8", response.Content.Headers.ContentType!.CharSet);
        }
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/settings/account")]
    [InlineData("/api/v1/server")]
    [InlineData("/health/ready")]
    [InlineData("/socket.io/?EIO=4&transport=polling")]
    public async Task Nothing_is_sent_on_to_https_under_whatever_name_it_is_asked_for(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Host = "chat.example.org";
        request.Headers.Accept.ParseAdd("text/html, */*");
        request.Headers.Add("Upgrade-Insecure-Requests", "1");

        using var response = await SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Null(response.Headers.Location);
        Assert.False(response.Headers.Contains("Strict-Transport-Security"));
    }

    private static (HttpRequestMessage Request, HttpStatusCode Status) Make(Case @case) => @case switch
    {
        Case.Ok => (Get("server"), HttpStatusCode.OK),
        Case.Created => (Post("auth/register", $$"""{"username":"{{NewName()}}","password":"correct horse battery"}"""), HttpStatusCode.Created),
        Case.Unauthenticated => (Get("me"), HttpStatusCode.Unauthorized),
        Case.BadToken => (WithToken(Get("me")), HttpStatusCode.Unauthorized),
        Case.Missing => (Get("nothing"), HttpStatusCode.NotFound),
        Case.MissingVersion => (new(HttpMethod.Get, "/api/v2/me"), HttpStatusCode.NotFound),
        Case.OtherMethod => (new(HttpMethod.Put, "/api/v1/auth/login"), HttpStatusCode.MethodNotAllowed),
        Case.OtherType => (Post("auth/login", "{}", "text/plain"), HttpStatusCode.UnsupportedMediaType),
        Case.Malformed => (Post("auth/login", "{"), HttpStatusCode.BadRequest),
        Case.Invalid => (Post("auth/register", "{}"), HttpStatusCode.BadRequest),
        Case.Fault => (Post("invitations/preview", """{"token":"x"}"""), HttpStatusCode.InternalServerError),
        _ => throw new ArgumentOutOfRangeException(nameof(@case)),
    };

    private static string NewName() => $"a{Guid.CreateVersion7():N}"[..32];

    private static HttpRequestMessage Get(string path) => new(HttpMethod.Get, "/api/v1/" + path);

    private static HttpRequestMessage Post(string path, string body, string type = "application/json") =>
        new(HttpMethod.Post, "/api/v1/" + path) { Content = new StringContent(body, Encoding.UTF8, type) };

    private static HttpRequestMessage WithToken(HttpRequestMessage request)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "e30.e30.e30");
        return request;
    }

    private string OriginOf(string origin) => origin is "OWN" ? running.Http.BaseAddress!.GetLeftPart(UriPartial.Authority) : origin;

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        using (request)
        {
            return await running.Http.SendAsync(request, TestContext.Current.CancellationToken);
        }
    }

    private static void AssertStrict(HttpResponseMessage response)
    {
        var policy = PolicyOf(response);
        Assert.Equal("'none'", policy["default-src"]);
        Assert.Equal("'self'", policy["script-src"]);
        Assert.Equal("'self'", policy["style-src"]);
        Assert.Equal("'none'", policy["base-uri"]);
        Assert.Equal("'none'", policy["frame-ancestors"]);
        Assert.Equal("'script'", policy["require-trusted-types-for"]);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
        Assert.Equal("same-origin", Assert.Single(response.Headers.GetValues("Cross-Origin-Resource-Policy")));
        Assert.Equal("same-origin", Assert.Single(response.Headers.GetValues("Cross-Origin-Opener-Policy")));
        Assert.False(response.Headers.Contains("Server"));
    }

    private static Dictionary<string, string> PolicyOf(HttpResponseMessage response) =>
        Assert.Single(response.Headers.GetValues("Content-Security-Policy")).Split(';', StringSplitOptions.TrimEntries).Select(part => part.Split(' ', 2))
            .ToDictionary(part => part[0], part => part[1], StringComparer.Ordinal);

    private static void AssertNoCors(HttpResponseMessage response) =>
        Assert.DoesNotContain(response.Headers, header => header.Key.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex("(src|href)=\"(?<path>/[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex File();

    /// <summary>One server for all tests of this class. A table of its database is gone, so that one address leads to a fault.</summary>
    public sealed class Running : IAsyncLifetime
    {
        private Installation? _installation;
        private ServerProcess? _server;

        public HttpClient Http { get; } = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(10) };

        public async ValueTask InitializeAsync()
        {
            _installation = await Installation.MigratedAsync();
            await _installation.ExecuteAsync("ALTER TABLE invitations RENAME TO elsewhere");
            _server = await _installation.ServeAsync();
            Http.BaseAddress = _server.Address;
        }

        public async ValueTask DisposeAsync()
        {
            Http.Dispose();
            await _server!.DisposeAsync();
            await _installation!.DisposeAsync();
        }
    }
}
