using System.Diagnostics.CodeAnalysis;

namespace Parlance.Kestrel.Epoll.Loops;

/// <summary>
/// Sees that the application's code holds a loop, names it in the log and lets another thread take the loop over. Sleeps while all loops do.
/// </summary>
[SuppressMessage("Reliability", "CA1001:Types that own disposable fields should be disposable", Justification = "A loop that ends may still set the signals; neither holds a handle of the system.")]
internal sealed class LoopWatchdog(TimeSpan period, EpollLog log)
{
    private readonly ManualResetEventSlim _unparked = new(initialState: true, spinCount: 0);
    private EpollLoop[] _loops = [];
    private int _parked;
    private readonly ManualResetEventSlim _stopped = new(initialState: false, spinCount: 0);

    public void Start(EpollLoop[] loops)
    {
        _loops = loops;
        new Thread(Watch) { IsBackground = true, Name = "epoll watchdog" }.UnsafeStart();
    }

    public void Stop()
    {
        _stopped.Set();
        _unparked.Set();
    }

    /// <summary>A loop has begun a turn.</summary>
    public void Unpark()
    {
        if (Volatile.Read(ref _parked) != 0 && Interlocked.Exchange(ref _parked, 0) != 0)
        {
            _unparked.Set();
        }
    }

    private void Watch()
    {
        var seen = new (LoopRun? Run, int Calls, int Turns)[_loops.Length];
        while (!_stopped.IsSet)
        {
            _stopped.Wait(period);
            var anyMoved = false;
            for (var index = 0; index < _loops.Length; index++)
            {
                anyMoved |= Look(_loops[index], ref seen[index]);
            }

            if (!anyMoved)
            {
                Park(seen);
            }
        }
    }

    /// <returns>False when the loop sleeps.</returns>
    private bool Look(EpollLoop loop, ref (LoopRun? Run, int Calls, int Turns) seen)
    {
        var run = loop.Run;
        var now = (run, run.Calls, loop.Turns);
        var isHeld = run.IsInCode && seen == now;
        if (isHeld)
        {
            // Named before it goes on to something else.
            var item = run.Item?.Name ?? "(none)";
            var work = run.Work;
            loop.TakeOver(run, () => log.TakenOver(item, (long)period.TotalMilliseconds, CodeName.Of(work)));
        }

        var moved = isHeld || run.IsInCode || seen != now;
        seen = now;
        return moved;
    }

    // Not before the loops have been looked at once more: one may have begun a turn before it could see that nobody watches.
    private void Park((LoopRun? Run, int Calls, int Turns)[] seen)
    {
        _unparked.Reset();
        Interlocked.Exchange(ref _parked, 1);
        for (var index = 0; index < _loops.Length; index++)
        {
            if (_loops[index].Turns != seen[index].Turns)
            {
                Unpark();
            }
        }

        if (!_stopped.IsSet)
        {
            _unparked.Wait();
        }
    }
}
