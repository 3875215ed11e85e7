using Parlance.Chat.Data;
using Parlance.Chat.Messages;
using Parlance.Chat.Search.Text;

namespace Parlance.Chat.Search.Index;

/// <summary>
/// Keeps what messages are found by, in the transaction that changes them: whoever writes a message, gives it another text or takes it away says so
/// here. What is taken away is given as it was, since the index does not keep texts.
/// </summary>
internal static class MessageIndex
{
    /// <summary>Enters a message on PostgreSQL in the statement that writes it: its <c>last_seq</c> is in <c>taken</c>.</summary>
    public static string EnterTaken => PostgresIndex.EnterTaken;

    /// <summary>The parameters of <see cref="EnterTaken"/>.</summary>
    public static object EntryOf(Message message) => PostgresIndex.EntryOf(message, WordsOf(message));

    public static Task AddAsync(DbSession db, Message message) => db.Dialect is Dialect.Sqlite
        ? SqliteIndex.AddAsync(db, message, WordsOf(message))
        : PostgresIndex.AddAsync(db, [(message, WordsOf(message))]);

    /// <summary>Many at once, none of which is in the index.</summary>
    public static async Task AddAllAsync(DbSession db, IEnumerable<Message> messages)
    {
        if (db.Dialect is Dialect.Postgres)
        {
            foreach (var some in messages.Chunk(PostgresIndex.RowsMax))
            {
                await PostgresIndex.AddAsync(db, [.. some.Select(message => (message, WordsOf(message)))]);
            }

            return;
        }

        foreach (var message in messages)
        {
            await AddAsync(db, message);
        }
    }

    /// <summary>One that was there before the index and is not in it yet is left for <see cref="IndexMessages"/>.</summary>
    public static Task RemoveAsync(DbSession db, Message before) =>
        db.Dialect is Dialect.Sqlite ? SqliteIndex.RemoveAsync(db, before, WordsOf(before)) : PostgresIndex.RemoveAsync(db, before);

    public static async Task ReplaceAsync(DbSession db, Message before, Message message)
    {
        await RemoveAsync(db, before);
        if (message.DeletedAt is null)
        {
            await AddAsync(db, message);
        }
    }

    private static IReadOnlyList<string> WordsOf(Message message) => [.. Tokenizer.Read(Tokenizer.Composed(message.Plain)).Select(token => token.Text)];
}
