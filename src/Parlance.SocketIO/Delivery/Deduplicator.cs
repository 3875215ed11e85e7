namespace Parlance.SocketIO;

/// <summary>
/// Carries out once what clients may send again, and gives whoever sends it again the first answer: for the <c>retries</c> option of the official client,
/// which repeats an event until it is acknowledged. <see href="https://socket.io/docs/v4/delivery-guarantees"/>. In memory: what must be done once even
/// when the process ends in between needs a unique key in the database. Thread-safe.
/// </summary>
public sealed class Deduplicator
{
    private const int KeyCharsMax = 256;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly Queue<Entry> _byAge = [];
    private readonly TimeSpan _keep;
    private readonly int _max;
    private readonly TimeProvider _time;

    /// <summary>Makes one.</summary>
    /// <param name="keep">How long an answer is kept: longer than the client tries.</param>
    /// <param name="max">How many are kept at most; the oldest makes room.</param>
    /// <param name="time">The clock; null for the system's.</param>
    /// <exception cref="ArgumentOutOfRangeException">Nothing would be kept.</exception>
    public Deduplicator(TimeSpan keep, int max = 100_000, TimeProvider? time = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(keep, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(max, 1);
        (_keep, _max, _time) = (keep, max, time ?? TimeProvider.System);
    }

    /// <summary>How many answers are kept.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _entries.Count;
            }
        }
    }

    /// <summary>Carries out work, unless the same was asked for before: then the answer of that, when it is there. A failure is not kept.</summary>
    /// <param name="owner">Who asks, such as the user's id: one client's ids must not meet another's.</param>
    /// <param name="id">The id that the client has made for the message, the same each time it sends it.</param>
    /// <param name="work">What is to be done.</param>
    /// <exception cref="ArgumentException">Owner and id have more than 256 characters together, or the id is empty.</exception>
    public Task<T> OnceAsync<T>(string owner, string id, Func<Task<T>> work)
    {
        ArgumentNullException.ThrowIfNull(owner);
        ArgumentNullException.ThrowIfNull(work);
        if (string.IsNullOrEmpty(id) || owner.Length + id.Length > KeyCharsMax)
        {
            var error = new ArgumentException($"An id of 1 to {KeyCharsMax} characters, its owner included, was expected.", nameof(id));
            ClientFault.Mark(error);
            throw error;
        }

        var entry = new Entry($"{owner.Length}:{owner}{id}", _time.GetTimestamp());
        lock (_gate)
        {
            DropOld();
            if (_entries.TryGetValue(entry.Key, out var first))
            {
                return (Task<T>)first.Answer;
            }

            var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
            entry.Answer = answer.Task;
            _entries.Add(entry.Key, entry);
            _byAge.Enqueue(entry);
            _ = RunAsync(entry, work, answer);
            return answer.Task;
        }
    }

    private async Task RunAsync<T>(Entry entry, Func<Task<T>> work, TaskCompletionSource<T> answer)
    {
        // Not with the gate held: the work is the application's.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            answer.SetResult(await work().ConfigureAwait(false));
        }
        catch (Exception error)
        {
            Forget(entry);
            answer.SetException(error);
        }
    }

    private void Forget(Entry entry)
    {
        lock (_gate)
        {
            _entries.Remove(entry.Key);
            entry.Forgotten = true;
        }
    }

    /// <summary>Makes room. With the gate held.</summary>
    private void DropOld()
    {
        while (_byAge.TryPeek(out var oldest) && (oldest.Forgotten || _entries.Count >= _max || _time.GetElapsedTime(oldest.Began) > _keep))
        {
            _byAge.Dequeue();
            if (!oldest.Forgotten)
            {
                _entries.Remove(oldest.Key);
            }
        }
    }

    private sealed class Entry(string key, long began)
    {
        public string Key => key;

        public long Began => began;

        public Task Answer { get; set; } = Task.CompletedTask;

        public bool Forgotten { get; set; }
    }
}
