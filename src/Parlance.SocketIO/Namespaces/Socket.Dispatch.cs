using System.Diagnostics;

namespace Parlance.SocketIO;

/*
 * Events of one socket start in the order in which they came. At most MaxConcurrentEvents run at a time, and the first starts on the read loop
 * itself: a handler that does not wait costs no hop. Those that must wait form the backlog, which is counted for the whole connection; a full
 * one stops the reading. An event whose handlers are all concurrent starts at once. Nothing runs before the connection handlers have ended.
 */
public sealed partial class Socket
{
    private readonly Lock _dispatchGate = new();
    private Queue<(EventContext Context, int Bytes)>? _backlog;
    private int _running;
    private bool _ready;

    internal void OnEvent(EventContext context)
    {
        var handlers = HandlersOf(context);
        var turn = Server.RunningEvents.Started();
        if (!TryTakeSlot(context, handlers))
        {
            Server.RunningEvents.Ended(turn);
        }
        else if (handlers.AllConcurrent)
        {
            var invocation = InvokeAsync(context, handlers);
            if (invocation.IsCompleted)
            {
                Server.RunningEvents.Ended(turn);
            }
            else
            {
                _ = CountAsync(invocation, context.Bytes, turn);
            }
        }
        else
        {
            Run(context, handlers, turn);
        }
    }

    /// <summary>The connection handlers have ended: events may start.</summary>
    internal void EndConnected()
    {
        lock (_dispatchGate)
        {
            _ready = true;
        }

        for (var slot = 0; slot < Server.Options.MaxConcurrentEvents; slot++)
        {
            var turn = Server.RunningEvents.Started();
            if (!TryStartNext(out var next))
            {
                Server.RunningEvents.Ended(turn);
                return;
            }

            Run(next, HandlersOf(next), turn);
        }
    }

    private Handlers HandlersOf(EventContext context) => new(Namespace.SharedHandlers.For(context.EventName), _handlers.For(context.EventName));

    /// <returns>False when the event has to wait, in the backlog.</returns>
    private bool TryTakeSlot(EventContext context, Handlers handlers)
    {
        lock (_dispatchGate)
        {
            if (!_ready || Server.Draining || (!handlers.AllConcurrent && (_running >= Server.Options.MaxConcurrentEvents || _backlog is { Count: > 0 })))
            {
                var bytes = context.Bytes;
                (_backlog ??= new Queue<(EventContext, int)>()).Enqueue((context, bytes));
                _peer.BacklogAdded(bytes);
                return false;
            }

            if (!handlers.AllConcurrent)
            {
                _running++;
            }

            return true;
        }
    }

    /// <summary>Runs an event and, as long as they end without waiting, those behind it.</summary>
    private void Run(EventContext context, Handlers handlers, int turn)
    {
        while (true)
        {
            var invocation = InvokeAsync(context, handlers);
            if (!invocation.IsCompleted && handlers.AllConcurrent)
            {
                // It waited only for the connection handlers, and holds no slot from here on.
                _ = CountAsync(invocation, context.Bytes, Server.RunningEvents.Started());
            }
            else if (!invocation.IsCompleted)
            {
                _ = ContinueAsync(invocation, turn);
                return;
            }

            if (!TryGoOn(out var next))
            {
                Server.RunningEvents.Ended(turn);
                return;
            }

            // Looked up now, not when it came: a handler before it may have changed them.
            context = next;
            handlers = HandlersOf(next);
        }
    }

    /// <summary>An event that runs beside others counts as part of the backlog, or a client could have any number of them under way.</summary>
    private async Task CountAsync(ValueTask invocation, int bytes, int turn)
    {
        _peer.BacklogAdded(bytes);
        await invocation.ConfigureAwait(false);
        Server.RunningEvents.Ended(turn);
        _peer.BacklogRemoved(bytes);
    }

    private async Task ContinueAsync(ValueTask invocation, int turn)
    {
        await invocation.ConfigureAwait(false);
        if (TryGoOn(out var next))
        {
            Run(next, HandlersOf(next), turn);
        }
        else
        {
            Server.RunningEvents.Ended(turn);
        }
    }

    /// <summary>Takes the next event for a slot that has become free, or gives the slot up.</summary>
    private bool TryGoOn(out EventContext next)
    {
        int bytes;
        lock (_dispatchGate)
        {
            if (_backlog is not { Count: > 0 } backlog || Server.Draining)
            {
                _running--;
                next = null!;
                return false;
            }

            (next, bytes) = backlog.Dequeue();
            if (backlog.Count == 0)
            {
                _backlog = null;
            }
        }

        _peer.BacklogRemoved(bytes);
        return true;
    }

