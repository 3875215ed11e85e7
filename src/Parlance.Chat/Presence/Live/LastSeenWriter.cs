using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Parlance.Chat.Data;

namespace Parlance.Chat.Presence.Live;

/// <summary>Writes when people were last seen: when they go, once a minute while they are here, and when the node stops.</summary>
internal sealed partial class LastSeenWriter(ChatDatabase database, NodePresence node, LastSeen seen, TimeProvider clock, ILogger<LastSeenWriter> logger) : BackgroundService
{
    private bool _failed;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        node.NoteSeen();
        // A connection that ended late may have used the host's patience up: this takes a moment of its own.
        using var patience = new CancellationTokenSource(PresenceLimits.LastWritePatience);
        try
        {
            await TryWriteAsync(patience.Token);
        }
        catch (Exception failure) when (patience.IsCancellationRequested)
        {
            LogFailed(failure);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The timer only takes note; what it notes wakes the loop.
        await using var timer = clock.CreateTimer(static state => ((NodePresence)state!).NoteSeen(), node, PresenceLimits.SeenEvery, PresenceLimits.SeenEvery);
        try
        {
            while (true)
            {
                await seen.WaitAsync(stoppingToken);
                await TryWriteAsync(stoppingToken);
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

    // Whatever ails the database, nothing is lost: the next person who goes, or the next minute, brings another try.
    private async Task TryWriteAsync(CancellationToken cancel)
    {
        try
        {
            foreach (var moment in seen.Waiting().GroupBy(entry => entry.Value))
            {
                foreach (var batch in moment.Chunk(PresenceLimits.BatchMax))
                {
                    await database.WriteAsync(db => PresenceStore.SeenAsync(db, batch.Select(entry => entry.Key), moment.Key), cancel);
                    seen.Written(batch);
                }
            }

            _failed = false;
        }
        catch (Exception error) when (!cancel.IsCancellationRequested)
        {
            if (!_failed)
            {
                _failed = true;
                LogFailed(error);
            }
        }
    }

    [LoggerMessage(10500, LogLevel.Warning, "Cannot write when people were last seen: it is kept until it works again")]
    private partial void LogFailed(Exception error);

    [LoggerMessage(10501, LogLevel.Critical, "The writer of when people were last seen ended")]
    private partial void LogDeath(Exception exception);
}
