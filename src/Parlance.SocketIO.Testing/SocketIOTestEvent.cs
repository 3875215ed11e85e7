using Parlance.SocketIO.Protocol;

namespace Parlance.SocketIO.Testing;

/// <summary>An event that a <see cref="SocketIOTestSocket"/> has received.</summary>
public sealed class SocketIOTestEvent
{
    private readonly SocketIOTestSocket _socket;
    private readonly ulong? _ackId;

    internal SocketIOTestEvent(SocketIOTestSocket socket, in Packet packet)
    {
        _socket = socket;
        _ackId = packet.AckId;
        Name = packet.EventName;
        Arguments = packet.Arguments;
    }

    /// <summary>The event's name.</summary>
    public string Name { get; }

    /// <summary>The arguments, as they came.</summary>
    public ArgumentList Arguments { get; }

    /// <summary>The last argument when it is text: that is where a server that recovers connections puts the event's offset.</summary>
    public string? Offset => Arguments.Count > 0 && Arguments[^1].Json.Span[0] == (byte)'"' ? Get<string>(Arguments.Count - 1) : null;

    /// <summary>Whether the server awaits an acknowledgement.</summary>
    public bool AckRequested => _ackId.HasValue;

    /// <summary>One argument as a type; the type's default when there are fewer.</summary>
    /// <param name="index">Its place, from zero.</param>
    /// <exception cref="System.Text.Json.JsonException">It does not fit the type.</exception>
    public T? Get<T>(int index = 0) => index < Arguments.Count ? Arguments[index].Get<T>(_socket.Client.Serializer) : default;

    /// <summary>Acknowledges the event.</summary>
    /// <param name="args">The acknowledgement's arguments.</param>
    /// <exception cref="InvalidOperationException">The server awaits no acknowledgement.</exception>
    public Task AckAsync(params object?[] args) =>
        _ackId is { } id ? _socket.SendAckAsync(id, args) : throw new InvalidOperationException("The server awaits no acknowledgement of this event.");

    /// <inheritdoc/>
    public override string ToString() => $"{Name}({string.Join(", ", Arguments)})";
}
