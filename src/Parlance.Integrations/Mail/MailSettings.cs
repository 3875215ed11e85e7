using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Configuration;
using Parlance.Chat.Mail;
using Parlance.Integrations.Ses;
using Parlance.Integrations.Smtp;

namespace Parlance.Integrations.Mail;

/// <summary>Reads the section <c>Parlance:Mail</c>. Every refusal names the setting and the mend.</summary>
internal sealed class MailSettings(IConfiguration configuration)
{
    private const string Section = "Parlance:Mail";

    public enum Kind
    {
        Drop,
        Smtp,
        Ses,
    }

    public Kind Transport => Choice("Transport", Kind.Drop);

    public MailOptions Options()
    {
        var transport = Transport;
        var from = Value("From");
        // Nobody answers to a file, so the drop folder needs no sender.
        if (from is null && transport == Kind.Drop)
        {
            return new MailOptions(EmailAddress.Parse("parlance@localhost"), isReal: false);
        }

        return MailAddressSyntax.TryParse(from, out var address)
            ? new MailOptions(address, transport != Kind.Drop)
            : throw Wrong("From", from is null ? "is missing" : "is not an e-mail address", "Set it to the sender of all mail, such as chat@example.org.");
    }

    public SmtpOptions Smtp()
    {
        var security = Choice("Smtp:Security", SmtpSecurity.StartTls);
        var options = new SmtpOptions
        {
            Host = Required("Smtp:Host", "Set it to the name of your mail server."),
            Port = Port(security),
            Security = security,
            User = Value("Smtp:User"),
            Password = Value("Smtp:Password"),
            Authorities = Authorities(),
        };
        if (options.User is null != options.Password is null)
        {
            throw Wrong(options.User is null ? "Smtp:User" : "Smtp:Password", "is missing", "A sign-in needs both User and Password; leave both out where the server asks nobody.");
        }

        if (options.User is not null && security == SmtpSecurity.None && !IsLoopback(options.Host))
        {
            throw Wrong("Smtp:Security", "is none, and the password would cross the network in the clear", "Set it to starttls or tls.");
        }

        return (options.User + options.Password).Any(char.IsControl)
            ? throw Wrong("Smtp:Password", "or :User holds a control character", "Write it without line breaks.")
            : options;
    }

    public SesOptions Ses()
    {
        var region = Required("Ses:Region", "Set it to the region of your SES account, such as eu-central-1.");
        if (!region.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
        {
            throw Wrong("Ses:Region", "is not the name of a region", "Write it such as eu-central-1.");
        }

        return new SesOptions
        {
            Region = region,
            Credentials = new AwsCredentials(
                Required("Ses:AccessKeyId", "Set it to an access key that has the right ses:SendEmail."),
                Required("Ses:SecretAccessKey", "Set it to the secret of that access key."),
                Value("Ses:SessionToken")),
            Endpoint = Endpoint(region),
        };
    }

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (System.Net.IPAddress.TryParse(host, out var address) && System.Net.IPAddress.IsLoopback(address));

    private static InvalidOperationException Wrong(string name, string what, string mend, Exception? inner = null) =>
        new($"{Section}:{name} {what}. {mend}", inner);

    // An empty variable in the environment is how many tools leave one out.
    private string? Value(string name) => configuration[$"{Section}:{name}"] is { Length: > 0 } value ? value : null;

    private string Required(string name, string mend) => Value(name) ?? throw Wrong(name, "is missing", mend);

    private T Choice<T>(string name, T whenMissing)
        where T : struct, Enum
    {
        if (Value(name) is not { } value)
        {
            return whenMissing;
        }

        // Not the numbers that Enum.Parse takes as well.
        return char.IsAsciiLetter(value[0]) && Enum.TryParse<T>(value, ignoreCase: true, out var choice)
            ? choice
            : throw Wrong(name, $"is '{value}'", $"Set it to {string.Join(", ", Enum.GetNames<T>().Select(option => option.ToLowerInvariant()))}.");
    }

    private int Port(SmtpSecurity security)
    {
        if (Value("Smtp:Port") is not { } value)
        {
            return security switch
            {
                SmtpSecurity.StartTls => 587,
                SmtpSecurity.Tls => 465,
                SmtpSecurity.None => 25,
                _ => throw new InvalidOperationException("An unknown protection."),
            };
        }

        return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= 65535
            ? port
            : throw Wrong("Smtp:Port", $"is '{value}'", "Set it to a number from 1 to 65535, mostly 587 or 465.");
    }

    private X509Certificate2Collection? Authorities()
    {
        const string Name = "Smtp:CertificateAuthority";
        if (Value(Name) is not { } file)
        {
            return null;
        }

        try
        {
            var authorities = new X509Certificate2Collection();
            authorities.ImportFromPemFile(file);
            return authorities.Count > 0 ? authorities : throw Wrong(Name, "names a file without a certificate", "The file holds certificates in PEM form.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw Wrong(Name, $"names a file that cannot be read: {exception.Message}", "The file holds certificates in PEM form.", exception);
        }
    }

    private Uri Endpoint(string region)
    {
        var standard = $"https://email.{region}.amazonaws.com{(region.StartsWith("cn-", StringComparison.Ordinal) ? ".cn" : "")}";
        return Uri.TryCreate(Value("Ses:Endpoint") ?? standard, UriKind.Absolute, out var endpoint) && endpoint is { Scheme: "https" or "http", AbsolutePath: "/" }
            ? endpoint
            : throw Wrong("Ses:Endpoint", "is not the address of a server", "Leave it out for Amazon's own, or write it such as https://email.eu-central-1.amazonaws.com.");
    }
}
