namespace Parlance.Chat.Webhooks;

internal static class WebhookLimits
{
    public const int OfServerMax = 50;

    public const int OfConversationMax = 10;

    /// <summary>Channels that one webhook of the server is narrowed to.</summary>
    public const int ChannelsMax = 50;

    public const int NameCharsMax = 64;

    public const int UrlCharsMax = 1_000;

    /// <summary>Bytes of an answer that are read at all.</summary>
    public const int AnswerBytesMax = 4 * 1024;

    /// <summary>Characters of a failing answer that are kept.</summary>
    public const int NoteCharsMax = 300;

    /// <summary>Old deliveries that are deleted by one commit.</summary>
    public const int SweptMax = 500;

    /// <summary>The time that a receiver has for its answer.</summary>
    public static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(10);

    /// <summary>The waits between attempts, about a day in all. Each is a fifth longer or shorter, by chance.</summary>
    public static readonly IReadOnlyList<TimeSpan> Waits =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(1), TimeSpan.FromHours(2), TimeSpan.FromHours(4), TimeSpan.FromHours(8), TimeSpan.FromHours(8),
    ];

    /// <summary>The longest that a receiver may ask for with <c>Retry-After</c>.</summary>
    public static readonly TimeSpan RetryAfterMax = TimeSpan.FromHours(1);

    /// <summary>The time for which nothing more is sent to a receiver that has just failed.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>The time after which a webhook is turned off of which nothing went well.</summary>
    public static readonly TimeSpan FailingMax = TimeSpan.FromDays(3);

    /// <summary>The time for which the former secret signs too.</summary>
    public static readonly TimeSpan FormerSecretFor = TimeSpan.FromHours(24);

    /// <summary>How long it is kept what was delivered.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(7);

    /// <summary>The time within which all nodes know of a webhook.</summary>
    public static readonly TimeSpan KnownWithin = TimeSpan.FromSeconds(2);

    public static readonly TimeSpan SweepEvery = TimeSpan.FromMinutes(30);
}
