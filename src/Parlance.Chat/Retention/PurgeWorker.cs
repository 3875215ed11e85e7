using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Parlance.Chat.Data;

namespace Parlance.Chat.Retention;

/// <summary>Purges once an hour, on one node at a time.</summary>
internal sealed partial class PurgeWorker(PurgeMessages purge, TimeProvider clock, ILogger<PurgeWorker> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            for (var wait = RetentionLimits.First; ; wait = RetentionLimits.Every)
            {
                await Task.Delay(wait, clock, stoppingToken);
                await RunOrPostponeAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops: what is left waits for the next start.
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
            await purge.RunAsync(cancel);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            // Another node has taken over.
        }
        catch (DatabaseUnavailableException failure)
        {
            LogPostponed(failure);
        }
    }

    [LoggerMessage(10611, LogLevel.Warning, "Purging waits for another hour")]
    private partial void LogPostponed(Exception failure);

    [LoggerMessage(10612, LogLevel.Critical, "Purging ended")]
    private partial void LogDeath(Exception exception);
}
