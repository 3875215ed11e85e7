namespace Parlance.SocketIO;

/// <summary>Thrown by a middleware to refuse a connection. The client's <c>connect_error</c> carries its message and data, and nothing else.</summary>
public sealed class ConnectErrorException : Exception
{
    /// <summary>Refuses with this message and, if not null, this data.</summary>
    public ConnectErrorException(string message, object? data = null)
        : base(message) => ErrorData = data;

    /// <summary>What the client finds in <c>error.data</c>.</summary>
    public object? ErrorData { get; }
}

/// <summary>Given to <see cref="Socket.OnError"/>: the client sent a packet that is none. The connection is closed.</summary>
public sealed class InvalidPacketException(string message) : Exception(message);

/// <summary>The client did not acknowledge in time.</summary>
public sealed class AckTimeoutException() : TimeoutException("operation has timed out");

/// <summary>The client went away before it acknowledged.</summary>
public sealed class SocketDisconnectedException() : Exception("socket has been disconnected");

/// <summary>A client of the bare WebSocket door answered with <c>{ id, error }</c>.</summary>
public sealed class AckErrorException : Exception
{
    internal AckErrorException(Protocol.Argument error)
        : base("The client answered with an error.") => Error = error;

    /// <summary>What it gave as the error.</summary>
    public Protocol.Argument Error { get; }
}

/// <summary>Some clients did not acknowledge a broadcast: they were too slow, or went away.</summary>
public sealed class BroadcastAckException : Exception
{
    internal BroadcastAckException(IReadOnlyList<Protocol.Argument> responses, int missing)
        : base("operation has timed out")
    {
        Responses = responses;
        Missing = missing;
    }

    /// <summary>The answers that did come.</summary>
    public IReadOnlyList<Protocol.Argument> Responses { get; }

    /// <summary>How many did not.</summary>
    public int Missing { get; }
}
