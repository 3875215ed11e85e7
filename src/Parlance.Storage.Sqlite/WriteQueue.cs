using System.Diagnostics.CodeAnalysis;

namespace Parlance.Storage.Sqlite;

/// <summary>The writes that wait for the writer's thread, in the order in which they came.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore without a wait handle holds nothing, and writers may come until the very end.")]
internal sealed class WriteQueue
{
    private readonly SemaphoreSlim _places = new(SqliteLimits.WaitingWritesMax);
    // A monitor, since the writer's thread sleeps on it: waking it must not depend on a free thread of the pool.
    private readonly object _gate = new();
    private readonly Queue<PendingWrite> _waiting = new();
    private bool _closed;

    /// <summary>Takes a place, or waits for one.</summary>
    public async Task AddAsync(PendingWrite write, CancellationToken cancel)
    {
        await _places.WaitAsync(cancel);
        lock (_gate)
        {
            if (_closed)
            {
                _places.Release();
                throw new ObjectDisposedException(nameof(SqliteDatabase));
            }

            _waiting.Enqueue(write);
            Monitor.Pulse(_gate);
        }
    }

    /// <summary>Moves everything that waits into the batch, and sleeps until there is something or the patience is over.</summary>
    /// <returns>False when the queue is closed and empty: nothing will come any more.</returns>
    public bool Take(List<PendingWrite> batch, TimeSpan patience)
    {
        lock (_gate)
        {
            if (_waiting.Count == 0 && !_closed)
            {
                Monitor.Wait(_gate, patience);
            }

            batch.AddRange(_waiting);
            _waiting.Clear();
            if (batch.Count > 0)
            {
                _places.Release(batch.Count);
            }

            return batch.Count > 0 || !_closed;
        }
    }

    /// <summary>Nothing may come any more; what waits is still written.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            Monitor.Pulse(_gate);
        }
    }
}
