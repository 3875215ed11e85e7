using System.Security.Claims;
using System.Text.Json;
using Parlance.SocketIO.Protocol;

namespace Parlance.SocketIO;

/// <summary>One event that a client has sent, and the way to answer it. Thread-safe.</summary>
public sealed class EventContext
{
    // Where an argument begins and ends.
    private const int ArgumentBytes = 2 * sizeof(int);

    private readonly ulong? _ackId;
    private readonly int _attachmentBytes;
    private int _acked;

    internal EventContext(Socket socket, in Packet packet, int attachmentBytes)
        : this(socket, packet.EventName, packet.Arguments, packet.AckId)
    {
        _attachmentBytes = attachmentBytes;
    }

    internal EventContext(Socket socket, string eventName, in ArgumentList arguments, ulong? ackId)
    {
        Socket = socket;
        EventName = eventName;
        Arguments = arguments;
        _ackId = ackId;
    }

    /// <summary>The socket that sent it.</summary>
    public Socket Socket { get; }

    /// <summary>The event's name.</summary>
    public string EventName { get; }

    /// <summary>The arguments, as they came.</summary>
    public ArgumentList Arguments { get; }

    /// <summary>How many arguments there are.</summary>
    public int Count => Arguments.Count;

    /// <summary>The socket's user.</summary>
    public ClaimsPrincipal User => Socket.User;

    /// <summary>Cancelled when the socket is disconnected.</summary>
    public CancellationToken CancellationToken => Socket.Disconnected;

    /// <summary>Whether the client asked for an acknowledgement.</summary>
    public bool AckRequested => _ackId.HasValue;

    internal ulong? AckId => _ackId;

    /// <summary>What it costs to keep the event.</summary>
    internal int Bytes
    {
        get
        {
            // Everything whose size the client chooses.
            var bytes = (EventName.Length * sizeof(char)) + _attachmentBytes;
            foreach (var argument in Arguments)
            {
                bytes += argument.Json.Length + ArgumentBytes;
            }

            return bytes;
        }
    }

    /// <summary>One argument as a type. A missing argument is null, or the type's default.</summary>
    /// <exception cref="JsonException">It does not fit the type.</exception>
    public T? Get<T>(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        try
        {
            return index < Arguments.Count ? Arguments[index].Get<T>(Socket.Namespace.Server.Serializer) : default;
        }
        catch (JsonException error) when (ClientFault.Mark(error))
        {
            throw;
        }
    }

    /// <summary>Acknowledges the event. Only the first call has an effect, and only when the client asked for it.</summary>
    public void Ack(params ReadOnlySpan<object?> args)
    {
        if (_ackId is not { } id || Interlocked.Exchange(ref _acked, 1) != 0)
        {
            return;
        }

        try
        {
            Socket.SendAck(id, args);
        }
        catch
        {
            // Nothing was sent: what cannot be written can still be answered with an error.
            Volatile.Write(ref _acked, 0);
            throw;
        }
    }

    /// <summary>
    /// Acknowledges with <c>{ error }</c>, which is how gateways answer a failed event; on the bare WebSocket door the reply's own
    /// <c>error</c>. Only the first answer has an effect, and only when the client asked for one.
    /// </summary>
    /// <returns>Whether this was the answer.</returns>
    public bool Reject(object error)
    {
        ArgumentNullException.ThrowIfNull(error);
        if (_ackId is not { } id || Interlocked.Exchange(ref _acked, 1) != 0)
        {
            return false;
        }

        Socket.SendAckError(id, error);
        return true;
    }
}

/// <summary>Acknowledges an event: what a handler calls like the last argument of a JavaScript handler.</summary>
public sealed class AckCallback
{
    private readonly EventContext _context;

    internal AckCallback(EventContext context) => _context = context;

    /// <summary>Whether the client asked for an acknowledgement.</summary>
    public bool Requested => _context.AckRequested;

    /// <inheritdoc cref="EventContext.Ack"/>
    public void Send(params ReadOnlySpan<object?> args) => _context.Ack(args);
}
