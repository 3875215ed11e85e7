using Microsoft.Extensions.Logging;
using Parlance.Chat.Data;
using Parlance.Chat.Search.Index;

namespace Parlance.Chat.Retention;

/// <summary>
/// Rubs out of the files what was purged out of the tables. On SQLite: the words in the parts of the search index, the free pages of the file, which are
/// written full of zeros, and the log. On PostgreSQL the rows that nobody sees any more go out of tables and indexes. What fails is tried again with the
/// next purge.
/// </summary>
internal sealed partial class RubOut(ChatDatabase database, ForgetWords words, ILogger<RubOut> logger)
{
    // A page of overflow without its header: https://sqlite.org/fileformat.html#ovflpgs
    private const int BytesOfPage = 4_092;

    private static readonly string[] Tables = ["messages", "message_edits", "mentions", "reactions", "reports", "held_texts", "poll_votes", "search_entries"];

    public async Task RunAsync(CancellationToken cancel)
    {
        var left = await database.ReadAsync(db => db.ScalarAsync<long>("SELECT left_over FROM purge WHERE id = 1"), cancel);
        if (left is 0)
        {
            return;
        }

        await words.RunAsync(cancel);
        if (database.Dialect is Dialect.Sqlite)
        {
            await OverwriteAsync(cancel);
        }

        if (await database.RubOutAsync(Tables, cancel))
        {
            await database.WriteAsync(db => db.ExecuteAsync("UPDATE purge SET left_over = left_over - @left WHERE id = 1", new { left }), cancel);
        }
        else
        {
            LogPostponed();
        }
    }

    // All pages that are free are taken before the first is given back, or the same ones would be taken again and again.
    private async Task OverwriteAsync(CancellationToken cancel)
    {
        // Others free pages meanwhile; those hold nothing that was purged, and are not run after.
        var free = await database.ReadAsync(db => db.ScalarAsync<long>("PRAGMA freelist_count"), cancel);
        for (var taken = 0L; taken < free; taken += RetentionLimits.PagesMax)
        {
            await database.WriteAsync(TakeAsync, cancel);
            await Task.Delay(RetentionLimits.Pause, cancel);
        }

        while (await database.WriteAsync(GiveBackAsync, cancel) > 0)
        {
            await Task.Delay(RetentionLimits.Pause, cancel);
        }
    }

    private static Task<int> TakeAsync(DbSession db) => db.ExecuteAsync(
        "INSERT INTO purge_zeros (id, zeros) SELECT COALESCE(MAX(id), 0) + 1, zeroblob(@bytes) FROM purge_zeros", new { bytes = RetentionLimits.PagesMax * BytesOfPage });

    private static Task<int> GiveBackAsync(DbSession db) => db.ExecuteAsync("DELETE FROM purge_zeros WHERE id = (SELECT MAX(id) FROM purge_zeros)");

    [LoggerMessage(10613, LogLevel.Warning, "What was purged lies in the files until the next time: somebody reads for long")]
    private partial void LogPostponed();
}
