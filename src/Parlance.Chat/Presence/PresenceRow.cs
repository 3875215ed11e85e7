using Parlance.Chat.Feeds;

namespace Parlance.Chat.Presence;

/// <summary>What somebody has chosen to be shown as, in their own feed.</summary>
/// <param name="State">What it is.</param>
/// <param name="Until">When the choice ends by itself: from then on it is <c>online</c>, without another row. Null for never.</param>
/// <param name="Rev">The revision of the row; 0 when nothing was ever chosen.</param>
internal sealed record PresenceRow(ChosenState State, DateTimeOffset? Until, long Rev) : FeedRow(Rev)
{
    public static PresenceRow Of(ChosenPresence row) => new(row.State, row.Until, row.Rev);
}
