using Dapper;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Polls;
using Parlance.Chat.Search.Index;

namespace Parlance.Chat.Messages;

/// <summary>The SQL of <c>messages</c>.</summary>
internal static class MessageStore
{
    public const string Columns =
        "conversation_id, seq, rev, author_id, client_id, text, plain, links, mentions, reply_to, silent, created_at, edited_at, deleted_at, deleted_by, "
        + "forwarded_author, forwarded_at, forwarded_from, forwarded_seq, "
        + "thread, aside, replies, last_reply, last_reply_at, repliers, purged, copied_from, copied_seq, previews, poll";

    private const string Take =
        "UPDATE conversations SET last_seq = last_seq + 1, rev = rev + 1, last_message_at = @CreatedAt WHERE id = @ConversationId RETURNING last_seq, rev";

    private const string Values =
        "@AuthorId, @ClientId, @Text, @Plain, @Links, @Mentions, @ReplyTo, @Silent, @CreatedAt, @EditedAt, @DeletedAt, @DeletedBy, "
        + "@ForwardedAuthor, @ForwardedAt, @ForwardedFrom, @ForwardedSeq, "
        + "@Thread, @Aside, @Replies, @LastReply, @LastReplyAt, @Repliers, @Purged, @CopiedFrom, @CopiedSeq, @Previews, @Poll";

    private static readonly string TakeAndWrite =
        $"""
        WITH taken AS ({Take}),
            written AS (INSERT INTO messages ({Columns}) SELECT @ConversationId, last_seq, rev, {Values} FROM taken),
            entered AS ({MessageIndex.EnterTaken})
        SELECT last_seq, rev FROM taken
        """;

    public static Task<Message?> FindAsync(DbSession db, ConversationId conversation, long seq) => db.FindAsync<Message>(
        $"SELECT {Columns} FROM messages WHERE conversation_id = @conversation AND seq = @seq", new { conversation, seq });

    /// <summary>A message that this person may see.</summary>
    /// <exception cref="ChatError"><c>not_found</c>.</exception>
    public static async Task<Message> RequireAsync(DbSession db, Place place, long seq) =>
        (seq >= place.VisibleFrom ? await FindAsync(db, place.Conversation, seq) : null) ?? throw ChatError.NotFound("message");

    /// <summary>The same of one whose text is copied elsewhere: it is not purged before the commit, so that the copy is found when it is.</summary>
    /// <exception cref="ChatError"><c>not_found</c>.</exception>
    public static async Task<Message> RequireToCopyAsync(DbSession db, Place place, long seq) => (seq >= place.VisibleFrom
        ? await db.FindLockedAsync<Message>(
            "SELECT 1 FROM messages WHERE conversation_id = @Conversation AND seq = @seq FOR SHARE",
            $"SELECT {Columns} FROM messages WHERE conversation_id = @Conversation AND seq = @seq",
            new { place.Conversation, seq })
        : null) ?? throw ChatError.NotFound("message");

    /// <summary>The lowest seq that this person may see of a message that was written then or later; one above the last if there is none.</summary>
    public static Task<long> FirstSinceAsync(DbSession db, Place place, DateTimeOffset since) => db.ScalarAsync<long>(
        // Times go up with the seqs, so that halving finds the place. Where the clock was set back there are several, and it finds one.
        """
        WITH RECURSIVE halves (low, high) AS (
            SELECT @first, @LastSeq + 1
            UNION ALL
            SELECT CASE WHEN m.created_at < @since THEN m.seq + 1 ELSE h.low END, CASE WHEN m.created_at < @since THEN h.high ELSE m.seq END
            FROM halves h JOIN messages m ON m.conversation_id = @Conversation AND m.seq = (h.low + h.high) / 2 WHERE h.low < h.high)
        SELECT low FROM halves WHERE low >= high
        """,
        new { place.Conversation, first = Math.Max(1, place.VisibleFrom), place.LastSeq, since });

