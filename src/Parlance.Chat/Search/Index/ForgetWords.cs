using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Parlance.Chat.Data;

namespace Parlance.Chat.Search.Index;

/// <summary>
/// Rubs out what was edited away and deleted: FTS5 notes that a word is gone, and leaves it where it lies until that part of the index is written anew.
/// Once a day, if there is anything, all parts become one, in small steps between which others write. PostgreSQL does without.
/// </summary>
internal sealed partial class ForgetWords(ChatDatabase database, TimeProvider clock, ILogger<ForgetWords> logger) : BackgroundService
{
    // Pages in one transaction: some milliseconds.
    private const int PagesMax = 64;

    private static readonly TimeSpan First = TimeSpan.FromHours(1);
    private static readonly TimeSpan Every = TimeSpan.FromDays(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Does it now. Nothing is left of what was taken out before this began.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        var removed = database.Dialect is Dialect.Sqlite ? await database.ReadAsync(db => db.ScalarAsync<long>("SELECT removed FROM search_leftovers LIMIT 1"), cancel) : 0;
        if (removed is 0)
        {
            return;
        }

        // A negative number begins with all parts, and the same without the sign goes on with them: https://sqlite.org/fts5.html#the_merge_command
        await database.WriteAsync(db => SqliteIndex.MergeAsync(db, -PagesMax), cancel);
        while (await database.WriteAsync(db => SqliteIndex.MergeAsync(db, PagesMax), cancel))
        {
            await Task.Delay(Pause, cancel);
        }

        await database.WriteAsync(db => db.ExecuteAsync("UPDATE search_leftovers SET removed = removed - @removed WHERE id = 1", new { removed }), cancel);
        LogForgotten(removed);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (database.Dialect is not Dialect.Sqlite)
        {
            return;
        }

        try
        {
            for (var wait = First; ; wait = Every)
            {
                await Task.Delay(wait, clock, stoppingToken);
                await RunOrPostponeAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
        catch (Exception exception)
        {
            LogDeath(exception);
            throw;
        }
    }

    private async Task RunOrPostponeAsync(CancellationToken cancel)
    {
        try
        {
            await RunAsync(cancel);
        }
        catch (DatabaseUnavailableException failure)
        {
            LogPostponed(failure);
        }
    }

    [LoggerMessage(10552, LogLevel.Debug, "The search index was written anew without the words of {Removed} texts")]
    private partial void LogForgotten(long removed);

    [LoggerMessage(10553, LogLevel.Warning, "Words that were deleted stay in the files of the search index until another day")]
    private partial void LogPostponed(Exception failure);

    [LoggerMessage(10554, LogLevel.Critical, "Rubbing out deleted words ended")]
    private partial void LogDeath(Exception exception);
}
