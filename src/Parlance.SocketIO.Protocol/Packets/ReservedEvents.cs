namespace Parlance.SocketIO.Protocol;

/// <summary>The event names that have a meaning of their own and therefore never travel.</summary>
public static class ReservedEvents
{
    /// <summary>Whether an event of this name is refused by socket.io-parser and must not be emitted.</summary>
    /// <param name="eventName">The event's name.</param>
    /// <returns><see langword="true"/> for connect, connect_error, disconnect, disconnecting, newListener and removeListener.</returns>
    public static bool Contains(string eventName) =>
        eventName is "connect" or "connect_error" or "disconnect" or "disconnecting" or "newListener" or "removeListener";
}
