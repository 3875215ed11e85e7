using Parlance.Chat.Accounts;
using Parlance.Chat.Feeds;

namespace Parlance.Chat.Reading.Receipts;

/// <summary>How far somebody has read, for the others in a direct conversation or a small group.</summary>
/// <param name="User">Who.</param>
/// <param name="Seq">Everything up to this one was read; 0 where it was withdrawn.</param>
/// <param name="At">When they had read so far.</param>
/// <param name="Removed">Whether they do not let it be seen any more.</param>
/// <param name="Rev">The revision of the row.</param>
internal sealed record ReceiptRow(UserId User, long Seq, DateTimeOffset At, bool Removed, long Rev) : FeedRow(Rev)
{
    public override IEnumerable<UserId> Named() => [User];

    public static ReceiptRow Of(Receipt row) => new(row.UserId, row.Seq, row.At, row.Removed, row.Rev);
}
