using Parlance.Chat.Accounts;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;

namespace Parlance.Chat.Polls;

/// <summary>The SQL of <c>poll_votes</c>.</summary>
internal static class VoteStore
{
    public const string Columns = "conversation_id, seq, user_id, choices, at, rev";

    public static Task<Vote?> FindAsync(DbSession db, ConversationId conversation, long seq, UserId user) => db.FindAsync<Vote>(
        $"SELECT {Columns} FROM poll_votes WHERE conversation_id = @conversation AND seq = @seq AND user_id = @user", new { conversation, seq, user });

    /// <summary>Who has chosen something, in the order of their ids.</summary>
    public static Task<IReadOnlyList<Vote>> OfAsync(DbSession db, ConversationId conversation, long seq, UserId after, int take) => db.QueryAsync<Vote>(
        $"""
        SELECT {Columns} FROM poll_votes WHERE conversation_id = @conversation AND seq = @seq AND user_id > @after AND choices <> 0 ORDER BY user_id LIMIT @take
        """,
        new { conversation, seq, after, take });

    /// <summary>Writes that nothing is chosen any more, if the row is still there: with an account it goes.</summary>
    public static Task<int> EmptyAsync(DbSession db, Vote row) => db.ExecuteAsync(
        "UPDATE poll_votes SET choices = @Choices, at = @At, rev = @Rev WHERE conversation_id = @ConversationId AND seq = @Seq AND user_id = @UserId", row);

    /// <summary>Writes the row, new or not.</summary>
    public static Task<int> PutAsync(DbSession db, Vote row) => db.ExecuteAsync(
        $"""
        INSERT INTO poll_votes ({Columns}) VALUES (@ConversationId, @Seq, @UserId, @Choices, @At, @Rev)
        ON CONFLICT (conversation_id, seq, user_id) DO UPDATE SET choices = excluded.choices, at = excluded.at, rev = excluded.rev
        """,
        row);
}