    /// <summary>
    /// Writes a message with the next seq and rev of its conversation, whose row is locked, and what it is found by. Returns it with both.
    /// </summary>
    public static async Task<Message> AppendAsync(DbSession db, Message message)
    {
        // SQLite takes no UPDATE in WITH, and has no trip to save.
        if (db.Dialect is Dialect.Postgres)
        {
            var args = new DynamicParameters(message);
            args.AddDynamicParams(MessageIndex.EntryOf(message));
            var place = await db.FindAsync<Taken>(TakeAndWrite, args);
            return message with { Seq = place!.LastSeq, Rev = place.Rev };
        }

        var taken = await db.FindAsync<Taken>(Take, message);
        var row = message with { Seq = taken!.LastSeq, Rev = taken.Rev };
        await db.ExecuteAsync($"INSERT INTO messages ({Columns}) VALUES (@ConversationId, @Seq, @Rev, {Values})", row);
        await MessageIndex.AddAsync(db, row);
        return row;
    }

    /// <summary>Writes a new text, or that there is none any more.</summary>
    public static Task<int> UpdateAsync(DbSession db, Message row) => db.ExecuteAsync(
        """
        UPDATE messages SET rev = @Rev, text = @Text, plain = @Plain, links = @Links, previews = @Previews, mentions = @Mentions, edited_at = @EditedAt,
            deleted_at = @DeletedAt, deleted_by = @DeletedBy, forwarded_author = @ForwardedAuthor, forwarded_at = @ForwardedAt,
            forwarded_from = @ForwardedFrom, forwarded_seq = @ForwardedSeq, copied_from = @CopiedFrom, copied_seq = @CopiedSeq, poll = @Poll
        WHERE conversation_id = @ConversationId AND seq = @Seq
        """,
        row);

    /// <summary>Writes what a poll has come to, in a revision of its conversation, whose row is locked.</summary>
    public static async Task<Message> PutPollAsync(DbSession db, Message message, Poll poll)
    {
        var changed = message with { Poll = poll, Rev = await ConversationStore.NextRevAsync(db, message.ConversationId) };
        await db.ExecuteAsync("UPDATE messages SET poll = @Poll, rev = @Rev WHERE conversation_id = @ConversationId AND seq = @Seq", changed);
        return changed;
    }

    /// <summary>The newest message of each conversation, what is only in a thread left out.</summary>
    public static async Task<IReadOnlyDictionary<ConversationId, Message>> NewestAsync(DbSession db, IReadOnlyList<ConversationId> conversations)
    {
        var rows = await db.QueryAsync<Message>(
            $"""
            SELECT {string.Join(", ", Columns.Split(", ").Select(column => "m." + column))} FROM conversations c
            JOIN messages m ON m.conversation_id = c.id
                AND m.seq = (SELECT x.seq FROM messages x WHERE x.conversation_id = c.id AND x.seq <= c.last_seq AND x.aside = 0 ORDER BY x.seq DESC LIMIT 1)
            WHERE c.id IN @conversations
            """,
            new { conversations = DbList.Of(conversations) });
        return rows.ToDictionary(row => row.ConversationId);
    }

    /// <summary>Messages by where they are, those of each conversation in one go.</summary>
    public static async Task<IReadOnlyList<Message>> OfAsync(DbSession db, IReadOnlyCollection<(ConversationId Conversation, long Seq)> places)
    {
        var args = new DynamicParameters();
        var parts = new List<string>();
        foreach (var (number, conversation) in places.GroupBy(place => place.Conversation).Index())
        {
            parts.Add($"SELECT {Columns} FROM messages WHERE conversation_id = @conversation{number} AND seq IN @seqs{number}");
            args.Add($"conversation{number}", conversation.Key);
            args.Add($"seqs{number}", DbList.Of(conversation.Select(place => place.Seq)));
        }

        return parts.Count is 0 ? [] : await db.QueryAsync<Message>(string.Join(" UNION ALL ", parts), args);
    }

    private sealed record Taken
    {
        public long LastSeq { get; init; }

        public long Rev { get; init; }
    }
}
