using System.Net;

namespace Parlance.Integrations.Tests.Oidc;

/// <summary>A person with a browser of their own who signs in at the certified provider and consents.</summary>
internal sealed class PersonAtProvider(string name) : IDisposable
{
    private const int PagesMax = 10;
    private readonly HttpClient _browser = new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() });

    /// <summary>How often the provider asked who they are.</summary>
    public int SignIns { get; private set; }

    /// <summary>Follows the provider's pages until it sends the browser to <paramref name="home"/>.</summary>
    public async Task<Uri> GoAsync(Uri start, Uri home)
    {
        var next = new HttpRequestMessage(HttpMethod.Get, start);
        for (var page = 0; page < PagesMax; page++)
        {
            using var request = next;
            using var response = await _browser.SendAsync(request, TestContext.Current.CancellationToken);
            if (response.Headers.Location is { } location)
            {
                var target = new Uri(request.RequestUri!, location);
                if (home.IsBaseOf(target))
                {
                    return target;
                }

                next = new HttpRequestMessage(HttpMethod.Get, target);
                continue;
            }

            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            next = Answer(request.RequestUri!, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }

        throw new InvalidOperationException("The provider's pages do not end.");
    }

    public void Dispose() => _browser.Dispose();

    // Both pages post to their own address; a hidden field says which of the two it is.
    private HttpRequestMessage Answer(Uri page, string html)
    {
        var asksWho = html.Contains("""name="login""", StringComparison.Ordinal);
        SignIns += asksWho ? 1 : 0;
        return new HttpRequestMessage(HttpMethod.Post, page)
        {
            Content = new FormUrlEncodedContent(asksWho
                ? [new("prompt", "login"), new("login", name), new("password", "anything")]
                : [new("prompt", "consent")]),
        };
    }
}
