using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Parlance.Chat.Accounts.Sockets;

/// <summary>Cuts sockets whose token has expired and was not refreshed. One timer for all of them.</summary>
internal sealed partial class ExpirySweep(LiveSessions live, TimeProvider clock, ILogger<ExpirySweep> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(SocketLimits.ExpireEvery, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                Sweep();
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

    private void Sweep()
    {
        var code = ChatError.TokenExpired().Code;
        foreach (var socket in live.Expired(clock.GetUtcNow()))
        {
            if (socket.Cut(code))
            {
                LogExpired(socket.Actor.User);
            }
        }
    }

    [LoggerMessage(10155, LogLevel.Debug, "The token of a socket of user {User} expired")]
    private partial void LogExpired(UserId user);

    [LoggerMessage(10156, LogLevel.Critical, "The sweep of expired sockets ended")]
    private partial void LogDeath(Exception exception);
}
