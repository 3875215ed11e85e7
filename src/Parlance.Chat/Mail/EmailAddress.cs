namespace Parlance.Chat.Mail;

/// <summary>An e-mail address whose syntax was checked: no control character, no space, no second @ can be in it.</summary>
public sealed record EmailAddress
{
    internal EmailAddress(string localPart, string domain)
    {
        LocalPart = localPart;
        Domain = domain;
    }

    /// <summary>What stands before the @, as it was typed.</summary>
    public string LocalPart { get; }

    /// <summary>What stands after the @: lower case, in the ASCII form of the domain name system.</summary>
    public string Domain { get; }

    /// <summary>By what addresses are compared: all in lower case. One person should not own two accounts, or two people one mailbox, by a capital.</summary>
    public string Key => ToString().ToLowerInvariant();

    /// <summary>Whether a mail server needs the extension SMTPUTF8 (RFC 6531) to take it.</summary>
    public bool NeedsUtf8 => !System.Text.Ascii.IsValid(LocalPart);

    /// <summary>The address as programs write it.</summary>
    public override string ToString() => $"{LocalPart}@{Domain}";

    /// <summary>Takes an address that is known to be good, such as a stored one.</summary>
    /// <param name="text">The address.</param>
    /// <exception cref="FormatException">It is none.</exception>
    public static EmailAddress Parse(string text) =>
        MailAddressSyntax.TryParse(text, out var address) ? address : throw new FormatException("This is not an e-mail address.");
}
