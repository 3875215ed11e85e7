using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Parlance.Chat.Data;

namespace Parlance.Chat.Previews.Making;

/// <summary>Deletes what has expired of the known pages, and pictures that no message shows any more.</summary>
internal sealed partial class SweepPreviews(ChatDatabase database, TimeProvider clock, ILogger<SweepPreviews> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(PreviewLimits.SweepEvery, clock, stoppingToken);
                await TrySweepAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    /// <summary>Deletes all that is due, some of it with each commit.</summary>
    internal async Task SweepAsync(CancellationToken cancel)
    {
        while (await database.WriteAsync(SweepAsync, cancel) is PreviewLimits.SweptMax)
        {
        }
    }

    private async Task<int> SweepAsync(DbSession db)
    {
        var args = new { now = clock.GetUtcNow(), before = clock.GetUtcNow() - PreviewLimits.ImageFor, max = PreviewLimits.SweptMax };
        var pages = await db.ExecuteAsync("DELETE FROM preview_pages WHERE key IN (SELECT key FROM preview_pages WHERE expires_at <= @now ORDER BY expires_at LIMIT @max)", args);
        // Those that are shown are looked at once in a while, and then look new.
        var old = await db.QueryAsync<byte[]>("SELECT id FROM preview_images WHERE at <= @before ORDER BY at LIMIT @max", args);
        foreach (var id in old)
        {
            await db.ExecuteAsync(
                """
                DELETE FROM preview_images WHERE id = @id
                    AND NOT EXISTS (SELECT 1 FROM preview_uses WHERE image_id = @id) AND NOT EXISTS (SELECT 1 FROM preview_pages WHERE image_id = @id)
                """,
                new { id });
            await db.ExecuteAsync("UPDATE preview_images SET at = @now WHERE id = @id", new { id, args.now });
        }

        return Math.Max(pages, old.Count);
    }

    private async Task TrySweepAsync(CancellationToken cancel)
    {
        try
        {
            await SweepAsync(cancel);
        }
#pragma warning disable CA1031 // Whatever a driver throws: what is left waits for the next time.
        catch (Exception exception) when (!cancel.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogPostponed(exception);
        }
    }

    [LoggerMessage(10630, LogLevel.Warning, "Deleting expired previews waits for the next time")]
    private partial void LogPostponed(Exception exception);
}