    private bool TryStartNext(out EventContext next)
    {
        lock (_dispatchGate)
        {
            if (_backlog is not { Count: > 0 } || _running >= Server.Options.MaxConcurrentEvents)
            {
                next = null!;
                return false;
            }

            _running++;
        }

        return TryGoOn(out next);
    }

    private void DropBacklog()
    {
        Queue<(EventContext Context, int Bytes)>? backlog;
        lock (_dispatchGate)
        {
            backlog = _backlog;
            _backlog = null;
        }

        while (backlog is not null && backlog.TryDequeue(out var dropped))
        {
            _peer.BacklogRemoved(dropped.Bytes);
        }
    }

    /// <summary>Runs listeners, middleware and handlers. Never throws.</summary>
    private ValueTask InvokeAsync(EventContext context, Handlers handlers)
    {
        foreach (var listener in _any.Items)
        {
            try
            {
                listener(context);
            }
            catch (Exception error)
            {
                OnHandlerFailed(context, error);
            }
        }

        return _middleware.IsEmpty && !Server.Activities.HasListeners()
            ? InvokeHandlersAsync(context, handlers)
            : InvokeWithMiddlewareAsync(context, handlers);
    }

    private async ValueTask InvokeWithMiddlewareAsync(EventContext context, Handlers handlers)
    {
        // Only events that somebody handles have a span: their names are the application's, not whatever a client makes up.
        using var activity = handlers.Count > 0 ? Server.Activities.StartActivity(context.EventName, ActivityKind.Server) : null;
        activity?.SetTag("socketio.namespace", Namespace.Name);
        try
        {
            if (!await _middleware.RunAsync(context).ConfigureAwait(false))
            {
                return;
            }
        }
        catch (Exception error)
        {
            RaiseError(error);
            return;
        }

        await InvokeHandlersAsync(context, handlers).ConfigureAwait(false);
    }

    private ValueTask InvokeHandlersAsync(EventContext context, Handlers handlers)
    {
        for (var index = 0; index < handlers.Count; index++)
        {
            var handler = handlers[index];
            if (!handler.Claim())
            {
                continue;
            }

            if (handler.Once)
            {
                _handlers.Remove(context.EventName, handler);
            }

            ValueTask invocation;
            try
            {
                invocation = BlockingHandlers.MayNotBlock ? Server.BlockingHandlers.InvokeAsync(handler, context, Namespace.Name) : handler.Invoke(context);
            }
            catch (Exception error)
            {
                OnHandlerFailed(context, error);
                continue;
            }

            if (!invocation.IsCompletedSuccessfully)
            {
                return AwaitHandlersAsync(context, handlers, invocation, index + 1);
            }
        }

        return default;
    }

    private async ValueTask AwaitHandlersAsync(EventContext context, Handlers handlers, ValueTask invocation, int next)
    {
        try
        {
            await invocation.ConfigureAwait(false);
        }
        catch (Exception error)
        {
            OnHandlerFailed(context, error);
        }

        await InvokeHandlersAsync(context, handlers.From(next)).ConfigureAwait(false);
    }

    private void OnHandlerFailed(EventContext context, Exception error)
    {
        if (IsEnd(error))
        {
            // The handler stopped because its client has gone, as it was asked to.
        }
        else if (ClientFault.Is(error))
        {
            Server.Engine.Log.ClientFailed(error, context.EventName, Namespace.Name);
            RaiseError(error);
        }
        else
        {
            Server.Engine.Log.HandlerFailed(error, context.EventName, Namespace.Name);
        }
    }

    /// <summary>The namespace's handlers of an event, then the socket's own.</summary>
    private readonly struct Handlers(EventHandler[] shared, EventHandler[] own, int start = 0)
    {
        public int Count => shared.Length + own.Length - start;

        public bool AllConcurrent => Count > 0 && Array.TrueForAll(shared, IsConcurrent) && Array.TrueForAll(own, IsConcurrent);

        public EventHandler this[int index] => index + start < shared.Length ? shared[index + start] : own[index + start - shared.Length];

        public Handlers From(int index) => new(shared, own, start + index);

        private static bool IsConcurrent(EventHandler handler) => handler.Concurrent;
    }
}
