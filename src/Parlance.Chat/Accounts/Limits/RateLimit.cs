namespace Parlance.Chat.Accounts.Limits;

/// <summary>How often something may happen: so many at once, and one more each interval.</summary>
/// <param name="Name">Tells the limits of one key apart.</param>
/// <param name="Burst">How many at once.</param>
/// <param name="Every">How long until one more is allowed.</param>
internal sealed record RateLimit(string Name, int Burst, TimeSpan Every)
{
    /// <summary>Wrong passwords and codes for one account, whoever tries.</summary>
    public static readonly RateLimit SignInPerAccount = new("sign-in-account", 10, TimeSpan.FromMinutes(1));

    /// <summary>Wrong passwords for one account from a device that has signed in to it before.</summary>
    public static readonly RateLimit SignInPerDevice = new("sign-in-device", 10, TimeSpan.FromMinutes(1));

    /// <summary>Attempts to sign in from one address.</summary>
    public static readonly RateLimit SignInPerAddress = new("sign-in-address", 60, TimeSpan.FromSeconds(5));

    public static readonly RateLimit RegisterPerAddress = new("register-address", 30, TimeSpan.FromMinutes(1));

    /// <summary>Mails to one mail address.</summary>
    public static readonly RateLimit MailPerRecipient = new("mail-recipient", 5, TimeSpan.FromMinutes(5));

    public static readonly RateLimit MailPerAddress = new("mail-address", 30, TimeSpan.FromMinutes(1));

    /// <summary>Codes that were typed, for one account.</summary>
    public static readonly RateLimit CodePerAccount = new("code-account", 10, TimeSpan.FromMinutes(1));

    public static readonly RateLimit CodePerAddress = new("code-address", 60, TimeSpan.FromSeconds(5));

    /// <summary>Changes of one profile, each of which is told to everybody who sees it.</summary>
    public static readonly RateLimit ProfilePerAccount = new("profile-account", 30, TimeSpan.FromSeconds(10));

    public static readonly RateLimit RefreshPerAddress = new("refresh-address", 300, TimeSpan.FromMilliseconds(200));

    /// <summary>Messages of one account: nobody types as fast, and a program of a few senders may.</summary>
    public static readonly RateLimit MessagesPerUser = new("messages-user", 100, TimeSpan.FromMilliseconds(50));

    /// <summary>Everything else that somebody changes in conversations.</summary>
    public static readonly RateLimit ChangesPerUser = new("changes-user", 200, TimeSpan.FromMilliseconds(100));

    /// <summary>
    /// What one account reads: a client that wakes up asks for a page of each of some hundred conversations at once, a program in a loop is slowed down.
    /// </summary>
    public static readonly RateLimit ReadsPerUser = new("reads-user", 1_000, TimeSpan.FromMilliseconds(20));

    /// <summary>Requests of one account to be somebody's contact.</summary>
    public static readonly RateLimit ContactRequestsPerUser = new("contact-requests-user", 30, TimeSpan.FromMinutes(2));

    /// <summary>The same, to one person.</summary>
    public static readonly RateLimit ContactRequestsPerPair = new("contact-requests-pair", 5, TimeSpan.FromHours(6));

    /// <summary>Requests that delete many messages, each of which all members are told of.</summary>
    public static readonly RateLimit SweepsPerUser = new("sweeps-user", 20, TimeSpan.FromSeconds(3));

    /// <summary>What one account reports, each of which somebody has to read.</summary>
    public static readonly RateLimit ReportsPerUser = new("reports-user", 20, TimeSpan.FromMinutes(1));

    /// <summary>Files of all that is written down, each of which reads all of it.</summary>
    public static readonly RateLimit ExportsPerUser = new("exports-user", 5, TimeSpan.FromMinutes(1));

    /// <summary>What is posted to one incoming webhook: a message a second, as at Slack, and some at once.</summary>
    public static readonly RateLimit PostsPerHook = new("posts-hook", 30, TimeSpan.FromSeconds(1));

    /// <summary>What one address posts to hooks, those that are none included.</summary>
    public static readonly RateLimit HooksPerAddress = new("hooks-address", 300, TimeSpan.FromMilliseconds(100));

    /// <summary>Trials of webhooks, each of which another server has to answer.</summary>
    public static readonly RateLimit WebhookTestsPerUser = new("webhook-tests-user", 10, TimeSpan.FromSeconds(30));

    /// <summary>Searches for people, each of which looks at all of them.</summary>
    public static readonly RateLimit PeopleSearchPerUser = new("people-search-user", 60, TimeSpan.FromMilliseconds(500));

    /// <summary>Searches, while somebody types too.</summary>
    public static readonly RateLimit SearchesPerUser = new("searches-user", 60, TimeSpan.FromMilliseconds(250));
}
