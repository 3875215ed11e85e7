namespace Parlance.Server;

/// <summary>Ties the certificates to Kestrel.</summary>
internal static class CertificateHosting
{
    public static void UseCertificates(this WebApplicationBuilder builder, string certificateFile, string keyFile)
    {
        builder.Services.AddSingleton(services => ActivatorUtilities.CreateInstance<Certificates>(services, certificateFile, keyFile));
        builder.Services.AddHostedService(services => services.GetRequiredService<Certificates>());
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureHttpsDefaults(https =>
        {
            var certificates = kestrel.ApplicationServices.GetRequiredService<Certificates>();

            // Kestrel wants one of its own ways to a certificate; the handshake then takes the whole chain, which those do not give.
            https.ServerCertificateSelector = (_, _) => certificates.Current.TargetCertificate;
            https.OnAuthenticate = (_, tls) =>
            {
                tls.ServerCertificateSelectionCallback = null;
                tls.ServerCertificateContext = certificates.Current;
            };
        }));
    }
}
