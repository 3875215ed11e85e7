using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Parlance.Integrations.Tests.Mail.Smtp;

/// <summary>A certificate authority that nobody knows, and a certificate that it gave to <c>localhost</c>.</summary>
internal sealed class TestAuthority : IDisposable
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly X509Certificate2 _root;

    public TestAuthority()
    {
        var request = new CertificateRequest("CN=Test authority", _key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        _root = request.CreateSelfSigned(Now.AddDays(-30), Now.AddDays(30));
    }

    public X509Certificate2Collection Trusted => [_root];

    public string RootPem => _root.ExportCertificatePem();

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    /// <summary>Key and certificate of a server, as PEM.</summary>
    public (string Key, string Certificate) Issue(bool expired = false)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.Create(_root, Now.AddDays(-20), expired ? Now.AddDays(-1) : Now.AddDays(20), [1, 2, 3]);
        return (key.ExportPkcs8PrivateKeyPem(), certificate.ExportCertificatePem());
    }

    public void Dispose()
    {
        _root.Dispose();
        _key.Dispose();
    }
}
