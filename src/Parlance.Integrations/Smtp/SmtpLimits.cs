namespace Parlance.Integrations.Smtp;

/// <summary>How long we wait for a mail server and how much we let it say. RFC 5321 section 4.5.3.2 allows it minutes for each step; the outbox tries again.</summary>
internal static class SmtpLimits
{
    /// <summary>RFC 5321 section 4.5.3.1.5 allows 512 octets; some servers greet with more.</summary>
    public const int LineOctets = 2048;

    /// <summary>Lines of one reply. EHLO has the longest, some thirty.</summary>
    public const int ReplyLines = 128;

    public static readonly TimeSpan ConnectWithin = TimeSpan.FromSeconds(15);

    public static readonly TimeSpan ReplyWithin = TimeSpan.FromSeconds(30);

    /// <summary>For the last reply: servers look for spam and viruses before they take responsibility.</summary>
    public static readonly TimeSpan AcceptWithin = TimeSpan.FromSeconds(60);
}
