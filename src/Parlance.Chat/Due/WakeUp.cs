using System.Threading.Channels;

namespace Parlance.Chat.Due;

/// <summary>Wakes a loop of this node that waits for work.</summary>
internal class WakeUp(TimeProvider clock)
{
    // However often it is set meanwhile, one look finds all.
    private readonly Channel<bool> _set = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Set() => _set.Writer.TryWrite(true);

    /// <summary>Waits for the signal, which is thereby taken, or for the time to pass.</summary>
    /// <param name="within">The time, counted from <paramref name="since"/>.</param>
    /// <param name="since">The clock's timestamp at which the time was reckoned.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task WaitAsync(TimeSpan within, long since, CancellationToken cancel)
    {
        // The look that reckoned it has taken its time.
        var left = within - clock.GetElapsedTime(since);
        if (left <= TimeSpan.Zero)
        {
            return;
        }

        using var timeout = new CancellationTokenSource(left, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancel);
        try
        {
            await _set.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            // Time to look anyway.
        }
    }
}
