namespace Parlance.Chat.Accounts.Sockets;

/// <summary>How soon sockets learn what has happened to their session. Together well within the promised second.</summary>
internal static class SocketLimits
{
    /// <summary>How often a node reads what other nodes, and the command line, have ended.</summary>
    public static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(250);

    /// <summary>How far each look reaches back: rows may commit after others with a later time, and nodes' clocks differ a little.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromSeconds(60);

    /// <summary>How often expired tokens are looked for.</summary>
    public static readonly TimeSpan ExpireEvery = TimeSpan.FromSeconds(1);

    /// <summary>Rows older than this have been seen by every node that lives.</summary>
    public static readonly TimeSpan EndingsKept = TimeSpan.FromHours(1);

    /// <summary>How often they are removed.</summary>
    public static readonly TimeSpan ForgetEvery = TimeSpan.FromMinutes(10);
}
