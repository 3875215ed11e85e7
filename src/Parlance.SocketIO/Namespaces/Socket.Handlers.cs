using System.Text.Json;

namespace Parlance.SocketIO;

public sealed partial class Socket
{
    private readonly HandlerList<Action<EventContext>> _any = new();
    private readonly MiddlewareChain<EventContext> _middleware = new();
    private readonly EventHandlers _handlers = new();

    /// <summary>Adds a handler for an event. Handlers of one event run in the order of registration, each after the one before.</summary>
    /// <param name="eventName">The event.</param>
    /// <param name="handler">Called with the event. What it throws is logged and goes nowhere else.</param>
    /// <param name="concurrent">Whether it starts at once, without waiting for the events before it.</param>
    /// <returns>Removes the handler.</returns>
    /// <exception cref="ArgumentException">The event's name is reserved.</exception>
    public IDisposable On(string eventName, Func<EventContext, Task> handler, bool concurrent = false)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return Add(eventName, handler, context => new ValueTask(handler(context)), once: false, concurrent);
    }

    /// <inheritdoc cref="On(string, Func{EventContext, Task}, bool)"/>
    public IDisposable On(string eventName, Action<EventContext> handler, bool concurrent = false)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return Add(eventName, handler, Sync(handler), once: false, concurrent);
    }

    /// <summary>Adds a handler that gets the first argument as a type. An event that does not fit is left out.</summary>
    /// <inheritdoc cref="On(string, Func{EventContext, Task}, bool)"/>
    public IDisposable On<T>(string eventName, Action<T> handler, bool concurrent = false)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return Add(eventName, handler, Invoke, once: false, concurrent);

        ValueTask Invoke(EventContext context)
        {
            if (TryGet(context, 0, out T value))
            {
                handler(value);
            }

            return default;
        }
    }

    /// <inheritdoc cref="On{T}(string, Action{T}, bool)"/>
    public IDisposable On<T>(string eventName, Func<T, Task> handler, bool concurrent = false)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return Add(eventName, handler, context => TryGet(context, 0, out T value) ? new ValueTask(handler(value)) : default, once: false, concurrent);
    }

    /// <summary>Adds a handler that gets the first argument as a type, and the acknowledgement to call.</summary>
    /// <inheritdoc cref="On(string, Func{EventContext, Task}, bool)"/>
    public IDisposable On<T>(string eventName, Action<T, AckCallback> handler, bool concurrent = false)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return Add(eventName, handler, Invoke, once: false, concurrent);

        ValueTask Invoke(EventContext context)
        {
            if (TryGet(context, 0, out T value))
            {
                handler(value, new AckCallback(context));
            }

            return default;
        }
    }

    /// <inheritdoc cref="On{T}(string, Action{T, AckCallback}, bool)"/>
    public IDisposable On<T>(string eventName, Func<T, AckCallback, Task> handler, bool concurrent = false)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return Add(
            eventName,
            handler,
            context => TryGet(context, 0, out T value) ? new ValueTask(handler(value, new AckCallback(context))) : default,
            once: false,
            concurrent);
    }

    /// <summary>Adds a handler that gets the first two arguments as types. An event that does not fit is left out.</summary>
    /// <inheritdoc cref="On(string, Func{EventContext, Task}, bool)"/>
    public IDisposable On<T1, T2>(string eventName, Action<T1, T2> handler, bool concurrent = false)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return Add(eventName, handler, Invoke, once: false, concurrent);

        ValueTask Invoke(EventContext context)
        {
            if (TryGet(context, 0, out T1 first) && TryGet(context, 1, out T2 second))
            {
                handler(first, second);
            }

            return default;
        }
    }

    /// <inheritdoc cref="On{T1, T2}(string, Action{T1, T2}, bool)"/>
    public IDisposable On<T1, T2>(string eventName, Func<T1, T2, Task> handler, bool concurrent = false)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return Add(
            eventName,
            handler,
            context => TryGet(context, 0, out T1 first) && TryGet(context, 1, out T2 second) ? new ValueTask(handler(first, second)) : default,
            once: false,
            concurrent);
    }

    /// <summary>Adds a handler for the next event of this name only.</summary>
    /// <inheritdoc cref="On(string, Func{EventContext, Task}, bool)"/>
    public IDisposable Once(string eventName, Action<EventContext> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return Add(eventName, handler, Sync(handler), once: true, concurrent: false);
    }

    /// <inheritdoc cref="Once(string, Action{EventContext})"/>
    public IDisposable Once(string eventName, Func<EventContext, Task> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return Add(eventName, handler, context => new ValueTask(handler(context)), once: true, concurrent: false);
    }

    /// <summary>Removes a handler, or all handlers, of an event.</summary>
    public void Off(string eventName, Delegate? handler = null)
    {
        ArgumentNullException.ThrowIfNull(eventName);
        if (handler is null)
        {
            _handlers.RemoveAll(eventName);
        }
        else
        {
            _handlers.Remove(eventName, handler);
        }
    }

    /// <summary>Removes all handlers of all events.</summary>
    public void RemoveAllListeners() => _handlers.Clear();

    /// <summary>Adds a listener for every event that comes; it runs before the event's handlers and must not block.</summary>
    /// <returns>Removes the listener.</returns>
    public IDisposable OnAny(Action<EventContext> listener)
    {
        ArgumentNullException.ThrowIfNull(listener);
        return _any.Add(listener);
    }

    /// <summary>Like <see cref="OnAny"/>, before the listeners that are there.</summary>
    public IDisposable PrependAny(Action<EventContext> listener)
    {
        ArgumentNullException.ThrowIfNull(listener);
        return _any.Add(listener, first: true);
    }

    /// <summary>Removes one listener, or all of them.</summary>
    public void OffAny(Action<EventContext>? listener = null)
    {
        if (listener is null)
        {
            _any.Clear();
        }
        else
        {
            _any.Remove(listener);
        }
    }

    /// <summary>The listeners of <see cref="OnAny"/>.</summary>
    public IReadOnlyList<Action<EventContext>> ListenersAny() => _any.Items;

    /// <summary>
    /// Adds a middleware for each event: <see href="https://socket.io/docs/v4/server-socket-instance/#socket-middlewares"/>. The event's
    /// handlers run when all have called <c>next</c>. What one throws goes to <see cref="OnError"/>.
    /// </summary>
    public Socket Use(Func<EventContext, Func<Task>, Task> middleware)
    {
        ArgumentNullException.ThrowIfNull(middleware);
        _middleware.Add(middleware);
        return this;
    }

    private static Func<EventContext, ValueTask> Sync(Action<EventContext> handler) => context =>
    {
        handler(context);
        return default;
    };

    private IDisposable Add(string eventName, Delegate original, Func<EventContext, ValueTask> invoke, bool once, bool concurrent)
    {
        ReservedEventNames.Check(eventName);
        Server.Names.Add(eventName);
        return _handlers.Add(eventName, new EventHandler(original, invoke, once, concurrent));
    }

    private bool TryGet<T>(EventContext context, int index, out T value)
    {
        try
        {
            // What a JavaScript client leaves out is null here; a handler that minds says so by its type.
            value = context.Get<T>(index)!;
            return true;
        }
        catch (JsonException error)
        {
            Server.Engine.Log.ClientFailed(error, context.EventName, Namespace.Name);
            RaiseError(error);
            value = default!;
            return false;
        }
    }
}
