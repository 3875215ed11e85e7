using System.Text.Json;
using Parlance.SocketIO.Protocol;

namespace Parlance.SocketIO.Testing;

/// <summary>A <see cref="SocketIOTestClient"/>'s side of one namespace. Thread-safe.</summary>
/// <remarks>Everything that comes is kept, so that <see cref="WaitForAsync(string, TimeSpan?)"/> misses nothing that came before it was called.</remarks>
public sealed class SocketIOTestSocket
{
    private readonly Lock _gate = new();
    private readonly List<SocketIOTestEvent> _received = [];
    private readonly List<SocketIOTestEvent> _unread = [];
    private readonly List<(string EventName, TaskCompletionSource<SocketIOTestEvent> Waiter)> _waiters = [];
    private readonly List<(string? EventName, Action<SocketIOTestEvent> Handler)> _handlers = [];
    private readonly Dictionary<ulong, TaskCompletionSource<ArgumentList>> _acks = [];
    private readonly TaskCompletionSource<string> _disconnected = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ulong _nextAckId;

    private readonly SocketIOTestSocket? _lost;
    private string? _offset;

    internal SocketIOTestSocket(SocketIOTestClient client, string nsp, SocketIOTestSocket? lost)
    {
        Client = client;
        Namespace = nsp;
        _lost = lost;
        _offset = lost?.Offset;
    }

    /// <summary>The id that the server has given it.</summary>
    public string Id { get; private set; } = "";

    /// <summary>The secret id of the session; null when the server recovers no connections.</summary>
    public string? Pid { get; private set; }

    /// <summary>The offset of the last event that has one: its last argument. Null when there was none.</summary>
    public string? Offset => Volatile.Read(ref _offset);

    /// <summary>Whether the server has given back the session of the lost socket, after <see cref="SocketIOTestClient.ComeBackAsync"/>.</summary>
    public bool Recovered { get; private set; }

    /// <summary>The namespace.</summary>
    public string Namespace { get; }

    /// <summary>The client, with its connection.</summary>
    public SocketIOTestClient Client { get; }

    /// <summary>Whether it is connected.</summary>
    public bool Connected => !_disconnected.Task.IsCompleted;

    /// <summary>Completes at the end, with the reason in the words of the official client, such as <c>io server disconnect</c>.</summary>
    public Task<string> Disconnected => _disconnected.Task;

    /// <summary>All events so far, in the order in which they came.</summary>
    public IReadOnlyList<SocketIOTestEvent> Received
    {
        get
        {
            lock (_gate)
            {
                return [.. _received];
            }
        }
    }

    internal TaskCompletionSource<JsonElement> Admission { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Sends an event. The task completes when it has been handed to the transport; over polling, when the server has taken it.</summary>
    /// <param name="eventName">The event.</param>
    /// <param name="args">The arguments; bytes anywhere in them travel as binary attachments.</param>
    public Task EmitAsync(string eventName, params object?[] args) => Client.SendEventAsync(Namespace, ackId: null, eventName, args);

    /// <summary>Sends an event and waits for the acknowledgement.</summary>
    /// <param name="eventName">The event.</param>
    /// <param name="args">The arguments.</param>
    /// <returns>The acknowledgement's first argument as a type.</returns>
    /// <exception cref="TimeoutException">None came in <see cref="SocketIOTestClientOptions.Timeout"/>.</exception>
    /// <exception cref="SocketIODisconnectedException">The connection ended first.</exception>
    public async Task<T?> EmitWithAckAsync<T>(string eventName, params object?[] args)
    {
        var answer = await EmitWithAckAsync(eventName, args).ConfigureAwait(false);
        return answer.Count > 0 ? answer[0].Get<T>(Client.Serializer) : default;
    }

    /// <summary>Sends an event and waits for the acknowledgement, with all its arguments.</summary>
    /// <inheritdoc cref="EmitWithAckAsync{T}"/>
    public async Task<ArgumentList> EmitWithAckAsync(string eventName, params object?[] args)
    {
        var answer = new TaskCompletionSource<ArgumentList>(TaskCreationOptions.RunContinuationsAsynchronously);
        ulong id;
        lock (_gate)
        {
            id = _nextAckId++;
            _acks.Add(id, answer);
        }

        FailIfDisconnected(answer);
        await Client.SendEventAsync(Namespace, id, eventName, args).ConfigureAwait(false);
        return await answer.Task.WaitAsync(Client.Options.Timeout).ConfigureAwait(false);
    }

    /// <summary>Adds a handler for an event. It runs while nothing further is read from the connection, and must not block.</summary>
    /// <param name="eventName">The event; null for every event.</param>
    /// <param name="handler">The handler.</param>
    public void On(string? eventName, Action<SocketIOTestEvent> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        lock (_gate)
        {
            _handlers.Add((eventName, handler));
        }
    }

    /// <summary>Acknowledges every event of a name from now on.</summary>
    /// <param name="eventName">The event.</param>
    /// <param name="answer">Makes the acknowledgement's argument.</param>
    public void Answer(string eventName, Func<SocketIOTestEvent, object?> answer)
    {
        ArgumentNullException.ThrowIfNull(eventName);
        ArgumentNullException.ThrowIfNull(answer);
        On(eventName, received => _ = received.AckAsync(answer(received)));
    }

    /// <summary>Takes the oldest event of a name that was not taken before, or waits for it.</summary>
    /// <param name="eventName">The event.</param>
    /// <param name="timeout">How long to wait; null for <see cref="SocketIOTestClientOptions.Timeout"/>.</param>
    /// <exception cref="TimeoutException">It did not come.</exception>
    /// <exception cref="SocketIODisconnectedException">The connection ended first.</exception>
    public async Task<SocketIOTestEvent> WaitForAsync(string eventName, TimeSpan? timeout = null)
    {
        ArgumentNullException.ThrowIfNull(eventName);
        var waiter = new TaskCompletionSource<SocketIOTestEvent>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            var index = _unread.FindIndex(received => string.Equals(received.Name, eventName, StringComparison.Ordinal));
            if (index >= 0)
            {
                var found = _unread[index];
                _unread.RemoveAt(index);
                return found;
            }

            _waiters.Add((eventName, waiter));
        }

        FailIfDisconnected(waiter);
        try
        {
            return await waiter.Task.WaitAsync(timeout ?? Client.Options.Timeout).ConfigureAwait(false);
        }
        catch (TimeoutException error)
        {
            throw new TimeoutException($"The event \"{eventName}\" did not come. Received: {string.Join(", ", Received)}", error);
        }
        finally
        {
            lock (_gate)
            {
                _waiters.RemoveAll(entry => entry.Waiter == waiter);
            }
        }
    }

