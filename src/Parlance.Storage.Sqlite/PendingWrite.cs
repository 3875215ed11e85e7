using Parlance.Chat.Data;

namespace Parlance.Storage.Sqlite;

/// <summary>A write on its way through the writer: waiting, then started or cancelled, then settled with the commit of its batch.</summary>
internal abstract class PendingWrite(CancellationToken cancel)
{
    private const int Waiting = 0;
    private const int Started = 1;
    private const int Cancelled = 2;

    private int _state = Waiting;

    public CancellationToken Cancel { get; } = cancel;

    /// <summary>False once the caller has given up.</summary>
    public bool TryStart() => Interlocked.CompareExchange(ref _state, Started, Waiting) == Waiting;

    protected bool TryCancel() => Interlocked.CompareExchange(ref _state, Cancelled, Waiting) == Waiting;

    /// <summary>Does the work, on the writer's thread. The outcome is kept until <see cref="Complete"/> or <see cref="Fail"/>.</summary>
    public abstract void Run(DbSession session);

    /// <summary>Does what the work left for the end of the batch, on the writer's thread. Nothing, if the work was refused.</summary>
    public abstract void Finish();

    /// <summary>The work's effects are undone: the batch's commit will tell the caller why.</summary>
    public abstract void Refuse(Exception reason);

    /// <summary>The batch is on disk.</summary>
    public abstract void Complete();

    /// <summary>The batch is not on disk.</summary>
    public abstract void Fail(Exception reason);
}

internal sealed class PendingWrite<T> : PendingWrite
{
    private readonly Func<DbSession, Task<T>> _work;
    // Callers go on elsewhere: the writer's thread belongs to the writes.
    private readonly TaskCompletionSource<T> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;
    private DbSession? _session;
    private Exception? _refusal;

    public PendingWrite(Func<DbSession, Task<T>> work, CancellationToken cancel) : base(cancel) => _work = work;

    /// <summary>The caller's outcome. A caller who gives up before the start gets it at once.</summary>
    public async Task<T> WaitAsync()
    {
        await using var registration = Cancel.Register(() =>
        {
            if (TryCancel())
            {
                _outcome.TrySetCanceled(Cancel);
            }
        });
        return await _outcome.Task;
    }

    public override void Run(DbSession session)
    {
        _session = session;
        _result = Outcome(_work(session)).GetAwaiter().GetResult();
    }

    public override void Finish()
    {
        if (_refusal is null && _session is not null)
        {
            Outcome(_session.FinishAsync()).GetAwaiter().GetResult();
        }
    }

    public override void Refuse(Exception reason) => _refusal = reason;

    public override void Complete()
    {
        if (_refusal is null)
        {
            _session?.Committed();
            _outcome.TrySetResult(_result!);
        }
        else
        {
            Fail(_refusal);
        }
    }

    public override void Fail(Exception reason)
    {
        if (reason is OperationCanceledException && Cancel.IsCancellationRequested)
        {
            _outcome.TrySetCanceled(Cancel);
        }
        else
        {
            _outcome.TrySetException(reason);
        }
    }
    // A task that has completed: waiting for it blocks nobody, and throws what the work threw.
    private static TTask Outcome<TTask>(TTask task) where TTask : Task =>
        task.IsCompleted ? task : throw new InvalidOperationException("The work of a write awaited something else than its session. It was undone: only statements of the session may run while all other writers wait.");
}
