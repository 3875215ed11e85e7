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
            Volatile.Read(ref _none)?.TrySetResult();
        }
    }

    public Task WhenNoneAsync()
    {
        var none = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Volatile.Write(ref _none, none);
        if (Volatile.Read(ref _count) == 0)
        {
            none.TrySetResult();
        }

        return none.Task;
    }
}
