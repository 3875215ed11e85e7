using System.Net;

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
