namespace Parlance.SocketIO;

/// <summary>
/// Counts the event handlers that are running, so that a server that stops can wait for them. Each is counted from before the look at whether the
/// server stops until its end: a server that stops either sees it or keeps it from beginning.
/// </summary>
internal sealed class RunningEvents
{
    // A power of two.
    private const int Cells = 16;

    // 128 bytes: processors fetch two lines of 64 at a time.
    private const int Apart = 32;

    // Threads count in places of their own, as a rule: in one place, each event would wait for another processor's line of memory, twice.
    private readonly int[] _counts = new int[Cells * Apart];
    private TaskCompletionSource? _none;

    /// <returns>Where it has been counted.</returns>
    public int Started()
    {
        var cell = (Environment.CurrentManagedThreadId & (Cells - 1)) * Apart;
        Interlocked.Increment(ref _counts[cell]);
        return cell;
    }

    /// <param name="cell">What <see cref="Started"/> has returned, on whatever thread.</param>
    public void Ended(int cell)
    {
        if (Interlocked.Decrement(ref _counts[cell]) == 0 && Volatile.Read(ref _none) is { } none)
        {
            TellIfNone(none);
        }
    }

    /// <summary>Completes when all have ended that are running now.</summary>
    public Task WhenNoneAsync()
    {
        // Two who wait at the same time wait for the same end.
        var fresh = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var none = Interlocked.CompareExchange(ref _none, fresh, comparand: null) ?? fresh;
        TellIfNone(none);
        return none.Task;
    }

    // One that runs keeps its cell from being empty, from beginning to end: it is not missed, whatever the others do meanwhile.
    private void TellIfNone(TaskCompletionSource none)
    {
        for (var cell = 0; cell < _counts.Length; cell += Apart)
        {
            if (Volatile.Read(ref _counts[cell]) != 0)
            {
                return;
            }
        }

        Interlocked.CompareExchange(ref _none, null, none);
        none.TrySetResult();
    }
}