    /// <summary>Takes the oldest event of a name, or waits for it, and reads its first argument as a type.</summary>
    /// <inheritdoc cref="WaitForAsync(string, TimeSpan?)"/>
    public async Task<T?> WaitForAsync<T>(string eventName, TimeSpan? timeout = null) =>
        (await WaitForAsync(eventName, timeout).ConfigureAwait(false)).Get<T>();

    /// <summary>Leaves the namespace; the connection stays.</summary>
    public async Task DisconnectAsync()
    {
        await Client.SendDisconnectAsync(Namespace).ConfigureAwait(false);
        Client.Forget(this);
        OnDisconnected("io client disconnect");
    }

    internal void OnConnected(string id, string? pid)
    {
        Id = id;
        Pid = pid;
        Recovered = pid is not null && string.Equals(pid, _lost?.Pid, StringComparison.Ordinal);
    }

    internal Task SendAckAsync(ulong id, object?[] args) => Client.SendAckAsync(Namespace, id, args);

    internal void OnEvent(SocketIOTestEvent received)
    {
        Action<SocketIOTestEvent>[] handlers;
        lock (_gate)
        {
            _received.Add(received);
            Volatile.Write(ref _offset, received.Offset ?? _offset);
            handlers = [.. _handlers.Where(entry => entry.EventName is null || string.Equals(entry.EventName, received.Name, StringComparison.Ordinal)).Select(entry => entry.Handler)];
        }

        try
        {
            foreach (var handler in handlers)
            {
                handler(received);
            }
        }
        finally
        {
            // Last: whoever has waited for an event may count on what answers it having been sent.
            Hand(received);
        }
    }

    private void Hand(SocketIOTestEvent received)
    {
        lock (_gate)
        {
            var index = _waiters.FindIndex(entry => string.Equals(entry.EventName, received.Name, StringComparison.Ordinal));
            if (index < 0)
            {
                _unread.Add(received);
            }
            else
            {
                _waiters[index].Waiter.TrySetResult(received);
                _waiters.RemoveAt(index);
            }
        }
    }

    internal void OnAck(ulong id, ArgumentList arguments)
    {
        TaskCompletionSource<ArgumentList>? answer;
        lock (_gate)
        {
            _acks.Remove(id, out answer);
        }

        answer?.TrySetResult(arguments);
    }

    internal void OnDisconnected(string reason)
    {
        _disconnected.TrySetResult(reason);
        Admission.TrySetException(new SocketIODisconnectedException(reason));
        lock (_gate)
        {
            foreach (var (_, waiter) in _waiters)
            {
                FailIfDisconnected(waiter);
            }

            foreach (var answer in _acks.Values)
            {
                FailIfDisconnected(answer);
            }
        }
    }

    private void FailIfDisconnected<T>(TaskCompletionSource<T> waiter)
    {
        if (_disconnected.Task.IsCompletedSuccessfully)
        {
            waiter.TrySetException(new SocketIODisconnectedException(_disconnected.Task.Result));
        }
    }
}
