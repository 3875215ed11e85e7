using System.Text.Json.Serialization;
using Parlance.Chat.Conversations;
using Parlance.Chat.Feeds;

namespace Parlance.Chat.Notifications;

/// <summary>When one conversation may interrupt somebody, in their own feed.</summary>
/// <param name="Conversation">Which.</param>
/// <param name="Level">Of which messages they want to be told; null for all of a direct conversation or a group, and for mentions in a channel.</param>
/// <param name="MutedUntil">Until when they want to be told of none; null for what the level says.</param>
/// <param name="Rev">The revision of the row.</param>
internal sealed record NotificationRow(
    ConversationId Conversation,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] NotificationLevel? Level,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] DateTimeOffset? MutedUntil,
    long Rev) : FeedRow(Rev)
{
    public static NotificationRow Of(LevelSetting row) => new(row.ConversationId, row.Level, row.MutedUntil, row.Rev);
}
