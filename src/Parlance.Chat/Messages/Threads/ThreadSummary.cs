using Parlance.Chat.Accounts;

namespace Parlance.Chat.Messages.Threads;

/// <summary>What there is of the thread of a message.</summary>
/// <param name="Count">How many replies, those that are deleted left out.</param>
/// <param name="LastSeq">The last of them.</param>
/// <param name="LastAt">When it was sent.</param>
/// <param name="People">Who replied, the first five.</param>
internal sealed record ThreadSummary(long Count, long LastSeq, DateTimeOffset LastAt, IReadOnlyList<UserId> People)
{
    /// <summary>That of this message; null if there are no replies.</summary>
    public static ThreadSummary? Of(Message root) => root is { Replies: > 0, LastReply: { } seq, LastReplyAt: { } at }
        ? new(root.Replies, seq, at, Repliers.Of(root.Repliers))
        : null;
}
