namespace Parlance.SocketIO;

/// <summary>One registered handler of an event.</summary>
/// <param name="original">What the user gave, by which it can be taken off again.</param>
/// <param name="invoke">Runs it.</param>
/// <param name="once">Whether it is removed before its first run.</param>
/// <param name="concurrent">Whether it starts without waiting for the events before it.</param>
internal sealed class EventHandler(Delegate original, Func<EventContext, ValueTask> invoke, bool once, bool concurrent)
{
    private int _ran;

    public Delegate Original { get; } = original;

    public Func<EventContext, ValueTask> Invoke { get; } = invoke;

    public bool Once { get; } = once;

    public bool Concurrent { get; } = concurrent;

    /// <summary>Whether it may run: a handler for once, only the first time.</summary>
    public bool Claim() => !Once || Interlocked.Exchange(ref _ran, 1) == 0;
}

/// <summary>Handlers by event, in the order of registration. Thread-safe.</summary>
internal sealed class EventHandlers
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, EventHandler[]> _handlers = new(StringComparer.Ordinal);
    private int _count;

    public EventHandler[] For(string eventName)
    {
        if (Volatile.Read(ref _count) == 0)
        {
            return [];
        }

        lock (_gate)
        {
            return _handlers.GetValueOrDefault(eventName, []);
        }
    }

    public IDisposable Add(string eventName, EventHandler handler)
    {
        lock (_gate)
        {
            _handlers[eventName] = [.. _handlers.GetValueOrDefault(eventName, []), handler];
            _count++;
        }

        return new Registration(this, eventName, handler);
    }

    public void Remove(string eventName, EventHandler handler) => Remove(eventName, candidate => candidate == handler);

    public void Remove(string eventName, Delegate original) => Remove(eventName, candidate => candidate.Original.Equals(original));

    public void RemoveAll(string eventName) => Remove(eventName, static _ => true);

    public void Clear()
    {
        lock (_gate)
        {
            _handlers.Clear();
            _count = 0;
        }
    }

    private void Remove(string eventName, Func<EventHandler, bool> which)
    {
        lock (_gate)
        {
            if (!_handlers.TryGetValue(eventName, out var before))
            {
                return;
            }

            EventHandler[] after = [.. before.Where(handler => !which(handler))];
            _count -= before.Length - after.Length;
            if (after.Length == 0)
            {
                _handlers.Remove(eventName);
            }
            else
            {
                _handlers[eventName] = after;
            }
        }
    }

    private sealed class Registration(EventHandlers handlers, string eventName, EventHandler handler) : IDisposable
    {
        public void Dispose() => handlers.Remove(eventName, handler);
    }
}
