using Parlance.Chat.Accounts;
using Parlance.Chat.Data;

namespace Parlance.Chat.Conversations;

/// <summary>The SQL of <c>conversations</c>.</summary>
internal static class ConversationStore
{
    public const string Columns =
        "id, kind, name, name_key, topic, emoji, pair_key, history_for, created_by, created_at, client_id, archived_at, member_count, last_seq, "
        + "last_message_at, rev, row_rev, max_visible_from, slow_seconds, send_from, mention_from, invite_from, pin_from, retention_days, retention_fixed, no_previews";

    /// <summary>A conversation's id and the head of its feed.</summary>
    internal sealed record Head
    {
        public ConversationId Id { get; init; }

        public long Rev { get; init; }
    }

    public static Task<Conversation?> FindAsync(DbSession db, ConversationId id) =>
        db.FindAsync<Conversation>($"SELECT {Columns} FROM conversations WHERE id = @id", new { id });

    public static async Task<Conversation> RequireAsync(DbSession db, ConversationId id) =>
        await FindAsync(db, id) ?? throw ChatError.NotFound("conversation");

    public static Task<Conversation?> FindDirectAsync(DbSession db, Pair pair) =>
        db.FindAsync<Conversation>($"SELECT {Columns} FROM conversations WHERE pair_key = @Key", new { pair.Key });

    /// <summary>What an earlier request with this client id has made.</summary>
    public static Task<Conversation?> FindCreatedAsync(DbSession db, UserId creator, Guid clientId) => db.FindAsync<Conversation>(
        $"SELECT {Columns} FROM conversations WHERE created_by = @creator AND client_id = @clientId", new { creator, clientId });

    /// <summary>The feeds of somebody's conversations.</summary>
    public static Task<IReadOnlyList<Head>> HeadsOfAsync(DbSession db, UserId user) => db.QueryAsync<Head>(
        "SELECT c.id, c.rev FROM members m JOIN conversations c ON c.id = m.conversation_id WHERE m.user_id = @user AND m.left_at IS NULL ORDER BY c.id",
        new { user });

    public static Task<int> InsertAsync(DbSession db, Conversation row) => db.ExecuteAsync(
        $"INSERT INTO conversations ({Columns}, search_text) VALUES (@Id, @Kind, @Name, @NameKey, @Topic, @Emoji, @PairKey, @HistoryFor, @CreatedBy, @CreatedAt, "
        + "@ClientId, @ArchivedAt, @MemberCount, @LastSeq, @LastMessageAt, @Rev, @RowRev, @MaxVisibleFrom, @SlowSeconds, @SendFrom, @MentionFrom, @InviteFrom, @PinFrom, @RetentionDays, @RetentionFixed, @NoPreviews, @SearchText)",
        row);

    /// <summary>Keeps the conversation from all other writers until the commit, and takes the next revision of its feed.</summary>
    public static Task<long> NextRevAsync(DbSession db, ConversationId id) =>
        db.ScalarAsync<long>("UPDATE conversations SET rev = rev + 1 WHERE id = @id RETURNING rev", new { id });

    /// <summary>Writes what the members see of the conversation, as part of the revision in <see cref="Conversation.RowRev"/>.</summary>
    public static Task<int> UpdateAsync(DbSession db, Conversation row) => db.ExecuteAsync(
        """
        UPDATE conversations SET name = @Name, name_key = @NameKey, search_text = @SearchText, topic = @Topic, emoji = @Emoji, history_for = @HistoryFor,
            archived_at = @ArchivedAt, member_count = @MemberCount, max_visible_from = @MaxVisibleFrom, slow_seconds = @SlowSeconds, send_from = @SendFrom,
            mention_from = @MentionFrom, invite_from = @InviteFrom, pin_from = @PinFrom, retention_days = @RetentionDays, retention_fixed = @RetentionFixed, no_previews = @NoPreviews, row_rev = @RowRev
        WHERE id = @Id
        """,
        row);
}
