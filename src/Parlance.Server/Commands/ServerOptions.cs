namespace Parlance.Server.Commands;

/// <summary>What the command line says of the server.</summary>
/// <param name="Urls">Where to listen; nowhere for a command that does its work and ends.</param>
/// <param name="DataDirectory">Where the server keeps its data; absolute.</param>
/// <param name="CertificateFile">A certificate chain in PEM form, for HTTPS.</param>
/// <param name="KeyFile">Its private key, in PEM form.</param>
internal sealed record ServerOptions(IReadOnlyList<string> Urls, string DataDirectory, string? CertificateFile, string? KeyFile);
