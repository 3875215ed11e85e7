namespace Parlance.Chat.Mail;

/// <summary>How much mail there may be, and how long it may take.</summary>
internal static class MailLimits
{
    /// <summary>RFC 5321 section 4.5.3.1.3 allows a path of 256 octets, which includes its two angle brackets.</summary>
    public const int AddressChars = 254;

    /// <summary>RFC 5321 section 4.5.3.1.1.</summary>
    public const int LocalPartOctets = 64;

    /// <summary>Of a subject or a name. Ours have a tenth of it.</summary>
    public const int HeaderChars = 300;

    /// <summary>Of each body. Ours have a twentieth of it.</summary>
    public const int BodyChars = 64 * 1024;

    /// <summary>How many rows one node works on at a time: connections to one mail server, which seldom allows more from one address.</summary>
    public const int SendsAtOnce = 4;

    /// <summary>How many files the drop folder keeps. It is a place to look into, not an archive.</summary>
    public const int DropFiles = 1000;

    /// <summary>How often a node looks for rows of other nodes, of the command line, and for those that wait for their next attempt.</summary>
    public static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    /// <summary>An attempt that takes longer has failed. Well below the lease, so that no second node starts while the first still sends.</summary>
    public static readonly TimeSpan SendWithin = TimeSpan.FromMinutes(2);

    /// <summary>How long a row stays with a node that has died.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    /// <summary>How long after the first failed attempt the second comes; each further one waits twice as long.</summary>
    public static readonly TimeSpan BackoffFirst = TimeSpan.FromSeconds(10);

    /// <summary>The longest wait between two attempts. A mail server that is back should not be left idle for longer.</summary>
    public static readonly TimeSpan BackoffMax = TimeSpan.FromHours(1);

    /// <summary>When a message is given up that does not say so itself. RFC 5321 asks mail servers for days; a notice is old news by then.</summary>
    public static readonly TimeSpan GiveUpAfter = TimeSpan.FromDays(1);
}
