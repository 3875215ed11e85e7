namespace Parlance.Chat.Presence;

internal static class PresenceLimits
{
    /// <summary>People whom one socket watches: more than a screen shows.</summary>
    public const int WatchedMax = 200;

    /// <summary>Members of a conversation that says who has it on the screen. Each who comes is told to each who is there, which grows with the square.</summary>
    public const int HereMembersMax = 500;

    /// <summary>Conversations that one socket types in at once. There is one keyboard; the rest is for windows that share a socket.</summary>
    public const int TypingMax = 4;

    /// <summary>How long a change waits to be told, so that flapping is told once. A person takes it for at once.</summary>
    public static readonly TimeSpan Settle = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How long somebody stays after their last socket. The official client tries again after 0.5 to 1.5 seconds and once more after 1 to 3; a page
    /// that is reloaded, or a telephone that changes its network, is back as soon.
    /// </summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(6);

    /// <summary>How often it is written down that somebody is still here: what a crash makes of 'last seen' is wrong by no more.</summary>
    public static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);

    /// <summary>People whose 'last seen' is written by one statement, and whose membership is asked for by one.</summary>
    public const int BatchMax = 500;

    /// <summary>How far ahead the end of a choice may be.</summary>
    public static readonly TimeSpan UntilMax = TimeSpan.FromDays(28);

    /// <summary>How often it is said again that somebody is still typing, for those who came later or lost it.</summary>
    public static readonly TimeSpan TypingEvery = TimeSpan.FromSeconds(3);

    /// <summary>How long somebody types without saying so again: twice as long, so that one lost word changes nothing.</summary>
    public static readonly TimeSpan TypingFor = TimeSpan.FromSeconds(6);

    /// <summary>How long a socket remembers that its owner may type somewhere, or may not: what a mute or a block takes to show at the latest.</summary>
    public static readonly TimeSpan MayTypeFor = TimeSpan.FromSeconds(5);

    /// <summary>How long the end of the server waits for the last moments to be written.</summary>
    public static readonly TimeSpan LastWritePatience = TimeSpan.FromSeconds(1);
}
