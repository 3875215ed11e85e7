using Parlance.Chat.Accounts;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;

namespace Parlance.Chat.Messages.Threads;

/// <summary>
/// What the first message of a thread says of its replies. It changes in the transaction of the reply, under the lock of the conversation's row, and is
/// part of the same revision: it is never different from what is there.
/// </summary>
internal static class ThreadStore
{
    // In the order of the thread: grouped at once, SQLite goes through all that its authors ever wrote in the conversation.
    private const int LookedThrough = 100_000;

    /// <summary>The message in whose thread somebody wants to reply.</summary>
    /// <exception cref="ChatError"><c>not_found</c>: they may not read it. <c>conflict</c>: nothing can be said in its thread.</exception>
    public static async Task<Message> RequireOpenAsync(DbSession db, Place place, long seq)
    {
        var root = await MessageStore.RequireAsync(db, place, seq);
        if (root.Thread is not null)
        {
            throw ChatError.Conflict("This message is in a thread itself.");
        }

        // Where something was said already it goes on without its beginning.
        return root is { DeletedAt: not null, Replies: 0 } ? throw ChatError.Conflict("This message is deleted.") : root;
    }

    /// <summary>The first message with one reply more.</summary>
    public static Task<Message> JoinAsync(DbSession db, Message root, Message reply) => PutAsync(db, root with
    {
        Rev = reply.Rev,
        Replies = root.Replies + 1,
        LastReply = reply.Seq,
        LastReplyAt = reply.CreatedAt,
        Repliers = Repliers.With(root.Repliers, reply.AuthorId),
    });

    /// <summary>The first message without a reply that is deleted already, or several of which it is one, in the same revision. Null if it was in no thread.</summary>
    public static async Task<Message?> LeaveAsync(DbSession db, Message gone, int count = 1)
    {
        if (gone.Thread is not { } seq || await MessageStore.FindAsync(db, gone.ConversationId, seq) is not { } root)
        {
            return null;
        }

        var args = new { gone.ConversationId, seq };
        var last = await db.FindAsync<Message>(
            """
            SELECT seq, created_at FROM messages WHERE conversation_id = @ConversationId AND thread = @seq AND deleted_at IS NULL
            ORDER BY seq DESC LIMIT 1
            """,
            args);
        var people = await db.QueryAsync<UserId>(
            $"""
            SELECT r.author_id FROM (SELECT author_id, seq FROM messages WHERE conversation_id = @ConversationId AND thread = @seq AND deleted_at IS NULL
                ORDER BY seq LIMIT {LookedThrough}) r
            GROUP BY r.author_id ORDER BY MIN(r.seq) LIMIT {Repliers.Max}
            """,
            args);
        return await PutAsync(db, root with
        {
            Rev = gone.Rev,
            Replies = root.Replies - count,
            LastReply = last?.Seq,
            LastReplyAt = last?.CreatedAt,
            Repliers = Repliers.ToBytes(people),
        });
    }

    /// <summary>The replies nearest to a seq: below it, the last of them, or above it, the first.</summary>
    public static Task<IReadOnlyList<long>> RepliesAsync(DbSession db, Message root, long? before, long? after, int take) => db.QueryAsync<long>(
        after is null
            ? "SELECT seq FROM messages WHERE conversation_id = @ConversationId AND thread = @Seq AND seq < @at ORDER BY seq DESC LIMIT @take"
            : "SELECT seq FROM messages WHERE conversation_id = @ConversationId AND thread = @Seq AND seq > @at ORDER BY seq LIMIT @take",
        new { root.ConversationId, root.Seq, at = after ?? before ?? long.MaxValue, take });

    private static async Task<Message> PutAsync(DbSession db, Message root)
    {
        await db.ExecuteAsync(
            """
            UPDATE messages SET rev = @Rev, replies = @Replies, last_reply = @LastReply, last_reply_at = @LastReplyAt, repliers = @Repliers
            WHERE conversation_id = @ConversationId AND seq = @Seq
            """,
            root);
        return root;
    }
}
