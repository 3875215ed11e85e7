using Parlance.Chat.Accounts;
using Parlance.Chat.Conversations;

namespace Parlance.Chat.Presence.Live;

/// <summary>Somebody with sockets on this node, or whose last one went a moment ago. Guarded by the gate of <see cref="NodePresence"/>.</summary>
internal sealed class PresentPerson(UserId id)
{
    public UserId Id => id;

    public HashSet<PresentSocket> Sockets { get; } = [];

    /// <summary>What they have chosen; null until it is read. Before that they are not shown: they may have chosen not to be.</summary>
    public ChosenPresence? Chosen { get; set; }

    /// <summary>Those whom they have blocked, and who see nothing of them. Another set takes its place when it changes: who reads it needs no gate.</summary>
    public IReadOnlySet<UserId> Blocked { get; set; } = new HashSet<UserId>();

    /// <summary>What others have been told. Answers say the same, so that an answer and the events after it go together.</summary>
    public ShownState Told { get; set; }

    /// <summary>In which conversations others have been told that they are.</summary>
    public HashSet<ConversationId> ToldIn { get; } = [];

    /// <summary>The last moment in which they were to be seen, as far as this node knows.</summary>
    public DateTimeOffset? SeenAt { get; set; }

    /// <summary>When what has changed is told, by the uptime of the node; null when nothing has.</summary>
    public TimeSpan? TellAt { get; set; }

    /// <summary>When the last socket went, by the same.</summary>
    public TimeSpan GoneAt { get; set; }

    public ITimer? Timer { get; set; }

    public bool IsGone => Sockets.Count is 0;

    public ShownState StateAt(DateTimeOffset now) => IsGone || Chosen is null ? ShownState.Offline : Chosen.At(now) switch
    {
        ChosenState.Online => Sockets.All(socket => socket.IsIdle) ? ShownState.Away : ShownState.Online,
        ChosenState.Away => ShownState.Away,
        ChosenState.Dnd => ShownState.Dnd,
        ChosenState.Invisible => ShownState.Offline,
        var other => throw new InvalidOperationException($"There is no choice {other}."),
    };

    /// <summary>The conversations on their screens, for others to see.</summary>
    public IReadOnlySet<ConversationId> ScreensAt(DateTimeOffset now) =>
        StateAt(now) is ShownState.Offline ? new HashSet<ConversationId>() : Sockets.Where(socket => socket.Screen is not null).Select(socket => socket.Screen!.Value).ToHashSet();

    /// <summary>Whether others know something that is not so any more.</summary>
    public bool DiffersAt(DateTimeOffset now) => Told != StateAt(now) || !ToldIn.SetEquals(ScreensAt(now));
}
