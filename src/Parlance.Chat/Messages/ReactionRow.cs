using Parlance.Chat.Accounts;
using Parlance.Chat.Feeds;

namespace Parlance.Chat.Messages;

/// <summary>Somebody's emoji on a message.</summary>
/// <param name="Seq">The message.</param>
/// <param name="User">Who left it there.</param>
/// <param name="Emoji">One emoji, or <c>:name:</c> of one that somebody has added to the server.</param>
/// <param name="At">When.</param>
/// <param name="Removed">Whether they have taken it back.</param>
/// <param name="Rev">The revision of the row.</param>
internal sealed record ReactionRow(long Seq, UserId User, string Emoji, DateTimeOffset At, bool Removed, long Rev) : FeedRow(Rev)
{
    public override IEnumerable<UserId> Named() => [User];

    public static ReactionRow Of(Reaction row) => new(row.Seq, row.UserId, row.Emoji, row.At, row.Removed, row.Rev);
}

/// <summary>A row of <c>reactions</c>.</summary>
internal sealed record Reaction
{
    public long Seq { get; init; }

    public UserId UserId { get; init; }

    public string Emoji { get; init; } = "";

    public DateTimeOffset At { get; init; }

    public bool Removed { get; init; }

    public long Rev { get; init; }
}
