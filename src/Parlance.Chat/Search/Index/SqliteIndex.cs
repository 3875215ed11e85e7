using Parlance.Chat.Data;
using Parlance.Chat.Messages;

namespace Parlance.Chat.Search.Index;

/// <summary>
/// The index in FTS5. It keeps no texts, and takes words out again when it is told what they were. What it is told at the end of a transaction it writes
/// as one part of the index; a savepoint makes it write what it has, and between the works that share a transaction there is one.
/// </summary>
internal static class SqliteIndex
{
    /// <summary>Stands in every entry: FTS5 cannot be asked for what something is not in.</summary>
    public const string Every = "#";

    public static async Task AddAsync(DbSession db, Message message, IReadOnlyList<string> words)
    {
        // There is one writer: nobody takes the same number at the same time.
        var id = await db.ScalarAsync<long>(
            """
            INSERT INTO search_entries (id, conversation_id, seq)
            SELECT COALESCE(MAX(id) + 1, @first), @ConversationId, @Seq FROM search_entries WHERE id >= @first AND id < @end RETURNING id
            """,
            new { message.ConversationId, message.Seq, first = EntryId.FirstOf(message.CreatedAt), end = EntryId.FirstOf(message.CreatedAt) + EntryId.PerTime });
        var tokens = TokensOf(message, words);
        db.BeforeCommit(last => last.ExecuteAsync("INSERT INTO search_index (rowid, tokens) VALUES (@id, @tokens)", new { id, tokens }));
    }

    public static async Task RemoveAsync(DbSession db, Message before, IReadOnlyList<string> words)
    {
        var id = await db.FindAsync<long?>(
            "DELETE FROM search_entries WHERE conversation_id = @ConversationId AND seq = @Seq RETURNING id", new { before.ConversationId, before.Seq });
        if (id is not null)
        {
            var tokens = TokensOf(before, words);
            db.BeforeCommit(last => last.ExecuteAsync("INSERT INTO search_index (search_index, rowid, tokens) VALUES ('delete', @id, @tokens)", new { id, tokens }));
            await db.ExecuteAsync("UPDATE search_leftovers SET removed = removed + 1 WHERE id = 1");
        }
    }

    /// <summary>Writes parts of the index as one, so many pages of it: https://sqlite.org/fts5.html#the_merge_command</summary>
    /// <returns>Whether there was anything to do.</returns>
    public static async Task<bool> MergeAsync(DbSession db, int pages)
    {
        var before = await db.ScalarAsync<long>("SELECT total_changes()");
        await db.ExecuteAsync("INSERT INTO search_index (search_index, rank) VALUES ('merge', @pages)", new { pages });
        // The command itself counts as one change.
        return await db.ScalarAsync<long>("SELECT total_changes()") - before > 1;
    }

    private static string TokensOf(Message message, IReadOnlyList<string> words) => string.Join(' ', [.. words, .. Marks.Of(message), Every]);
}
