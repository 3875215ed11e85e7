using System.Net;
using System.Text.RegularExpressions;

namespace Parlance.Server.Tests;

public sealed partial class PageTests(PageTests.Running running) : IClassFixture<PageTests.Running>
{
    private readonly HttpClient _http = running.Http;

    [Fact]
    public async Task The_page_is_asked_for_each_time_and_its_files_never_again()
    {
        using var page = await _http.GetAsync("/", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Equal("no-cache", page.Headers.CacheControl!.ToString());

        var html = await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var files = File().Matches(html).Select(match => match.Groups["path"].Value).ToArray();
        Assert.NotEmpty(files);
        foreach (var path in files)
        {
            using var file = await _http.GetAsync(path, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, file.StatusCode);
            Assert.Equal("public, max-age=31536000, immutable", file.Headers.CacheControl!.ToString());
            Assert.DoesNotContain("text/html", file.Content.Headers.ContentType!.ToString(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task The_page_travels_compressed(string encoding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.AcceptEncoding.ParseAdd(encoding);

        using var page = await _http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(encoding, Assert.Single(page.Content.Headers.ContentEncoding));
        Assert.Equal("Accept-Encoding", Assert.Single(page.Headers.Vary));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/nothing-here")]
    [InlineData("/health/live")]
    [InlineData("/socket.io/?EIO=4&transport=polling")]
    [InlineData("/socket.io/?EIO=4&transport=nonsense")]
    public async Task Every_answer_carries_the_security_headers(string path)
    {
        using var response = await _http.GetAsync(path, TestContext.Current.CancellationToken);

        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
        Assert.False(response.Headers.Contains("Server"));
        Assert.False(response.Headers.Contains("Strict-Transport-Security"));
    }

    [Theory]
    [InlineData("/..%2fParlance.Server.dll")]
    [InlineData("/%2e%2e/Parlance.Server.dll")]
    [InlineData("/assets/")]
    [InlineData("/appsettings.json")]
    public async Task Nothing_but_the_page_can_be_fetched(string path)
    {
        using var response = await _http.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task A_running_server_is_healthy(string path)
    {
        using var response = await _http.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(response.Headers.CacheControl!.NoStore);
    }

    [GeneratedRegex("(src|href)=\"(?<path>/assets/[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex File();

    /// <summary>One server for all tests of this class.</summary>
    public sealed class Running : IAsyncLifetime
    {
        private ServerProcess? _server;

        public HttpClient Http { get; } = new() { Timeout = TimeSpan.FromSeconds(10) };

        public async ValueTask InitializeAsync()
        {
            _server = await ServerProcess.StartAsync();
            Http.BaseAddress = _server.Address;
        }

        public async ValueTask DisposeAsync()
        {
            Http.Dispose();
            await _server!.DisposeAsync();
        }
    }
}
