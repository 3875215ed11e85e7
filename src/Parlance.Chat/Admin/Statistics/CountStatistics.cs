using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Parlance.Chat.Data;

namespace Parlance.Chat.Admin.Statistics;

/// <summary>
/// Counts what there is every ten minutes, and once more when the day ends, so that a day's last count is its own. Whichever node comes first does it
/// for all: the others find that it was done.
/// </summary>
internal sealed partial class CountStatistics(ChatDatabase database, TimeProvider clock, ILogger<CountStatistics> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan First = TimeSpan.FromMinutes(1);

    /// <summary>Before midnight in UTC: what is written between this and midnight is told of the next day.</summary>
    private static readonly TimeSpan BeforeMidnight = TimeSpan.FromSeconds(5);

    /// <summary>Does it now, unless somebody has within a time.</summary>
    public async Task<StatisticsDay> RunAsync(TimeSpan unlessWithin, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        // Counting reads, and keeps nobody from writing; what it finds is written in a moment.
        var (latest, counted) = await database.ReadAsync(
            async db =>
            {
                var known = await StatisticsStore.LatestAsync(db);
                var isFresh = known is not null && known.Day == StatisticsDay.DayOf(now) && now - known.At < unlessWithin;
                return (known, isFresh ? null : await StatisticsStore.CountAsync(db, now));
            },
            cancel);
        if (counted is null)
        {
            return latest!;
        }

        await database.WriteAsync(db => StatisticsStore.PutAsync(db, counted), cancel);
        return counted;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            for (var wait = First; ; wait = NextAfter(clock.GetUtcNow()))
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

    private static TimeSpan NextAfter(DateTimeOffset now)
    {
        var last = DateTimeOffset.UnixEpoch.AddDays(StatisticsDay.DayOf(now) + 1) - BeforeMidnight - now;
        return last > TimeSpan.Zero && last < Every ? last : Every;
    }

    private async Task RunOrPostponeAsync(CancellationToken cancel)
    {
        try
        {
            await RunAsync(BeforeMidnight, cancel);
        }
        catch (DatabaseUnavailableException failure)
        {
            LogPostponed(failure);
        }
    }

    [LoggerMessage(10643, LogLevel.Warning, "What there is on the server is counted later")]
    private partial void LogPostponed(Exception failure);

    [LoggerMessage(10644, LogLevel.Critical, "Counting what there is on the server ended")]
    private partial void LogDeath(Exception exception);
}
