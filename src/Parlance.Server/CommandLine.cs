using System.Net;

namespace Parlance.Server;

/// <summary>What the command line says.</summary>
/// <param name="Urls">Where to listen.</param>
/// <param name="DataDirectory">Where the server keeps its data; absolute.</param>
/// <param name="CertificateFile">A certificate chain in PEM form, for HTTPS.</param>
/// <param name="KeyFile">Its private key, in PEM form.</param>
internal sealed record CommandLine(IReadOnlyList<string> Urls, string DataDirectory, string? CertificateFile, string? KeyFile)
{
    public const string Help = """
        Usage: Parlance.Server [--urls URL[;URL]] [--data DIR] [--cert FILE --key FILE]

          --urls URL    where to listen                            http://localhost:5080
          --data DIR    where the server keeps its data            ./data
          --cert FILE   certificate chain in PEM form, for HTTPS   none
          --key FILE    and its private key. Both are read again when they change.
          --help        this text

        With --cert, the default for --urls is https://localhost:5080. Ctrl-C ends the server.
        """;

    private static readonly string[] Options = ["--urls", "--data", "--cert", "--key"];

    public static bool AsksForHelp(string[] args) => args.Any(arg => arg is "--help" or "-h" or "-?");

    /// <summary>Reads <c>--option value</c> and <c>--option=value</c>.</summary>
    /// <exception cref="UsageException">Something is unknown, missing, doubled or of the wrong form.</exception>
    public static CommandLine Parse(string[] args)
    {
        var values = Read(args);
        var certificate = values.GetValueOrDefault("--cert");
        var key = values.GetValueOrDefault("--key");
        if (certificate is null != key is null)
        {
            throw new UsageException(key is null ? "--cert needs --key beside it" : "--key needs --cert beside it");
        }

        var urls = (values.GetValueOrDefault("--urls") ?? (certificate is null ? "http://localhost:5080" : "https://localhost:5080"))
            .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (urls.Length is 0)
        {
            throw new UsageException("--urls names no address");
        }

        return new(
            [.. urls.Select(url => CheckUrl(url, certificate is not null))],
            Path.GetFullPath(values.GetValueOrDefault("--data") ?? "data"),
            certificate,
            key);
    }

    private static Dictionary<string, string> Read(string[] args)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var index = 0; index < args.Length; index++)
        {
            var parts = args[index].Split('=', 2);
            var option = parts[0];
            if (!Options.Contains(option, StringComparer.Ordinal))
            {
                throw new UsageException(option.StartsWith('-') ? $"unknown option '{option}'" : $"unexpected argument '{option}'");
            }

            var value = parts.Length is 2 ? parts[1] : ++index < args.Length ? args[index] : "";
            if (value.Length is 0 || Options.Contains(value, StringComparer.Ordinal))
            {
                throw new UsageException($"{option} needs a value");
            }

            if (!values.TryAdd(option, value))
            {
                throw new UsageException($"{option} is given twice");
            }
        }

        return values;
    }

    private static string CheckUrl(string url, bool hasCertificate)
    {
        BindingAddress address;
        try
        {
            address = BindingAddress.Parse(url);
        }
        catch (FormatException)
        {
            throw new UsageException($"--urls: '{url}' is not of the form http://host:port");
        }

        return address switch
        {
            { Scheme: not ("http" or "https") } => throw new UsageException($"--urls: '{url}' begins neither with http:// nor with https://"),
            { Scheme: "https" } when !hasCertificate => throw new UsageException($"--urls: '{url}' needs --cert and --key"),
            { PathBase.Length: > 0 } => throw new UsageException($"--urls: '{url}' has a path; the server answers at the root"),
            { Port: < 0 or > 65_535 } => throw new UsageException($"--urls: the port of '{url}' is not between 0 and 65535"),
            { Host: not ("localhost" or "*" or "+") } when !IPAddress.TryParse(address.Host, out _) =>
                throw new UsageException($"--urls: '{address.Host}' is neither localhost nor an IP address; * means all addresses"),
            { Host: "localhost", Port: 0 } => throw new UsageException("--urls: a free port (0) needs an address such as 127.0.0.1 instead of localhost"),
            _ => url,
        };
    }
}
