using System.Threading.Channels;

namespace Parlance.Chat.Mail.Outbox;

/// <summary>Wakes this node's sender when this node has added mail.</summary>
internal sealed class OutboxSignal(TimeProvider clock)
{
    // However often it is set meanwhile, one look finds all.
    private readonly Channel<bool> _set = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Set() => _set.Writer.TryWrite(true);

    /// <summary>Waits for the signal, which is thereby taken, or for the time to pass.</summary>
    public async Task WaitAsync(TimeSpan within, CancellationToken cancel)
    {
        using var timeout = new CancellationTokenSource(within, clock);
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
