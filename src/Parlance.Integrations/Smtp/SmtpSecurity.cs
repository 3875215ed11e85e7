namespace Parlance.Integrations.Smtp;

/// <summary>How the way to the mail server is protected. There is no "if possible": who can cut the offer of TLS out of an answer would read all mail.</summary>
internal enum SmtpSecurity
{
    /// <summary>Begins in the clear and goes on under TLS, or not at all: RFC 3207.</summary>
    StartTls,

    /// <summary>TLS from the first byte: RFC 8314.</summary>
    Tls,

    /// <summary>In the clear. For a mail server on the same machine or in the same private network.</summary>
    None,
}
