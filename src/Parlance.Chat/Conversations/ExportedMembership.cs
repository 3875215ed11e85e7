using Parlance.Chat.Accounts;
using Parlance.Chat.Data;

namespace Parlance.Chat.Conversations;

/// <summary>A conversation that somebody is or was in, in the export of their account.</summary>
internal sealed record ExportedMembership
{
    /// <summary>Which one.</summary>
    public ConversationId Conversation { get; init; }

    /// <summary>What it is.</summary>
    public ConversationKind Kind { get; init; }

    /// <summary>What it is called; empty for one that they have left.</summary>
    public string Name { get; init; } = "";

    /// <summary>What they may or might do there.</summary>
    public MemberRole Role { get; init; }

    /// <summary>When they came.</summary>
    public DateTimeOffset JoinedAt { get; init; }

    /// <summary>When they left; null while they are in it.</summary>
    public DateTimeOffset? LeftAt { get; init; }

    // What it is called now is no business any more of those who have left.
    public static Task<IReadOnlyList<ExportedMembership>> OfAsync(DbSession db, UserId user) => db.QueryAsync<ExportedMembership>(
        """
        SELECT c.id AS conversation, c.kind, CASE WHEN m.left_at IS NULL THEN c.name ELSE '' END AS name, m.role, m.joined_at, m.left_at
        FROM members m JOIN conversations c ON c.id = m.conversation_id WHERE m.user_id = @user ORDER BY c.id
        """,
        new { user });
}
