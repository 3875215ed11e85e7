namespace Parlance.SocketIO;

/// <summary>Makes a method of a gateway the handler of an event.</summary>
/// <remarks>
/// Parameters bind by type: <see cref="Socket"/>, <see cref="Namespace"/>, <see cref="SocketIOServer"/>, <see cref="EventContext"/>,
/// <see cref="AckCallback"/>, <see cref="CancellationToken"/> (cancelled at disconnection) and the user are given as they are;
/// registered services come from dependency injection; all others are the event's arguments, by position.
/// The returned value is the acknowledgement; an <see cref="IAsyncEnumerable{T}"/> is sent as a stream of events of the same name.
/// </remarks>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class SubscribeMessageAttribute : Attribute
{
    /// <summary>Handles an event.</summary>
    /// <param name="eventName">The event's name. It has one owner in its namespace, and may not be one of Socket.IO's reserved names.</param>
    public SubscribeMessageAttribute(string eventName) => EventName = eventName;

    /// <summary>The name of the event.</summary>
    public string EventName { get; }

    /// <summary>
    /// Whether the event starts without waiting for the socket's earlier events. Default: false, events of one socket are handled
    /// in arrival order, each after the one before has ended.
    /// </summary>
    public bool Concurrent { get; init; }
}
