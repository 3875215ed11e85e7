using Parlance.Chat.Conversations;

namespace Parlance.Chat.Notifications;

/// <summary>A row of <c>notification_levels</c>, of one user.</summary>
internal sealed record LevelSetting
{
    public ConversationId ConversationId { get; init; }

    public NotificationLevel? Level { get; init; }

    public DateTimeOffset? MutedUntil { get; init; }

    public long Rev { get; init; }
}
