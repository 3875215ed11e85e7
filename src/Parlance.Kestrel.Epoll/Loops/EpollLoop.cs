using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.IO.Pipelines;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Parlance.Kestrel.Epoll.Connections;
using Parlance.Kestrel.Epoll.Native;

namespace Parlance.Kestrel.Epoll.Loops;

/// <summary>
/// Waits for what happens to its connections and handles it, one turn after another: events, and the application's continuations right behind
/// each; then what other threads have asked for; then the sends of the turn. One thread at a time owns it (<see cref="LoopRun"/>).
/// Connections that have said something are answered at once. What is pushed to others leaves a part at a time, between which new events are looked
/// at: more gathers in one send then, and nobody waits for a broadcast to all others.
/// </summary>
[SuppressMessage("Reliability", "CA1001:Types that own disposable fields should be disposable", Justification = "Its thread gives everything up when it ends.")]
internal sealed unsafe class EpollLoop
{
    // What one turn handles before it sends. More joins more frames; fewer lets the first answer leave sooner.
    private const int TurnEventsMax = 256;

    // How many connections one turn pushes to.
    private const int TurnPushesMax = 64;

    private const int RetryMs = 100;

    private const int ReceiveBytes = 64 * 1_024;

    // No slot has this key: versions begin at 1.
    private const ulong WakeKey = 0;

    private const Readiness EdgeTriggered = (Readiness)(1u << 31);

    private readonly LoopWatchdog _watchdog;
    private readonly EpollLog _log;
    private readonly int _epoll;
    private readonly SafeFileHandle _wake;
    private readonly ConcurrentQueue<LoopWork> _posted = new();
    private readonly WorkQueue _code = new();
    private readonly WorkQueue _ours = new();
    private readonly Queue<EpollConnection> _pushes = new();
    private readonly LoopSlots _slots = new();
    private readonly byte* _received;
    private readonly List<Action> _retries = [];
    private long _retryAtMs;
    private int _asleep;
    private volatile bool _stopping;

    public EpollLoop(LoopWatchdog watchdog, EpollLog log)
    {
        _watchdog = watchdog;
        _log = log;
        _epoll = Libc.EpollCreate(Libc.CloseOnExec);
        if (_epoll < 0)
        {
            throw new IOException($"epoll_create1 failed with error {Marshal.GetLastPInvokeError()}.");
        }

        var wake = Libc.EventDescriptor(0, Libc.CloseOnExec | Libc.NonBlocking);
        if (wake < 0)
        {
            var error = Marshal.GetLastPInvokeError();
            _ = Libc.Close(_epoll);
            throw new IOException($"eventfd failed with error {error}.");
        }

        _wake = new SafeFileHandle(wake, ownsHandle: true);
        _ = EpollEvents.Control(_epoll, Libc.Add, wake, Readiness.In | EdgeTriggered, WakeKey);
        _received = (byte*)NativeMemory.Alloc(ReceiveBytes);
        CodeScheduler = new LoopScheduler(this, isCode: true);
        OwnScheduler = new LoopScheduler(this, isCode: false);
        Run = new LoopRun(this);
    }

    /// <summary>For the application's continuations: they follow the event at once.</summary>
    public PipeScheduler CodeScheduler { get; }

    /// <summary>For the transport's own: they wait for the end of the turn.</summary>
    public PipeScheduler OwnScheduler { get; }

    /// <summary>Who owns the loop.</summary>
    public LoopRun Run { get; private set; }

    /// <summary>How many turns there were. Stands still while the loop sleeps, or is held.</summary>
    public int Turns { get; private set; }

    /// <summary>How many connections it has. Counted by whoever gives it one.</summary>
    public int Connections;

    /// <summary>Whether the system lets a loop be made: some sandboxes do not.</summary>
    /// <returns>Null, or what it refuses.</returns>
    public static string? WhyUnavailable()
    {
        var epoll = Libc.EpollCreate(Libc.CloseOnExec);
        var error = Marshal.GetLastPInvokeError();
        if (epoll < 0)
        {
            return $"epoll_create1 failed with error {error}";
        }

        _ = Libc.Close(epoll);
        return null;
    }

    public void Start() => NewThread(() => Own(Run)).UnsafeStart();

    /// <summary>Goes on with another thread, if the one that owns the loop is still in the application's code by then.</summary>
    /// <param name="run">Who owns it.</param>
    /// <param name="taken">Called by the new thread when it has it.</param>
    public void TakeOver(LoopRun run, Action taken)
    {
        try
        {
            // The new thread takes it itself: one that cannot be started takes nothing.
            NewThread(() =>
            {
                if (run.TryTake())
                {
                    Run = new LoopRun(this);
                    taken();
                    Own(Run);
                }
            }).UnsafeStart();
        }
        catch (OutOfMemoryException)
        {
            // No memory, or no descriptor, which a thread needs too. The watchdog comes again.
        }
    }

    /// <summary>Does something after a while. On the loop.</summary>
    public void Retry(Action what)
    {
        _retries.Add(what);
        _retryAtMs = Environment.TickCount64 + RetryMs;
    }

    /// <summary>Ends the loop, which has no connections any more. What is asked of it afterwards runs on the thread pool.</summary>
    public void Stop() => Schedule(new LoopWork(static loop => ((EpollLoop)loop!)._stopping = true, this, IsCode: false));

