using Parlance.Chat.Accounts;
using Parlance.Chat.Conversations;
using Parlance.Chat.Feeds;

namespace Parlance.Chat.Polls;

/// <summary>A row of <c>poll_votes</c>.</summary>
internal sealed record Vote
{
    public ConversationId ConversationId { get; init; }

    public long Seq { get; init; }

    public UserId UserId { get; init; }

    public long Choices { get; init; }

    public DateTimeOffset At { get; init; }

    public long Rev { get; init; }

    public IReadOnlyList<int> Options => [.. Enumerable.Range(0, PollLimits.OptionsMax).Where(index => ((Choices >> index) & 1) is 1)];
}

/// <summary>What one has chosen in a poll, in one's own feed alone.</summary>
/// <param name="Conversation">Where the poll is.</param>
/// <param name="Seq">Which message it belongs to.</param>
/// <param name="Options">The numbers of what one has chosen, from 0 on; empty if one has taken it back.</param>
/// <param name="At">When.</param>
/// <param name="Rev">The revision of the row.</param>
internal sealed record VoteRow(ConversationId Conversation, long Seq, IReadOnlyList<int> Options, DateTimeOffset At, long Rev) : FeedRow(Rev)
{
    public static VoteRow Of(Vote row) => new(row.ConversationId, row.Seq, row.Options, row.At, row.Rev);
}
