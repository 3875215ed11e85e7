using Parlance.Chat.Accounts;
using Parlance.Chat.Conversations;

namespace Parlance.Chat.Retention.Holds;

/// <summary>Keeps all of a conversation, or all that somebody has written, from being purged. Nobody else learns of it.</summary>
internal sealed record Hold
{
    public const string Columns = "id, conversation_id, user_id, reason, created_by, created_at, lifted_by, lifted_at";

    /// <summary>Its id.</summary>
    public Guid Id { get; init; }

    /// <summary>Which conversation; null for a person.</summary>
    public ConversationId? ConversationId { get; init; }

    /// <summary>Whose messages, wherever they stand; null for a conversation.</summary>
    public UserId? UserId { get; init; }

    /// <summary>Why.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Who has made it.</summary>
    public UserId CreatedBy { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Who has lifted it; null while it stands.</summary>
    public UserId? LiftedBy { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset? LiftedAt { get; init; }
}
