using System.Collections.Concurrent;
using System.Diagnostics;

namespace Parlance.SocketIO;

/// <summary>
/// Handlers start on the thread that reads their connection. Where that is a loop of the transport, with other connections to serve, one that keeps
/// it again and again without waiting is named in the log and starts on the thread pool, for as long as it is slow. On a thread of the pool nobody
/// measures.
/// </summary>
internal sealed class BlockingHandlers(SocketIOLog log)
{
    // So many in a row decide. The first call of any handler is compiled while it runs, which takes as long as blocking.
    private const int CallsInRow = 3;

    // Names are the application's; those of dynamic namespaces may have no end.
    private const int NamesMax = 1_000;

    private static readonly TimeSpan s_long = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan s_short = TimeSpan.FromMilliseconds(2);

    // Only of handlers that were slow lately, or have been named.
    private readonly ConcurrentDictionary<(string Namespace, string Event), Record> _records = new();
    private int _count;

    /// <summary>Whether this thread has other connections to serve.</summary>
    public static bool MayNotBlock => !Thread.CurrentThread.IsThreadPoolThread;

    public ValueTask InvokeAsync(EventHandler handler, EventContext context, string ns)
    {
        var record = Volatile.Read(ref _count) == 0 ? null : _records.GetValueOrDefault((ns, context.EventName));
        if (record is { IsOff: true })
        {
            return RunOffLoop(handler, context, record);
        }

        var start = Stopwatch.GetTimestamp();
        var invocation = handler.Invoke(context);
        var held = Stopwatch.GetElapsedTime(start);
        if (held >= s_long)
        {
            OnLong((ns, context.EventName), held);
        }
        else if (record is not null)
        {
            record.Calls = 0;
            Forget((ns, context.EventName), record);
        }

        return invocation;
    }

    // A method of its own: the closure is made where this is called, not for every event.
    private static ValueTask RunOffLoop(EventHandler handler, EventContext context, Record record) =>
        new(Task.Run(() => InvokeOffLoop(handler, context, record)));

    private static Task InvokeOffLoop(EventHandler handler, EventContext context, Record record)
    {
        var start = Stopwatch.GetTimestamp();
        var invocation = handler.Invoke(context);
        if (Stopwatch.GetElapsedTime(start) > s_short)
        {
            record.Calls = 0;
        }
        else if (++record.Calls >= CallsInRow)
        {
            record.Calls = 0;
            record.IsOff = false;
        }

        return invocation.AsTask();
    }

    private void OnLong((string Namespace, string Event) name, TimeSpan held)
    {
        if (!_records.TryGetValue(name, out var record))
        {
            record = new Record();
            if (_records.Count >= NamesMax || !_records.TryAdd(name, record))
            {
                return;
            }

            Interlocked.Increment(ref _count);
        }

        if (++record.Calls < CallsInRow)
        {
            return;
        }

        record.Calls = 0;
        record.IsOff = true;
        if (!record.IsNamed)
        {
            record.IsNamed = true;
            log.HandlerBlocks(SocketIOLog.Plain(name.Event), SocketIOLog.Plain(name.Namespace), (long)held.TotalMilliseconds);
        }
    }

    private void Forget((string Namespace, string Event) name, Record record)
    {
        if (!record.IsNamed && _records.TryRemove(name, out _))
        {
            Interlocked.Decrement(ref _count);
        }
    }

    /// <summary>What is known of a handler. Several connections may count at a time; it is a rule of thumb, and a lost count does no harm.</summary>
    private sealed class Record
    {
        /// <summary>Slow calls in a row on the loop, or quick ones off it.</summary>
        public int Calls { get; set; }

        public bool IsOff { get; set; }

        public bool IsNamed { get; set; }
    }
}
