using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Parlance.Chat.Mail.Outbox;

/// <summary>Sends what lies in the outbox, on every node. When the server stops, it ends what it has begun and begins nothing more.</summary>
internal sealed partial class MailSender(OutboxQueue queue, OutboxAttempt attempt, OutboxSignal signal, TimeProvider clock, ILogger<MailSender> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                var since = clock.GetTimestamp();
                await LookAsync(stoppingToken);
                await signal.WaitAsync(MailLimits.LookEvery, since, stoppingToken);
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

    /// <summary>Sends all that is due. Never throws for what a database or a transport does.</summary>
    internal async Task LookAsync(CancellationToken stopping)
    {
        try
        {
            while (await queue.LeaseAsync(MailLimits.SendsAtOnce, stopping) is { Count: > 0 } rows)
            {
                // What became of a row is written down even while the server stops: the host waits for this loop.
                await Task.WhenAll(rows.Select(row => attempt.RunAsync(row, CancellationToken.None)));
            }
        }
#pragma warning disable CA1031 // Whatever a driver throws: the database may be away for a while, and the mail waits in it.
        catch (Exception exception) when (!stopping.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogDatabase(exception);
        }
    }

    [LoggerMessage(10_207, LogLevel.Error, "The outbox could not be read or written; the next look is in a few seconds")]
    private partial void LogDatabase(Exception exception);

    [LoggerMessage(10_208, LogLevel.Critical, "The sender of mail ended")]
    private partial void LogDeath(Exception exception);
}
