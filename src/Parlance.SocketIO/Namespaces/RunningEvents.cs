namespace Parlance.SocketIO;

/// <summary>Counts the event handlers that are waiting for something, so that a server that stops can wait for them.</summary>
internal sealed class RunningEvents
{
    private int _count;
    private TaskCompletionSource? _none;

    public void Started() => Interlocked.Increment(ref _count);

    public void Ended()
    {
        if (Interlocked.Decrement(ref _count) == 0)
        {
            Interlocked.Exchange(ref _none, null)?.TrySetResult();
        }
    }

    public Task WhenNoneAsync()
    {
        // Two who wait at the same time wait for the same end.
        var fresh = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var none = Interlocked.CompareExchange(ref _none, fresh, comparand: null) ?? fresh;
        if (Volatile.Read(ref _count) == 0)
        {
            Interlocked.CompareExchange(ref _none, null, none);
            none.TrySetResult();
        }

        return none.Task;
    }
}
