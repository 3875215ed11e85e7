using Parlance.Chat.Accounts;
using Parlance.Chat.Feeds;
using Parlance.Chat.Retention;

namespace Parlance.Chat.Conversations;

/// <summary>What everybody in a conversation sees of it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Empty for direct conversations, and for groups that nobody has named.</param>
/// <param name="Topic">What it is about.</param>
/// <param name="Emoji">What stands for its picture; empty for initials.</param>
/// <param name="Between">The two people of a direct conversation.</param>
/// <param name="HistoryFor">What those who join may read of what was written before.</param>
/// <param name="MemberCount">How many are in it now.</param>
/// <param name="CreatedBy">Who made it.</param>
/// <param name="CreatedAt">When.</param>
/// <param name="ArchivedAt">Since when nothing is written in it any more.</param>
/// <param name="Rules">Who may do what in it, and how fast; null for a direct conversation, which has none.</param>
/// <param name="Retention">How long its messages are kept, as far as it was decided for this one; null for as long as on the server.</param>
/// <param name="Rev">The revision of the row.</param>
internal sealed record ConversationRow(
    ConversationId Id,
    ConversationKind Kind,
    string Name,
    string Topic,
    string Emoji,
    IReadOnlyList<UserId>? Between,
    HistoryFor HistoryFor,
    long MemberCount,
    UserId CreatedBy,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ArchivedAt,
    RulesItem? Rules,
    RetentionItem? Retention,
    long Rev) : FeedRow(Rev)
{
    public override IEnumerable<UserId> Named() => Between ?? [CreatedBy];

    public static ConversationRow Of(Conversation row) => new(
        row.Id, row.Kind, row.Name, row.Topic, row.Emoji, Both(row.PairKey), row.HistoryFor, row.MemberCount, row.CreatedBy, row.CreatedAt, row.ArchivedAt,
        RulesItem.Of(row.Kind, row.Rules), RetentionItem.Of(row), row.RowRev);

    private static IReadOnlyList<UserId>? Both(byte[]? pairKey) => pairKey is null ? null : [Pair.Of(pairKey).First, Pair.Of(pairKey).Second];
}
