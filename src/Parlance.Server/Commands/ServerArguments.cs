using System.CommandLine;

namespace Parlance.Server.Commands;

/// <summary>The options of the server itself. The same with the command <c>serve</c> and without a command.</summary>
internal sealed class ServerArguments
{
    private const string UrlDefault = "http://localhost:5080";
    private const string SecureUrlDefault = "https://localhost:5080";

    private readonly Option<string> _urls = new("--urls")
    {
        Description = $"Where to listen: URL[;URL] [default: {UrlDefault}, or https with --cert]",
        HelpName = "URL",
    };

    private readonly Option<string> _certificate = new("--cert")
    {
        Description = "Certificate chain in PEM form, for HTTPS",
        HelpName = "FILE",
    };

    private readonly Option<string> _key = new("--key")
    {
        Description = "Its private key. Both are read again when they change.",
        HelpName = "FILE",
    };

    /// <summary>Where the data lies: every command asks for it.</summary>
    private readonly Option<string> _data = new("--data")
    {
        Description = "Where the server keeps its data [default: ./data]",
        HelpName = "DIR",
        Recursive = true,
    };

    public void AddTo(Command command)
    {
        command.Options.Add(_urls);
        command.Options.Add(_certificate);
        command.Options.Add(_key);
    }

    public void AddDataTo(Command root) => root.Options.Add(_data);

    /// <summary>What was said.</summary>
    /// <exception cref="UsageException">It cannot be.</exception>
    public ServerOptions Read(ParseResult parsed)
    {
        var certificate = parsed.GetValue(_certificate);
        var key = parsed.GetValue(_key);
        if (certificate is null != key is null)
        {
            throw new UsageException(key is null ? "--cert needs --key beside it" : "--key needs --cert beside it");
        }

        var urls = ListeningUrls.Parse(parsed.GetValue(_urls) ?? (certificate is null ? UrlDefault : SecureUrlDefault), certificate is not null);
        return new(urls, DataDirectory(parsed), certificate, key);
    }

    /// <summary>The same for a command that only works on the data.</summary>
    public ServerOptions ReadData(ParseResult parsed) => new([], DataDirectory(parsed), CertificateFile: null, KeyFile: null);

    private string DataDirectory(ParseResult parsed) => Path.GetFullPath(parsed.GetValue(_data) is { Length: > 0 } data ? data : "data");
}
