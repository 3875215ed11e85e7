using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Parlance.Chat.Mail.Outbox;

/// <summary>Sends what lies in the outbox, on every node. When the server stops, it ends what it has begun and begins nothing more.</summary>
internal sealed partial class MailSender(OutboxQueue queue, OutboxAttempt attempt, OutboxSignal signal, ILogger<MailSender> logger) : BackgroundService
{
    // The signal comes while its transaction is still open, so the first look can be too early. The last is how often a node looks anyway.
    private static readonly TimeSpan[] Pauses =
        [TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(1), MailLimits.LookEvery];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            var pause = Pauses.Length - 1;
            while (true)
            {
                await LookAsync(stoppingToken);
                pause = await signal.WaitAsync(Pauses[pause], stoppingToken) ? 0 : Math.Min(pause + 1, Pauses.Length - 1);
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

    private async Task LookAsync(CancellationToken stopping)
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
