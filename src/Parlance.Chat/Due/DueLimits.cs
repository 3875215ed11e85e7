namespace Parlance.Chat.Due;

/// <summary>How work that is due is gone about.</summary>
internal static class DueLimits
{
    /// <summary>Items of one kind on which a node works at a time.</summary>
    public const int AtOnce = 8;

    /// <summary>Attempts after which an item is dropped whose handler throws: about three days of them.</summary>
    public const int AttemptsMax = 80;

    /// <summary>How often a node looks although nothing is due that it knows of: for work from other nodes that have died, and for clocks that are set.</summary>
    public static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(10);

    /// <summary>When a node looks again that has found what others are just taking.</summary>
    public static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(100);

    /// <summary>How long an attempt may take outside of the database.</summary>
    public static readonly TimeSpan AttemptWithin = TimeSpan.FromSeconds(20);

    /// <summary>How long an item stays with a node that has died. Longer than an attempt, so that no second node begins while the first is still at it.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    /// <summary>How long after the first failed attempt the second comes; each further one waits twice as long.</summary>
    public static readonly TimeSpan BackoffFirst = TimeSpan.FromSeconds(10);

    /// <summary>The longest wait between two attempts.</summary>
    public static readonly TimeSpan BackoffMax = TimeSpan.FromHours(1);
}
