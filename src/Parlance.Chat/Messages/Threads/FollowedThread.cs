using Parlance.Chat.Accounts;
using Parlance.Chat.Conversations;

namespace Parlance.Chat.Messages.Threads;

/// <summary>Whether somebody follows a thread.</summary>
internal enum FollowState
{
    /// <summary>They have not chosen, and there was no reason to.</summary>
    Unset = 0,

    /// <summary>They do, since they have to do with it or have chosen it.</summary>
    Follows = 1,

    /// <summary>They do no more, even if somebody mentions them in it.</summary>
    Left = 2,
}

/// <summary>A row of <c>followed_threads</c>.</summary>
internal sealed record FollowedThread
{
    public UserId UserId { get; init; }

    public ConversationId ConversationId { get; init; }

    public long Thread { get; init; }

    public FollowState State { get; init; }

    public long Seq { get; init; }

    public long Version { get; init; }

    public DateTimeOffset At { get; init; }

    public long Rev { get; init; }
}
