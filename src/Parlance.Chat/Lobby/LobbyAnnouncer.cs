using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Parlance.Chat.Lobby;

/// <summary>Tells everybody what changed in the list of rooms, a few times a second at most, and closes rooms that nobody came back to.</summary>
internal sealed partial class LobbyAnnouncer(LobbyState lobby, LobbyFeed feed, TimeProvider clock, ILogger<LobbyAnnouncer> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LobbyLimits.AnnounceEvery, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                lobby.CloseEmptyRooms();
                if (lobby.TakeChanges() is { } change)
                {
                    feed.RoomsChanged(change);
                }
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

    [LoggerMessage(10_001, LogLevel.Critical, "The lobby's announcer ended")]
    private partial void LogDeath(Exception exception);
}
