using Parlance.Chat.Accounts;
using Parlance.Chat.Conversations;
using Parlance.Chat.Presence.Live;

namespace Parlance.Chat.Presence.Typing;

/// <summary>Somebody who types in a conversation, or did a moment ago. Guarded by the gate of <see cref="Typists"/>. Times are the node's uptime.</summary>
internal sealed class Typist(ConversationId conversation, PresentSocket socket)
{
    public ConversationId Conversation => conversation;

    public UserId User { get; } = socket.User;

    /// <summary>The socket that said so last: with it the typing ends.</summary>
    public PresentSocket Socket { get; private set; } = socket;

    public bool IsTyping { get; set; }

    /// <summary>Whether others think so.</summary>
    public bool IsTold { get; set; }

    /// <summary>When they were told last.</summary>
    public TimeSpan? ToldAt { get; set; }

    /// <summary>When the person said so last.</summary>
    public TimeSpan SaidAt { get; set; }

    public ITimer? Timer { get; set; }

    public void MoveTo(PresentSocket other)
    {
        Socket.Typing.Remove(this);
        Socket = other;
        Socket.Typing.Add(this);
    }

    /// <summary>Whether others may be told again.</summary>
    public bool MayTellAt(TimeSpan now) => ToldAt is null || now - ToldAt >= PresenceLimits.TypingEvery;
}
