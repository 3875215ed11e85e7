using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Parlance.Chat.Data;

namespace Parlance.Chat.Search.Index;

/// <summary>
/// Merges the parts that every commit adds to the index of SQLite. Left to itself, FTS5 merges some hundred pages in the commit that fills the next 64,
/// and everybody who waits for that commit waits for those 10 to 30 ms: here it is done in steps of a millisecond, between which others write.
/// </summary>
internal sealed partial class MergeIndex(ChatDatabase database, ILogger<MergeIndex> logger) : BackgroundService
{
    // Fewer are no work for a transaction of its own: four parts of one size become one.
    private const int MessagesBetween = 8;
    private const int PagesMax = 16;

    private readonly Channel<bool> _wanted = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private int _messages;

    /// <summary>A message has come into the index, or gone.</summary>
    public void Note()
    {
        if (Interlocked.Increment(ref _messages) % MessagesBetween == 0)
        {
            _wanted.Writer.TryWrite(true);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (database.Dialect is not Dialect.Sqlite)
        {
            return;
        }

        try
        {
            while (await _wanted.Reader.WaitToReadAsync(stoppingToken))
            {
                _wanted.Reader.TryRead(out _);
                await MergeOrPostponeAsync(stoppingToken);
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

    private async Task MergeOrPostponeAsync(CancellationToken cancel)
    {
        try
        {
            while (await database.WriteAsync(static db => SqliteIndex.MergeAsync(db, PagesMax), cancel))
            {
            }
        }
        catch (DatabaseUnavailableException failure)
        {
            LogPostponed(failure);
        }
    }

    [LoggerMessage(10555, LogLevel.Warning, "The parts of the search index are merged after the next messages")]
    private partial void LogPostponed(Exception failure);

    [LoggerMessage(10556, LogLevel.Critical, "Merging the search index ended")]
    private partial void LogDeath(Exception exception);
}
