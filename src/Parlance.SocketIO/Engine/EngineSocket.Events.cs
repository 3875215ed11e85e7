using Parlance.SocketIO.Protocol;

namespace Parlance.SocketIO;

public sealed partial class EngineSocket
{
    /// <summary>A packet has come. Socket.IO's <c>packet</c>.</summary>
    public event Action<EnginePacketType> PacketReceived
    {
        add => Events.Received += value;
        remove => Events.Received -= value;
    }

    /// <summary>A message has come. Socket.IO's <c>message</c> and <c>data</c>.</summary>
    public event Action<EngineMessage> Message
    {
        add => Events.Message += value;
        remove => Events.Message -= value;
    }

    /// <summary>A packet has been made to be sent. Socket.IO's <c>packetCreate</c>.</summary>
    public event Action<EnginePacketType> PacketCreated
    {
        add => Events.Created += value;
        remove => Events.Created -= value;
    }

    /// <summary>The client has answered a ping. Socket.IO's <c>heartbeat</c>.</summary>
    public event Action Heartbeats
    {
        add => Events.Heartbeat += value;
        remove => Events.Heartbeat -= value;
    }

    /// <summary>An upgrade has begun. Socket.IO's <c>upgrading</c>.</summary>
    public event Action Upgrading
    {
        add => Events.Upgrading += value;
        remove => Events.Upgrading -= value;
    }

    /// <summary>The session now runs over WebSocket. Socket.IO's <c>upgrade</c>.</summary>
    public event Action Upgrade
    {
        add => Events.Upgrade += value;
        remove => Events.Upgrade -= value;
    }

    /// <summary>A packet has been handed to the transport, or to the queue in front of it. Socket.IO's <c>flush</c>.</summary>
    public event Action Flush
    {
        add => Events.Flush += value;
        remove => Events.Flush -= value;
    }

    /// <summary>What waited has been sent. Socket.IO's <c>drain</c>.</summary>
    public event Action Drain
    {
        add => Events.Drain += value;
        remove => Events.Drain -= value;
    }

    /// <summary>The session has ended, for this reason and with this detail. Socket.IO's <c>close</c>. Raised once.</summary>
    public event Action<DisconnectReason, string?> Closed
    {
        add => Events.Close += value;
        remove => Events.Close -= value;
    }
}
