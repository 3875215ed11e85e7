using Parlance.Chat.Conversations;
using Parlance.Chat.Data;

namespace Parlance.Chat.Retention;

/// <summary>A row of <c>purge_queue</c>: a message that is to be purged by itself.</summary>
internal sealed record Queued
{
    public ConversationId ConversationId { get; init; }

    public long Seq { get; init; }

    /// <summary>Whether it goes because of what it was copied from, however old it is.</summary>
    public bool IsCopy { get; init; }
}

/// <summary>The SQL of <c>purge_queue</c>.</summary>
internal static class PurgeQueue
{
    /// <summary>Some of those behind this one.</summary>
    public static Task<IReadOnlyList<Queued>> NextAsync(DbSession db, Queued after) => db.QueryAsync<Queued>(
        """
        SELECT conversation_id, seq, is_copy FROM purge_queue
        WHERE conversation_id > @ConversationId OR (conversation_id = @ConversationId AND seq > @Seq) ORDER BY conversation_id, seq LIMIT @BatchMax
        """,
        new { after.ConversationId, after.Seq, RetentionLimits.BatchMax });

    public static Task<int> AddAsync(DbSession db, ConversationId conversation, IEnumerable<long> seqs) => db.ExecuteAsync(
        """
        INSERT INTO purge_queue (conversation_id, seq, is_copy)
        SELECT conversation_id, seq, 0 FROM messages WHERE conversation_id = @conversation AND seq IN @seqs ON CONFLICT (conversation_id, seq) DO NOTHING
        """,
        new { conversation, seqs = DbList.Of(seqs) });

    /// <summary>What was copied from these. Copies of copies are known by what they were first.</summary>
    public static Task<int> AddCopiesAsync(DbSession db, ConversationId conversation, IEnumerable<long> seqs) => db.ExecuteAsync(
        """
        INSERT INTO purge_queue (conversation_id, seq, is_copy)
        SELECT conversation_id, seq, 1 FROM messages WHERE copied_from = @conversation AND copied_seq IN @seqs
        ON CONFLICT (conversation_id, seq) DO UPDATE SET is_copy = 1
        """,
        new { conversation, seqs = DbList.Of(seqs) });

    public static Task<int> RemoveAsync(DbSession db, ConversationId conversation, IEnumerable<long> seqs) => db.ExecuteAsync(
        "DELETE FROM purge_queue WHERE conversation_id = @conversation AND seq IN @seqs", new { conversation, seqs = DbList.Of(seqs) });
}
