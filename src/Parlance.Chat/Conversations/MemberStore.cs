using Parlance.Chat.Accounts;
using Parlance.Chat.Data;

namespace Parlance.Chat.Conversations;

/// <summary>The SQL of <c>members</c>.</summary>
internal static class MemberStore
{
    public const string Columns = "conversation_id, user_id, role, joined_at, left_at, muted_until, visible_from, rev, user_rev";

    /// <summary>Somebody's row, whether they are still in the conversation or not.</summary>
    public static Task<Member?> FindAsync(DbSession db, ConversationId conversation, UserId user) => db.FindAsync<Member>(
        $"SELECT {Columns} FROM members WHERE conversation_id = @conversation AND user_id = @user", new { conversation, user });

    /// <summary>Those who are in the conversation.</summary>
    public static Task<IReadOnlyList<UserId>> CurrentAsync(DbSession db, ConversationId conversation) => db.QueryAsync<UserId>(
        "SELECT user_id FROM members WHERE conversation_id = @conversation AND left_at IS NULL", new { conversation });

    public static Task<long> CountOwnersAsync(DbSession db, ConversationId conversation) => db.ScalarAsync<long>(
        "SELECT COUNT(*) FROM members WHERE conversation_id = @conversation AND left_at IS NULL AND role = @Owner",
        new { conversation, MemberRole.Owner });

    /// <summary>Writes the row, new or not.</summary>
    public static Task<int> PutAsync(DbSession db, Member row) => db.ExecuteAsync(
        $"""
        INSERT INTO members ({Columns})
        VALUES (@ConversationId, @UserId, @Role, @JoinedAt, @LeftAt, @MutedUntil, @VisibleFrom, @Rev, @UserRev)
        ON CONFLICT (conversation_id, user_id) DO UPDATE SET role = excluded.role, joined_at = excluded.joined_at, left_at = excluded.left_at,
            muted_until = excluded.muted_until, visible_from = excluded.visible_from, rev = excluded.rev, user_rev = excluded.user_rev
        """,
        row);

    public static Task<bool> IsBannedAsync(DbSession db, ConversationId conversation, UserId user) => db.ScalarAsync<bool>(
        "SELECT COUNT(*) FROM bans WHERE conversation_id = @conversation AND user_id = @user", new { conversation, user });
}