    public void Schedule(in LoopWork work)
    {
        if (LoopRun.Current is { } run && run.Loop == this && run.TryHold(out var wasInCode))
        {
            (work.IsCode ? _code : _ours).Add(work);
            run.Release(wasInCode);
            return;
        }

        _posted.Enqueue(work);
        if (_stopping)
        {
            DrainToThreadPool();
            return;
        }

        // The loop says that it sleeps before it looks at the queue; so either it sees the work or is seen sleeping.
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref _asleep) != 0 && Interlocked.Exchange(ref _asleep, 0) != 0)
        {
            Wake();
        }
    }

    /// <summary>Begins to wait for an item. On the loop, as all below.</summary>
    public ulong Register(ILoopItem item, int descriptor, Readiness interest)
    {
        var key = _slots.Add(item);
        _ = EpollEvents.Control(_epoll, Libc.Add, descriptor, interest, key);
        return key;
    }

    public void Await(int descriptor, ulong key, Readiness interest) => EpollEvents.Control(_epoll, Libc.Modify, descriptor, interest, key);

    /// <summary>Hears no more of a descriptor that stays open for now.</summary>
    public void Ignore(int descriptor) => EpollEvents.Control(_epoll, Libc.Remove, descriptor, Readiness.None, 0);

    public void Forget(ulong key) => _slots.Remove(key);

    /// <summary>Lets a connection send when its turn comes.</summary>
    public void Push(EpollConnection connection) => _pushes.Enqueue(connection);

    /// <summary>Receives what is there, up to what one turn takes of one connection. The bytes are lent until the next call.</summary>
    /// <returns>How many; none when the peer has ended; less, with an error, when nothing could be received.</returns>
    public int Receive(int descriptor, out ReadOnlySpan<byte> bytes, out int error)
    {
        var count = (int)Libc.Receive(descriptor, _received, ReceiveBytes, 0);
        error = count < 0 ? Marshal.GetLastPInvokeError() : 0;
        bytes = new ReadOnlySpan<byte>(_received, Math.Max(count, 0));
        return count;
    }

    private static Thread NewThread(ThreadStart start) => new(start) { IsBackground = true, Name = "epoll loop" };

    private void Own(LoopRun run)
    {
        LoopRun.Current = run;
        using var events = new EpollEvents(TurnEventsMax);
        while (!_stopping)
        {
            var count = Wait(events);
            if (count < 0)
            {
                var error = Marshal.GetLastPInvokeError();
                if (error != Errno.Interrupted)
                {
                    _log.LoopFailed(error);
                    break;
                }

                continue;
            }

            if (!Turn(run, events, count))
            {
                return;
            }
        }

        End();
    }

    // Not a timer of the runtime's, whose thread may not be there yet, and could not be started without a descriptor.
    private int IdleTimeoutMs => _retries.Count == 0 ? -1 : RetryMs;

    private int Wait(EpollEvents events)
    {
        var timeoutMs = _code.IsEmpty && _ours.IsEmpty && _pushes.Count == 0 ? IdleTimeoutMs : 0;
        if (timeoutMs != 0)
        {
            Interlocked.Exchange(ref _asleep, 1);
            if (!_posted.IsEmpty)
            {
                timeoutMs = 0;
            }
        }

        var count = Libc.EpollWait(_epoll, events.Pointer, events.Count, timeoutMs);
        Turns++;

        // A full fence: the watchdog either sees the turn or is seen parked.
        Interlocked.Exchange(ref _asleep, 0);
        _watchdog.Unpark();
        return count;
    }

    /// <returns>False when the loop has been taken away from this thread.</returns>
    private bool Turn(LoopRun run, EpollEvents events, int count)
    {
        for (var index = 0; index < count; index++)
        {
            var key = events.KeyAt(index);
            if (key != WakeKey && _slots.Find(key) is { } item)
            {
                run.Item = item;
                item.OnReady(events.ReadinessAt(index));
                if (!RunCode(run))
                {
                    // The events that are left are told to the new owner again: they last until they are handled.
                    return false;
                }
            }
        }

        run.Item = null;
        if (_retries.Count > 0 && Environment.TickCount64 >= _retryAtMs)
        {
            var retries = _retries.ToArray();
            _retries.Clear();
            Array.ForEach(retries, static retry => retry());
        }

        for (var left = _posted.Count; left > 0 && _posted.TryDequeue(out var work); left--)
        {
            (work.IsCode ? _code : _ours).Add(work);
        }

        if (!RunCode(run))
        {
            return false;
        }

        while (_ours.TryTake(out var work))
        {
            work.Action(work.State);
        }

        for (var left = TurnPushesMax; left > 0 && _pushes.TryDequeue(out var connection); left--)
        {
            connection.SendPushed();
        }

        return RunCode(run);
    }

    private bool RunCode(LoopRun run)
    {
        while (_code.TryTake(out var work))
        {
            run.EnterCode(work);
            try
            {
                work.Action(work.State);
            }
            catch (Exception error)
            {
                _log.Threw(error);
            }

            if (!run.TryLeaveCode())
            {
                return false;
            }
        }

        return true;
    }

    private void Wake()
    {
        try
        {
            var added = false;
            _wake.DangerousAddRef(ref added);
            var one = 1UL;
            _ = Libc.Write((int)_wake.DangerousGetHandle(), &one, sizeof(ulong));
            _wake.DangerousRelease();
        }
        catch (ObjectDisposedException)
        {
            // The loop has ended in between.
            DrainToThreadPool();
        }
    }

    private void End()
    {
        _stopping = true;
        LoopRun.Current = null;
        _wake.Dispose();
        _ = Libc.Close(_epoll);
        NativeMemory.Free(_received);
        while (_code.TryTake(out var work) || _ours.TryTake(out work))
        {
            ThreadPool.UnsafeQueueUserWorkItem(work.Action, work.State, preferLocal: false);
        }

        DrainToThreadPool();
    }

    private void DrainToThreadPool()
    {
        while (_posted.TryDequeue(out var work))
        {
            ThreadPool.UnsafeQueueUserWorkItem(work.Action, work.State, preferLocal: false);
        }
    }
}
