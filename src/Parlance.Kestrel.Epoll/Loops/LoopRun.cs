namespace Parlance.Kestrel.Epoll.Loops;

/// <summary>
/// One thread's time as the owner of a loop. While the application's code runs, the watchdog may take the loop away and give it to another
/// thread; the one that comes back then finds that it owns nothing any more, and ends.
/// </summary>
internal sealed class LoopRun(EpollLoop loop)
{
    private const int Ours = 0;
    private const int Code = 1;
    private const int Taken = 2;

    [ThreadStatic]
    private static LoopRun? _current;

    private int _state;

    /// <summary>The run of this thread; null on threads that are no loop's.</summary>
    public static LoopRun? Current
    {
        get => _current;
        set => _current = value;
    }

    public EpollLoop Loop => loop;

    /// <summary>How often the application's code has been entered.</summary>
    public int Calls { get; private set; }

    /// <summary>What is being run, for the log.</summary>
    public LoopWork Work { get; private set; }

    /// <summary>Whose event is being handled, for the log.</summary>
    public ILoopItem? Item { get; set; }

    public bool IsInCode => Volatile.Read(ref _state) == Code;

    public void EnterCode(in LoopWork work)
    {
        Work = work;
        Calls++;
        Volatile.Write(ref _state, Code);
    }

    /// <returns>False when the loop was taken away meanwhile: nothing of it may be touched any more.</returns>
    public bool TryLeaveCode() => Interlocked.CompareExchange(ref _state, Ours, Code) == Code;

    /// <summary>Makes the loop's own lists safe to touch, also from within the application's code.</summary>
    /// <param name="wasInCode">To be given to <see cref="Release"/>.</param>
    /// <returns>False when the loop has been taken away.</returns>
    public bool TryHold(out bool wasInCode)
    {
        var before = Interlocked.CompareExchange(ref _state, Ours, Code);
        wasInCode = before == Code;
        return before != Taken;
    }

    public void Release(bool wasInCode)
    {
        if (wasInCode)
        {
            Volatile.Write(ref _state, Code);
        }
    }

    /// <summary>Takes the loop from a thread that is in the application's code.</summary>
    public bool TryTake() => Interlocked.CompareExchange(ref _state, Taken, Code) == Code;
}
