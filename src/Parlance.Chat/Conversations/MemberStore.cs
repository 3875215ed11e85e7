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

    /// <summary>
    /// Whether somebody owns the conversation and nobody else does who is able to act. A guest of the server owns nothing, whatever their row says.
    /// </summary>
    public static async Task<bool> IsLastOwnerAsync(DbSession db, Member member) =>
        member.Role is MemberRole.Owner
        && !await HasOtherOwnerAsync(db, member.ConversationId, member.UserId)
        && await Newcomers.RoleOfAsync(db, member.UserId) is not MemberRole.Guest;

    /// <summary>Whether an owner is there besides this one, and able to act.</summary>
    public static async Task<bool> HasOtherOwnerAsync(DbSession db, ConversationId conversation, UserId owner) => await db.FindAsync<int?>(
        """
        SELECT 1 FROM members m JOIN users u ON u.id = m.user_id AND u.disabled_at IS NULL AND u.deleted_at IS NULL AND u.role > @Guest
        WHERE m.conversation_id = @conversation AND m.left_at IS NULL AND m.role = @highest AND m.user_id <> @owner LIMIT 1
        """,
        new { conversation, owner, highest = MemberRole.Owner, ServerRole.Guest }) is not null;

    /// <summary>Whether two people are in one conversation.</summary>
    public static async Task<bool> ShareAsync(DbSession db, UserId one, UserId other) => await db.FindAsync<int?>(
        """
        SELECT 1 FROM members a JOIN members b ON b.conversation_id = a.conversation_id AND b.user_id = @other AND b.left_at IS NULL
        WHERE a.user_id = @one AND a.left_at IS NULL LIMIT 1
        """,
        new { one, other }) is not null;

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
