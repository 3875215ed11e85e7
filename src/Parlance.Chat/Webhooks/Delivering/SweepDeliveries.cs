using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Parlance.Chat.Data;

namespace Parlance.Chat.Webhooks.Delivering;

/// <summary>Deletes what was delivered, or given up, a week ago.</summary>
internal sealed partial class SweepDeliveries(ChatDatabase database, TimeProvider clock, ILogger<SweepDeliveries> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(WebhookLimits.SweepEvery, clock, stoppingToken);
                await TrySweepAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    private async Task TrySweepAsync(CancellationToken cancel)
    {
        try
        {
            while (await database.WriteAsync(db => DeliveryStore.SweepAsync(db, clock.GetUtcNow() - WebhookLimits.KeptFor), cancel) is WebhookLimits.SweptMax)
            {
            }
        }
#pragma warning disable CA1031 // Whatever a driver throws: what is left waits for the next time.
        catch (Exception exception) when (!cancel.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogPostponed(exception);
        }
    }

    [LoggerMessage(10634, LogLevel.Warning, "Deleting old deliveries waits for the next time")]
    private partial void LogPostponed(Exception exception);
}
