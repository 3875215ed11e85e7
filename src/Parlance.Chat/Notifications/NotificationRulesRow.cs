using System.Text.Json.Serialization;
using Parlance.Chat.Feeds;

namespace Parlance.Chat.Notifications;

/// <summary>What holds for somebody's notifications in all conversations, in their own feed.</summary>
/// <param name="Keywords">Words that are to them as a mention.</param>
/// <param name="Quiet">When not to disturb them; null for never.</param>
/// <param name="Rev">The revision of the row; 0 when they never chose.</param>
internal sealed record NotificationRulesRow(
    IReadOnlyList<string> Keywords,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] QuietHours? Quiet,
    long Rev) : FeedRow(Rev)
{
    [JsonIgnore]
    public override int Size => 300 + Keywords.Sum(keyword => 3 * keyword.Length);

    public static NotificationRulesRow Of(NotificationRules row) => new(row.KeywordList, row.QuietHours, row.Rev);
}
