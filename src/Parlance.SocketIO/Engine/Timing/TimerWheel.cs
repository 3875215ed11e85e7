namespace Parlance.SocketIO.Engine.Timing;

/// <summary>Something that wants to be looked at later: a heartbeat, an upgrade, an acknowledgement's timeout.</summary>
internal abstract class WheelItem
{
    /// <summary>Leaves the wheel.</summary>
    protected internal const long Done = -1;

    internal WheelItem? Next { get; set; }

    internal long DueMs { get; set; }

    /// <summary>Called outside every lock, on a timer thread; must not block.</summary>
    /// <returns>When to look again, in the wheel's milliseconds, or <see cref="Done"/>.</returns>
    protected internal abstract long OnDue(long nowMs);

    /// <summary>
    /// Runs what ends in the application's code, such as its handlers of a disconnection: on the wheel's own thread one of them that takes
    /// its time would hold up every heartbeat.
    /// </summary>
    internal static void RunApart<T>(Action<T> action, T target) => ThreadPool.UnsafeQueueUserWorkItem(action, target, preferLocal: false);
}

/// <summary>
/// One timer for all connections of a server. An item is never moved or removed from outside: it says when it wants to be looked at and then
/// decides from its own fields what is due, so that a message's way never touches the wheel and its lock.
/// </summary>
/// <remarks>The timer runs only while items are waiting, and sleeps until the next bucket that has any.</remarks>
internal sealed class TimerWheel : IDisposable
{
    private const int Buckets = 512;

    private readonly Lock _gate = new();
    private readonly WheelItem?[] _buckets = new WheelItem?[Buckets];
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private readonly long _tickMs;
    private readonly long _origin;
    private long _doneTick;
    private long _armedTick = long.MaxValue;
    private int _count;
    private bool _disposed;

    public TimerWheel(TimeProvider time, TimeSpan tick)
    {
        _time = time;
        _tickMs = Math.Max(1, (long)tick.TotalMilliseconds);
        _origin = time.GetTimestamp();
        _timer = time.CreateTimer(static state => ((TimerWheel)state!).Turn(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Milliseconds since the wheel was made.</summary>
    public long NowMs => (long)_time.GetElapsedTime(_origin).TotalMilliseconds;

    public void Add(WheelItem item, long dueMs)
    {
        lock (_gate)
        {
            var tick = Insert(item, dueMs);
            if (tick < _armedTick)
            {
                Arm(tick);
            }
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            _timer.Dispose();
        }
    }

    private long Insert(WheelItem item, long dueMs)
    {
        // Never early: the tick that ends after the due time. Never into a bucket that has been emptied already.
        var tick = Math.Max((dueMs + _tickMs - 1) / _tickMs, _doneTick + 1);
        item.DueMs = tick * _tickMs;
        ref var bucket = ref _buckets[tick % Buckets];
        item.Next = bucket;
        bucket = item;
        _count++;
        return tick;
    }

    private void Arm(long tick)
    {
        _armedTick = tick;
        if (!_disposed)
        {
            _timer.Change(TimeSpan.FromMilliseconds(Math.Clamp((tick * _tickMs) - NowMs, 1, int.MaxValue)), Timeout.InfiniteTimeSpan);
        }
    }

    private void ArmNext()
    {
        _armedTick = long.MaxValue;
        if (_count == 0)
        {
            return;
        }

        var tick = _doneTick + 1;
        while (_buckets[tick % Buckets] is null)
        {
            tick++;
        }

        Arm(tick);
    }

    private void Turn()
    {
        var nowMs = NowMs;
        WheelItem? due = null;
        lock (_gate)
        {
            if (_disposed)
            {
                return;
            }

            var nowTick = nowMs / _tickMs;
            var last = Math.Min(nowTick, _doneTick + Buckets);
            for (var tick = _doneTick + 1; tick <= last; tick++)
            {
                due = TakeDue(tick, nowTick, due);
            }

            _doneTick = Math.Max(_doneTick, nowTick);
        }

        RunAll(due, nowMs);
    }

    /// <summary>Takes what is due out of a bucket; what waits for a later turn of the wheel stays.</summary>
    private WheelItem? TakeDue(long tick, long nowTick, WheelItem? due)
    {
        ref var bucket = ref _buckets[tick % Buckets];
        var item = bucket;
        bucket = null;
        while (item is not null)
        {
            var next = item.Next;
            if (item.DueMs <= nowTick * _tickMs)
            {
                item.Next = due;
                due = item;
                _count--;
            }
            else
            {
                item.Next = bucket;
                bucket = item;
            }

            item = next;
        }

        return due;
    }

    private void RunAll(WheelItem? due, long nowMs)
    {
        WheelItem? again = null;
        while (due is { } item)
        {
            due = item.Next;
            var next = item.OnDue(nowMs);
            if (next != WheelItem.Done)
            {
                item.DueMs = next;
                item.Next = again;
                again = item;
            }
        }

        lock (_gate)
        {
            while (again is { } item)
            {
                again = item.Next;
                Insert(item, item.DueMs);
            }

            ArmNext();
        }
    }
}
