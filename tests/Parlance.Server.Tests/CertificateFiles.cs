using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Parlance.Server.Tests;

/// <summary>A chain that nobody trusts: a root, an authority between, and the server's own certificate, written as an administrator would get it.</summary>
internal sealed class CertificateFiles : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly DateTimeOffset _now = TimeProvider.System.GetUtcNow();

    public string Certificate => Path.Combine(_directory.Path, "cert.pem");

    public string Key => Path.Combine(_directory.Path, "key.pem");

    public string[] Arguments => ["--cert", Certificate, "--key", Key];

    /// <summary>Writes a new certificate and key, and returns the thumbprint.</summary>
    public string Renew()
    {
        using var rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var root = Authority("CN=Test root", rootKey).CreateSelfSigned(_now.AddDays(-1), _now.AddDays(30));
        using var middleKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var middleOnly = Authority("CN=Test authority", middleKey).Create(root, _now.AddDays(-1), _now.AddDays(20), RandomNumberGenerator.GetBytes(8));
        using var middle = middleOnly.CopyWithPrivateKey(middleKey);

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(System.Net.IPAddress.Loopback);
        var request = new CertificateRequest("CN=Test server", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(names.Build());
        using var leaf = request.Create(middle, _now.AddDays(-1), _now.AddDays(10), RandomNumberGenerator.GetBytes(8));

        File.WriteAllText(Certificate, $"{leaf.ExportCertificatePem()}\n{middle.ExportCertificatePem()}\n");
        File.WriteAllText(Key, key.ExportPkcs8PrivateKeyPem());
        return leaf.Thumbprint;
    }

    public void Dispose() => _directory.Dispose();

    private static CertificateRequest Authority(string name, ECDsa key)
    {
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        return request;
    }
}
