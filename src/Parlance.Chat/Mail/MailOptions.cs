namespace Parlance.Chat.Mail;

/// <summary>How mail leaves the server. The settings <c>Parlance:Mail</c>, checked.</summary>
public sealed class MailOptions
{
    /// <summary>Takes settings.</summary>
    /// <param name="from">The sender of all mail.</param>
    /// <param name="isReal">Whether mail leaves this machine.</param>
    public MailOptions(EmailAddress from, bool isReal)
    {
        From = from;
        IsReal = isReal;
    }

    /// <summary>The sender of all mail.</summary>
    public EmailAddress From { get; }

    /// <summary>Whether mail reaches people. The drop folder does not, so without this no account can be asked to verify its address.</summary>
    public bool IsReal { get; }
}
