using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Parlance.Server.Doctor;

/// <summary>The certificate of HTTPS: the server's own, or the one that people are shown at the public address.</summary>
internal sealed class CertificateCheck(TimeProvider clock)
{
    private static readonly TimeSpan RenewBefore = TimeSpan.FromDays(14);

    public Finding OwnFiles(string certificateFile, string keyFile)
    {
        try
        {
            using var certificate = X509Certificate2.CreateFromPemFile(certificateFile, keyFile);
            return Judge(certificateFile, certificate, chainError: null);
        }
        catch (Exception exception) when (exception is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            return Finding.Fail($"--cert and --key: {exception.Message}", "Name a certificate chain and its private key, both in PEM form, that the server's user may read.");
        }
    }

    public async Task<Finding> ShownAtAsync(Uri url, CancellationToken cancel)
    {
        if (!string.Equals(url.Scheme, Uri.UriSchemeHttps, StringComparison.Ordinal))
        {
            return Finding.Ok("None is needed: the public URL is not https.");
        }

        try
        {
            using var connection = new TcpClient();
            await connection.ConnectAsync(url.DnsSafeHost, url.Port, cancel);
            string? chainError = null;
#pragma warning disable CA5359 // Nothing is sent: the certificate is looked at, and its faults are what is reported.
            await using var tls = new SslStream(connection.GetStream(), leaveInnerStreamOpen: false, (_, _, _, errors) =>
            {
                chainError = errors is SslPolicyErrors.None ? null : errors.ToString();
                return true;
            });
#pragma warning restore CA5359
            await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = url.DnsSafeHost }, cancel);
            using var certificate = new X509Certificate2(tls.RemoteCertificate!);
            return Judge(url.ToString(), certificate, chainError);
        }
        catch (Exception exception) when (exception is SocketException or IOException or AuthenticationException)
        {
            return Finding.Warn($"{url} cannot be reached from here: {exception.Message}", "Look from outside, or start what listens there.");
        }
    }

    private Finding Judge(string place, X509Certificate2 certificate, string? chainError)
    {
        var end = new DateTimeOffset(certificate.NotAfter.ToUniversalTime());
        var text = string.Create(CultureInfo.InvariantCulture, $"{place}: until {end:yyyy-MM-dd}.");
        var now = clock.GetUtcNow();
        return now switch
        {
            _ when now >= end => Finding.Fail($"{text} It has expired.", "Renew it. The server reads the files again by itself."),
            _ when now < new DateTimeOffset(certificate.NotBefore.ToUniversalTime()) => Finding.Fail($"{text} It is not valid yet.", "Look at the clock, or at what was issued."),
            _ when chainError is not null => Finding.Warn($"{text} This machine does not trust it ({chainError}).", "Use a certificate for this name from an authority that browsers trust, with its whole chain."),
            _ when now >= end - RenewBefore => Finding.Warn(text, "Renew it soon, and see why that did not happen by itself."),
            _ => Finding.Ok(text),
        };
    }
}
