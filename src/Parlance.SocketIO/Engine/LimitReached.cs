using System.Runtime.InteropServices;

namespace Parlance.SocketIO;

/// <summary>What a client has run into.</summary>
public enum EngineLimit
{
    /// <summary>A message, or a long-polling body, was larger than <see cref="EngineOptions.MaxHttpBufferSize"/>: 413, or the WebSocket is closed with 1009.</summary>
    PayloadTooLarge,

    /// <summary>
    /// More than <see cref="EngineOptions.SendBufferBytesMax"/> or <see cref="EngineOptions.SendBufferPacketsMax"/> waited for a client that does not
    /// read: the connection is closed with <c>send buffer full</c>.
    /// </summary>
    SendBufferFull,

    /// <summary>
    /// As many events as <see cref="SocketIOOptions.EventBacklogMax"/> or <see cref="SocketIOOptions.EventBacklogBytesMax"/> allows wait for their handlers:
    /// nothing is read from the client until there is room.
    /// </summary>
    EventBacklogFull,

    /// <summary>The client owes <see cref="SocketIOOptions.PendingAcksMax"/> acknowledgements: it was not asked for one more.</summary>
    PendingAcksFull,

    /// <summary>The client asked for more namespaces than <see cref="SocketIOOptions.NamespacesPerConnectionMax"/>: CONNECT is refused.</summary>
    TooManyNamespaces,

    /// <summary>The auth objects of a connection came to more than <see cref="EngineOptions.MaxHttpBufferSize"/>: CONNECT is refused.</summary>
    TooMuchAuthData,

    /// <summary>The client has joined no namespace within <see cref="SocketIOOptions.ConnectTimeout"/>: the connection is closed.</summary>
    ConnectTimeout,
}

/// <summary>A limit that a client has run into: <see cref="EngineServer.LimitReached"/>.</summary>
/// <param name="Limit">Which.</param>
/// <param name="Allowed">What is allowed: bytes, packets, events, namespaces or, for a time, milliseconds.</param>
/// <param name="Found">What it was; null when that is not known.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct LimitReached(EngineLimit Limit, long Allowed, long? Found = null)
{
    /// <summary>The word by which metrics and the log call it.</summary>
    public string Reason => Limit switch
    {
        EngineLimit.PayloadTooLarge => "payload_too_large",
        EngineLimit.SendBufferFull => "send_buffer_full",
        EngineLimit.EventBacklogFull => "event_backlog_full",
        EngineLimit.PendingAcksFull => "pending_acks_full",
        EngineLimit.TooManyNamespaces => "too_many_namespaces",
        EngineLimit.TooMuchAuthData => "too_much_auth_data",
        EngineLimit.ConnectTimeout => "connect_timeout",
        _ => "other",
    };
}
