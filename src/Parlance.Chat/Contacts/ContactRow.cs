using Parlance.Chat.Accounts;
using Parlance.Chat.Feeds;

namespace Parlance.Chat.Contacts;

/// <summary>What somebody is to another person, in their own feed.</summary>
/// <param name="User">The other person.</param>
/// <param name="State">What they are.</param>
/// <param name="Note">What was said with a request that waits.</param>
/// <param name="At">Since when.</param>
/// <param name="Rev">The revision of the row.</param>
internal sealed record ContactRow(UserId User, ContactState State, string Note, DateTimeOffset At, long Rev) : FeedRow(Rev)
{
    public override IEnumerable<UserId> Named() => [User];

    public static ContactRow Of(Contact row) => new(row.OtherId, row.State, row.Note, row.At, row.Rev);
}
