using Parlance.Chat.Accounts;
using Parlance.Chat.Feeds;

namespace Parlance.Chat.Contacts;

/// <summary>Somebody who is blocked, in the feed of whoever has blocked them. They are not told.</summary>
/// <param name="User">Who is blocked.</param>
/// <param name="At">Since when, or since when no more.</param>
/// <param name="Removed">Whether they are not blocked any more.</param>
/// <param name="Rev">The revision of the row.</param>
internal sealed record BlockRow(UserId User, DateTimeOffset At, bool Removed, long Rev) : FeedRow(Rev)
{
    public override IEnumerable<UserId> Named() => [User];

    public static BlockRow Of(Block row) => new(row.OtherId, row.At, row.Removed, row.Rev);
}

/// <summary>A row of <c>blocks</c>.</summary>
internal sealed record Block
{
    public UserId UserId { get; init; }

    public UserId OtherId { get; init; }

    public DateTimeOffset At { get; init; }

    public bool Removed { get; init; }

    public long Rev { get; init; }
}
