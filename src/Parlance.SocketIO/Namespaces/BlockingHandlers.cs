using System.Collections.Concurrent;
using System.Diagnostics;
using Parlance.SocketIO.Engine;

namespace Parlance.SocketIO;

/// <summary>
/// Handlers start on the thread that reads their connection. Where that is a loop of the transport, with other connections to serve, one that keeps
/// it again and again without waiting is named in the log and starts on the thread pool from then on. On a thread of the pool nobody measures.
/// </summary>
internal sealed class BlockingHandlers(EngineLog log)
{
    // The first call of any handler is compiled while it runs, which takes as long.
    private const int CallsMax = 3;

    // Names are the application's; those of dynamic namespaces may have no end.
    private const int NamesMax = 1_000;

    private static readonly TimeSpan s_long = TimeSpan.FromMilliseconds(10);

    private readonly ConcurrentDictionary<(string Namespace, string Event), int> _calls = new();

    // Whether there is anything to look up at all.
    private volatile bool _any;

    /// <summary>Whether this thread has other connections to serve.</summary>
    public static bool MayNotBlock => !Thread.CurrentThread.IsThreadPoolThread;

    public ValueTask InvokeAsync(EventHandler handler, EventContext context, string ns)
    {
        if (_any && _calls.TryGetValue((ns, context.EventName), out var calls) && calls >= CallsMax)
        {
            return new ValueTask(Task.Run(() => handler.Invoke(context).AsTask()));
        }

        var start = Stopwatch.GetTimestamp();
        var invocation = handler.Invoke(context);
        var held = Stopwatch.GetElapsedTime(start);
        if (held >= s_long)
        {
            OnHeld((ns, context.EventName), held);
        }

        return invocation;
    }

    private void OnHeld((string Namespace, string Event) name, TimeSpan held)
    {
        if (_calls.Count >= NamesMax && !_calls.ContainsKey(name))
        {
            return;
        }

        var calls = _calls.AddOrUpdate(name, 1, static (_, calls) => calls + 1);
        _any = true;
        if (calls == CallsMax)
        {
            log.HandlerBlocks(EngineLog.Plain(name.Event), EngineLog.Plain(name.Namespace), (long)held.TotalMilliseconds);
        }
    }
}
