using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Parlance.Server;

/// <summary>
/// The certificate of HTTPS, read again when its files change. They are compared by content every few seconds: renewal tools replace files,
/// links or whole directories, and no file-system notification sees all of that.
/// </summary>
internal sealed partial class Certificates(string certificateFile, string keyFile, TimeProvider clock, ILogger<Certificates> logger) : BackgroundService
{
    private static readonly TimeSpan CheckEvery = TimeSpan.FromSeconds(2);

    private (string Chain, string Key) _read;
    private volatile SslStreamCertificateContext? _current;

    public SslStreamCertificateContext Current => _current ?? throw new InvalidOperationException("No certificate has been read yet.");

    /// <summary>Reads the files for the first time.</summary>
    /// <exception cref="UsageException">They cannot be read, or do not belong together.</exception>
    public void Load()
    {
        try
        {
            Refresh();
        }
        catch (Exception exception) when (exception is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException($"--cert and --key: {OneLine(exception)}");
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(CheckEvery, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                Check();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    private void Check()
    {
        try
        {
            if (Refresh())
            {
                LogRenewed(Current.TargetCertificate.NotAfter);
            }
        }
        catch (Exception exception) when (exception is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            // Perhaps one of the two is written and the other is not yet. The one in use stays.
            LogUnreadable(OneLine(exception));
        }
    }

    private bool Refresh()
    {
        var chain = File.ReadAllText(certificateFile);
        var key = File.ReadAllText(keyFile);
        if (_read == (chain, key))
        {
            return false;
        }

        // The first certificate of the file is the server's own; those after it lead to the root.
        var leaf = X509Certificate2.CreateFromPem(chain, key);
        if (OperatingSystem.IsWindows())
        {
            // Windows' TLS cannot use a key that lives in memory only.
            leaf = X509CertificateLoader.LoadPkcs12(leaf.Export(X509ContentType.Pkcs12), password: null);
        }

        var others = new X509Certificate2Collection();
        others.ImportFromPem(chain);
        _current = SslStreamCertificateContext.Create(leaf, others, offline: true);
        _read = (chain, key);
        return true;
    }

    private static string OneLine(Exception exception) => exception.Message.ReplaceLineEndings(" ");

    [LoggerMessage(9_001, LogLevel.Information, "The certificate was renewed; the new one ends on {NotAfter:yyyy-MM-dd}")]
    private partial void LogRenewed(DateTime notAfter);

    [LoggerMessage(9_002, LogLevel.Warning, "The certificate files changed and cannot be used, the old certificate stays in use: {Reason}")]
    private partial void LogUnreadable(string reason);
}
