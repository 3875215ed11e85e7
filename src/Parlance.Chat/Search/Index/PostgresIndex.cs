using System.Globalization;
using System.Text;
using Dapper;
using Parlance.Chat.Data;
using Parlance.Chat.Messages;

namespace Parlance.Chat.Search.Index;

/// <summary>The index as PostgreSQL's vectors of words with their places.</summary>
internal static class PostgresIndex
{
    /// <summary>Entries in one statement.</summary>
    public const int RowsMax = 100;

    // Several connections write at the same time: the next number of all keeps theirs apart.
    private static readonly string NextOfTime = string.Create(CultureInfo.InvariantCulture, $"(nextval('search_order') & {EntryId.PerTime - 1})");

    /// <summary>Enters a message in the statement that writes it, which has its place in <c>taken</c>.</summary>
    public static readonly string EnterTaken =
        $"INSERT INTO search_entries (id, conversation_id, seq, tokens) SELECT @first + {NextOfTime}, @ConversationId, last_seq, CAST(@tokens AS tsvector) FROM taken";

    /// <summary>The parameters of <see cref="EnterTaken"/> beside those of the message.</summary>
    public static object EntryOf(Message message, IReadOnlyList<string> words) => new { first = EntryId.FirstOf(message.CreatedAt), tokens = VectorOf(message, words) };

    public static Task AddAsync(DbSession db, IReadOnlyList<(Message Message, IReadOnlyList<string> Words)> entries)
    {
        var args = new DynamicParameters();
        var rows = new List<string>();
        foreach (var (number, (message, words)) in entries.Index())
        {
            rows.Add($"(@first{number} + {NextOfTime}, @conversation{number}, @seq{number}, CAST(@tokens{number} AS tsvector))");
            args.Add($"first{number}", EntryId.FirstOf(message.CreatedAt));
            args.Add($"conversation{number}", message.ConversationId);
            args.Add($"seq{number}", message.Seq);
            args.Add($"tokens{number}", VectorOf(message, words));
        }

        return db.ExecuteAsync($"INSERT INTO search_entries (id, conversation_id, seq, tokens) VALUES {string.Join(", ", rows)}", args);
    }

    public static Task<int> RemoveAsync(DbSession db, Message before) => db.ExecuteAsync(
        "DELETE FROM search_entries WHERE conversation_id = @ConversationId AND seq = @Seq", new { before.ConversationId, before.Seq });

    /// <summary>A word as it is written in a vector or a query.</summary>
    public static string Quoted(string token) =>
        $"'{token.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal)}'";

    // Places are counted from 1. Marks have none: no phrase goes over them.
    private static string VectorOf(Message message, IReadOnlyList<string> words)
    {
        var vector = new StringBuilder();
        foreach (var (index, word) in words.Index())
        {
            vector.Append(CultureInfo.InvariantCulture, $"{Quoted(word)}:{index + 1} ");
        }

        return vector.AppendJoin(' ', Marks.Of(message).Select(Quoted)).ToString();
    }
}
