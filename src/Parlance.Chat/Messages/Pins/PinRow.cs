using Parlance.Chat.Accounts;
using Parlance.Chat.Feeds;

namespace Parlance.Chat.Messages.Pins;

/// <summary>A message that is pinned in its conversation, for everybody who may read it.</summary>
/// <param name="Seq">The message.</param>
/// <param name="User">Who pinned it.</param>
/// <param name="At">When they did.</param>
/// <param name="Removed">Whether it was taken down, or the message deleted.</param>
/// <param name="Rev">The revision of the row.</param>
internal sealed record PinRow(long Seq, UserId User, DateTimeOffset At, bool Removed, long Rev) : FeedRow(Rev)
{
    public override IEnumerable<UserId> Named() => [User];

    public static PinRow Of(Pin row) => new(row.Seq, row.UserId, row.At, row.Removed, row.Rev);
}
