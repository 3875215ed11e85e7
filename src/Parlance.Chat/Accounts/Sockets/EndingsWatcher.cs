using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Parlance.Chat.Data;

namespace Parlance.Chat.Accounts.Sockets;

/// <summary>Looks for endings a few times a second while this node has sockets, at once when this node may have made some, and removes old ones now and then.</summary>
internal sealed partial class EndingsWatcher(ChatDatabase database, EndingsWatch watch, LiveSessions live, TimeProvider clock, ILogger<EndingsWatcher> logger)
    : BackgroundService
{
    // One mark is enough, however many wait.
    private readonly Channel<bool> _hints = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private long _forgotAt = clock.GetTimestamp();
    private int _failures;

    /// <summary>Says that a commit on this node may have ended something.</summary>
    public void Hint() => _hints.Writer.TryWrite(true);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await await Task.WhenAny(TickAsync(stoppingToken), ListenAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
        catch (Exception exception)
        {
            // The host ends with it: sockets that nobody can cut any more must not stay.
            LogDeath(exception);
            throw;
        }
    }

    private async Task TickAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(SocketLimits.LookEvery, clock);
        while (await timer.WaitForNextTickAsync(stop))
        {
            await TryAsync(LookAsync, stop);
            if (clock.GetElapsedTime(_forgotAt) >= SocketLimits.ForgetEvery)
            {
                _forgotAt = clock.GetTimestamp();
                await TryAsync(ForgetAsync, stop);
            }
        }
    }

    private async Task ListenAsync(CancellationToken stop)
    {
        while (true)
        {
            await _hints.Reader.ReadAsync(stop);
            await TryAsync(LookAsync, stop);
        }
    }

    private Task LookAsync(CancellationToken stop) => live.IsEmpty ? Task.CompletedTask : watch.LookAsync(stop);

    private Task ForgetAsync(CancellationToken stop) =>
        database.WriteAsync(db => SessionEnding.ForgetAsync(db, clock.GetUtcNow() - SocketLimits.EndingsKept), stop);

    // Whatever ails the database, the next try comes soon, and reaches back to the last one that succeeded.
    private async Task TryAsync(Func<CancellationToken, Task> work, CancellationToken stop)
    {
        try
        {
            await work(stop);
            if (Interlocked.Exchange(ref _failures, 0) > 0)
            {
                LogRecovered();
            }
        }
        catch (Exception error) when (!stop.IsCancellationRequested)
        {
            if (Interlocked.Increment(ref _failures) is 1)
            {
                LogFailed(error);
            }
        }
    }

    [LoggerMessage(10152, LogLevel.Warning, "Cannot read which sessions have ended: their sockets stay until it works again")]
    private partial void LogFailed(Exception error);

    [LoggerMessage(10153, LogLevel.Information, "Reads again which sessions have ended")]
    private partial void LogRecovered();

    [LoggerMessage(10154, LogLevel.Critical, "The watch over ended sessions ended")]
    private partial void LogDeath(Exception exception);
}
