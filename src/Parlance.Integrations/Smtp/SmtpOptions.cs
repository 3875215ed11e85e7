using System.Security.Cryptography.X509Certificates;

namespace Parlance.Integrations.Smtp;

/// <summary>The settings <c>Parlance:Mail:Smtp</c>, checked.</summary>
internal sealed record SmtpOptions
{
    public required string Host { get; init; }

    public required int Port { get; init; }

    public required SmtpSecurity Security { get; init; }

    /// <summary>As whom to sign in; null where the server asks nobody.</summary>
    public string? User { get; init; }

    public string? Password { get; init; }

    /// <summary>The authorities that may vouch for the server instead of the system's; null for the system's.</summary>
    public X509Certificate2Collection? Authorities { get; init; }

    public string Address => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Host}:{Port}");

    // A record would print the password.
    public override string ToString() => Address;
}
