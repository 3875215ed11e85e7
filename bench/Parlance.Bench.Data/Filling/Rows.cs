using Parlance.Chat.Accounts;
using Parlance.Chat.Conversations;

namespace Parlance.Bench.Data.Filling;

// Rows of tables that the product writes without a type for the whole row.

/// <summary>A row of <c>message_edits</c>.</summary>
internal sealed record EditEntry(ConversationId ConversationId, long Seq, long Number, string Text, DateTimeOffset WrittenAt);

/// <summary>A row of <c>mentions</c>.</summary>
internal sealed record MentionEntry(UserId UserId, ConversationId ConversationId, long Seq);

/// <summary>A row of <c>reactions</c>.</summary>
internal sealed record ReactionEntry(ConversationId ConversationId, long Seq, UserId UserId, string Emoji, DateTimeOffset At, bool Removed, long Rev);

/// <summary>A row of <c>read_positions</c>.</summary>
internal sealed record ReadEntry(UserId UserId, ConversationId ConversationId, long Seq, long Version, DateTimeOffset At, long Rev);

/// <summary>A row of <c>presence</c>.</summary>
internal sealed record PresenceEntry(UserId UserId, short State, long? Until, DateTimeOffset? LastSeenAt, long Rev);

/// <summary>A row of <c>bans</c>.</summary>
internal sealed record BanEntry(ConversationId ConversationId, UserId UserId, UserId BannedBy, string Reason, DateTimeOffset BannedAt);

/// <summary>A row of <c>user_feeds</c>.</summary>
internal sealed record FeedEntry(UserId UserId, long Rev);
