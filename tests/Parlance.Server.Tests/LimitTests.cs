using System.Net;

namespace Parlance.Server.Tests;

public sealed class LimitTests(PageTests.Running running) : IClassFixture<PageTests.Running>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/api/v1/me")]
    [InlineData("/socket.io/?EIO=4&transport=polling")]
    public async Task Trace_is_refused(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Trace, path);
        request.Headers.Add("Cookie", "secret=1");

        using var response = await running.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.DoesNotContain("secret", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1024 * 1024, HttpStatusCode.BadRequest)]
    [InlineData((1024 * 1024) + 1, HttpStatusCode.RequestEntityTooLarge)]
    public async Task A_body_may_have_a_megabyte(int bytes, HttpStatusCode expected)
    {
        using var content = new StringContent($"{{\"username\":\"{new string('a', bytes - 15)}\"}}", System.Text.Encoding.UTF8, "application/json");
        Assert.Equal(bytes, content.Headers.ContentLength);

        using var response = await running.Http.PostAsync("/api/v1/auth/register", content, TestContext.Current.CancellationToken);

        Assert.Equal(expected, response.StatusCode);
    }

    [Theory]
    [InlineData(12 * 1024, HttpStatusCode.OK)]
    [InlineData(17 * 1024, HttpStatusCode.RequestHeaderFieldsTooLarge)]
    public async Task Header_fields_have_a_limit(int bytes, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health/live");
        request.Headers.Add("X-Long", new string('a', bytes));

        using var response = await running.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(expected, response.StatusCode);
    }

    [Theory]
    [InlineData("/settings/profile", "text/html", HttpStatusCode.OK)]
    [InlineData("/signin", "text/html,application/xhtml+xml", HttpStatusCode.OK)]
    [InlineData("/signin", "application/json", HttpStatusCode.NotFound)]
    [InlineData("/missing.js", "text/html", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/nothing", "text/html", HttpStatusCode.NotFound)]
    public async Task The_addresses_of_the_page_lead_to_the_page(string path, string accept, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd(accept);

        using var response = await running.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(expected, response.StatusCode);
    }
}
