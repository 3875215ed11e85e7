using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;

namespace Parlance.Server.Tests;

public sealed class HttpsTests
{
    [Fact]
    public async Task Https_is_served_with_the_whole_chain_and_strict_transport()
    {
        using var files = new CertificateFiles();
        var thumbprint = files.Renew();
        await using var server = await ServerProcess.StartAsync("https", files.Arguments);

        var seen = await LookAsync(server.Address);

        Assert.Equal(Uri.UriSchemeHttps, server.Address.Scheme);
        Assert.Equal(thumbprint, seen.Thumbprint);
        Assert.Contains("CN=Test authority", seen.Chain, StringComparer.Ordinal);
        Assert.Equal("max-age=31536000; includeSubDomains", seen.StrictTransport);
    }

    [Fact]
    public async Task A_renewed_certificate_is_used_without_a_restart_and_a_broken_one_is_not()
    {
        using var files = new CertificateFiles();
        var first = files.Renew();
        await using var server = await ServerProcess.StartAsync("https", files.Arguments);
        Assert.Equal(first, (await LookAsync(server.Address)).Thumbprint);

        var second = files.Renew();
        await Eventually.TrueAsync(() => ShowsAsync(server.Address, second), TimeSpan.FromSeconds(20));

        await File.WriteAllTextAsync(files.Certificate, "half a certif", TestContext.Current.CancellationToken);
        Assert.Equal(second, (await LookAsync(server.Address)).Thumbprint);

        // The next good pair is taken, so the broken one has not ended the watching.
        var third = files.Renew();
        await Eventually.TrueAsync(() => ShowsAsync(server.Address, third), TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Over_https_cookies_are_secure_and_bound_to_their_host_under_whatever_name()
    {
        using var files = new CertificateFiles();
        var thumbprint = files.Renew();
        await using var server = await ServerProcess.StartAsync("https", files.Arguments);
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, SslOptions = { RemoteCertificateValidationCallback = (_, certificate, _, _) => Is(certificate, thumbprint) } });
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server.Address, "/api/v1/auth/register"))
        {
            Content = JsonContent.Create(new { username = "ann", password = "correct horse battery" }),
        };
        request.Headers.Host = "chat.example.org";

        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var cookies = response.Headers.GetValues("Set-Cookie").Order(StringComparer.Ordinal).ToArray();
        Assert.Equal(["__Host-parlance_device", "__Host-parlance_refresh"], cookies.Select(cookie => cookie.Split('=')[0]));
        Assert.Contains("; samesite=strict", cookies[1], StringComparison.OrdinalIgnoreCase);
        Assert.All(cookies, cookie => Assert.All(["; secure", "; httponly", "; path=/;"], part => Assert.Contains(part, cookie, StringComparison.OrdinalIgnoreCase)));
        Assert.All(cookies, cookie => Assert.DoesNotContain("domain", cookie, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_chat_over_https_is_a_wss_connection()
    {
        using var files = new CertificateFiles();
        var thumbprint = files.Renew();
        await using var server = await ServerProcess.StartAsync("https", files.Arguments);
        using var socket = new ClientWebSocket();
        socket.Options.RemoteCertificateValidationCallback = (_, certificate, _, _) => Is(certificate, thumbprint);

        await socket.ConnectAsync(new UriBuilder(server.Address) { Scheme = "wss", Path = "/ws" }.Uri, TestContext.Current.CancellationToken);
        await socket.SendAsync("""{ "event": "auth", "data": { "token": "x" }, "id": 1 }"""u8.ToArray(), WebSocketMessageType.Text, endOfMessage: true, TestContext.Current.CancellationToken);

        var buffer = new byte[4_096];
        var received = await socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        Assert.Equal("unauthenticated", JsonElement.Parse(buffer.AsSpan(0, received.Count)).GetProperty("error").GetProperty("message").GetString());
    }

    // Nobody trusts the chain; that it is the server's own is what counts.
    private static bool Is(X509Certificate? certificate, string thumbprint) => string.Equals(certificate?.GetCertHashString(), thumbprint, StringComparison.Ordinal);

    private static async Task<bool> ShowsAsync(Uri address, string thumbprint) =>
        string.Equals((await LookAsync(address)).Thumbprint, thumbprint, StringComparison.Ordinal);

    private static async Task<(string Thumbprint, string[] Chain, string? StrictTransport)> LookAsync(Uri address)
    {
        var (thumbprint, chain) = ("", Array.Empty<string>());
        using var handler = new SocketsHttpHandler
        {
            SslOptions =
            {
                // Nobody trusts the chain; what matters is what the server sends.
                RemoteCertificateValidationCallback = (_, certificate, sent, _) =>
                {
                    thumbprint = certificate!.GetCertHashString();
                    chain = [.. sent!.ChainPolicy.ExtraStore.Select(each => each.Subject)];
                    return true;
                },
            },
        };
        using var http = new HttpClient(handler) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(10) };
        using var response = await http.GetAsync("/health/live", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (thumbprint, chain, response.Headers.TryGetValues("Strict-Transport-Security", out var values) ? values.Single() : null);
    }
}
