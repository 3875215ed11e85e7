using System.Net;

namespace Parlance.Server.Commands;

/// <summary>Reads <c>--urls</c>.</summary>
internal static class ListeningUrls
{
    /// <exception cref="UsageException">The server cannot listen there.</exception>
    public static IReadOnlyList<string> Parse(string text, bool hasCertificate)
    {
        var urls = text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return urls.Length is 0 ? throw new UsageException("--urls names no address") : [.. urls.Select(url => Check(url, hasCertificate))];
    }

    private static string Check(string url, bool hasCertificate)
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
