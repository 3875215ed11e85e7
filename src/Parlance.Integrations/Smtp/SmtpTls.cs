using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Parlance.Chat.Mail;

namespace Parlance.Integrations.Smtp;

/// <summary>The server's certificate is checked, always, and what is wrong with it is said.</summary>
internal static class SmtpTls
{
    public static async Task<Stream> SecureAsync(Stream stream, SmtpOptions options, CancellationToken cancel)
    {
        var found = SslPolicyErrors.None;
        var secured = new SslStream(stream);
        try
        {
            await secured.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions
                {
                    TargetHost = options.Host,
                    CertificateChainPolicy = ChainPolicy(options),
                    RemoteCertificateValidationCallback = (_, _, _, errors) => (found = errors) == SslPolicyErrors.None,
                },
                cancel);
            return secured;
        }
        catch (Exception exception) when (exception is AuthenticationException or IOException)
        {
            await secured.DisposeAsync();
            throw new MailUnavailableException(Explain(found, options), exception);
        }
        catch
        {
            await secured.DisposeAsync();
            throw;
        }
    }

    private static X509ChainPolicy? ChainPolicy(SmtpOptions options)
    {
        if (options.Authorities is null)
        {
            return null;
        }

        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.AddRange(options.Authorities);
        return policy;
    }

    private static string Explain(SslPolicyErrors found, SmtpOptions options)
    {
        if (found.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
        {
            return $"The certificate of {options.Address} is for another name. Set Parlance:Mail:Smtp:Host to the name in the certificate.";
        }

        return found == SslPolicyErrors.None
            ? $"{options.Address} does not speak TLS here. Set Parlance:Mail:Smtp:Security to starttls for port 587, to tls for port 465."
            : $"The certificate of {options.Address} is not trusted, or has expired. If it is your own, name its authority's PEM file in Parlance:Mail:Smtp:CertificateAuthority.";
    }
}
