using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Parlance.Chat.Data;

namespace Parlance.Chat.Due;

/// <summary>
/// Does what is due, on every node: one loop for each kind, so that none waits for another's. A loop sleeps until its next item is due, by the clock's
/// timer. When the server stops, what was begun is ended and nothing more is begun.
/// </summary>
internal sealed partial class DueWorker(ChatDatabase database, IEnumerable<IDueHandler> handlers, DueWork work, DueAttempt attempt, TimeProvider clock, ILogger<DueWorker> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.WhenAll(handlers.Select(handler => LoopAsync(handler, stoppingToken)));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    private async Task LoopAsync(IDueHandler handler, CancellationToken stopping)
    {
        try
        {
            await LookOnAsync(handler, stopping);
        }
        catch (Exception exception) when (!stopping.IsCancellationRequested)
        {
            LogDeath(exception, handler.Kind);
            throw;
        }
    }

    private async Task LookOnAsync(IDueHandler handler, CancellationToken stopping)
    {
        var wakeUp = work.WakeUpOf(handler.Kind);
        while (true)
        {
            var (wait, since) = await LookAsync(handler, stopping);
            await wakeUp.WaitAsync(wait, since, stopping);
        }
    }

    // How long there is nothing to do, as far as this node knows, and from when on. Never throws for what a database does.
    private async Task<(TimeSpan Wait, long Since)> LookAsync(IDueHandler handler, CancellationToken stopping)
    {
        try
        {
            if (await database.ReadAsync(db => DueQueue.AnyHeldAsync(db, handler.Kind, clock.GetUtcNow()), stopping))
            {
                await database.WriteAsync(db => DueQueue.FreeAsync(db, handler.Kind, clock.GetUtcNow()), stopping);
            }

            while (true)
            {
                // Most looks find nothing; they should not queue among the writers.
                var next = await database.ReadAsync(db => DueQueue.NextAsync(db, handler.Kind), stopping);
                var since = clock.GetTimestamp();
                var wait = next is { } at ? at - clock.GetUtcNow() : DueLimits.LookEvery;
                if (wait > TimeSpan.Zero)
                {
                    return (wait < DueLimits.LookEvery ? wait : DueLimits.LookEvery, since);
                }

                var items = await database.WriteAsync(db => DueQueue.LeaseAsync(db, handler.Kind, clock.GetUtcNow(), handler.AtOnce), stopping);
                if (items.Count is 0)
                {
                    // Somebody else is just at it.
                    return (DueLimits.LookAgain, clock.GetTimestamp());
                }

                await Task.WhenAll(items.Select(item => attempt.RunAsync(handler, item)));
            }
        }
#pragma warning disable CA1031 // Whatever a driver throws: the database may be away for a while, and the work waits in it.
        catch (Exception exception) when (!stopping.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogDatabase(exception, handler.Kind);
            return (DueLimits.LookEvery, clock.GetTimestamp());
        }
    }

    [LoggerMessage(10_620, LogLevel.Error, "Work of kind {Kind} that is due could not be read or written; the next look is in a few seconds")]
    private partial void LogDatabase(Exception exception, string kind);

    [LoggerMessage(10_621, LogLevel.Critical, "Doing work of kind {Kind} when it is due ended")]
    private partial void LogDeath(Exception exception, string kind);
}
