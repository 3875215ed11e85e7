using Parlance.SocketIO.Engine.Sending;
using Parlance.SocketIO.Protocol;

namespace Parlance.SocketIO;

/// <summary>What happens on an <see cref="EngineSocket"/>. Made when it is first asked for, so that a connection nobody watches pays nothing.</summary>
/// <remarks>Handlers run on the connection's own thread of the moment and must not block. What they throw is logged.</remarks>
internal sealed class EngineSocketEvents
{
    public event Action<EnginePacketType>? Received;

    public event Action<EnginePacketType>? Created;

    public event Action<EngineMessage>? Message;

    public event Action? Heartbeat;

    public event Action? Upgrading;

    public event Action? Upgrade;

    public event Action? Flush;

    public event Action? Drain;

    public event Action<DisconnectReason, string?>? Close;

    public void RaiseReceived(EngineServer server, EnginePacketType type) => Run(server, Received, type);

    public bool WantsMessages => Message is not null;

    public void RaiseMessage(EngineServer server, in EngineMessage message)
    {
        try
        {
            Message?.Invoke(message);
        }
        catch (Exception error)
        {
            server.Log.ListenerFailed(error);
        }
    }

    public void RaiseSent(EngineServer server, OutgoingPacket? packet)
    {
        Run(server, Created, packet?.Type ?? EnginePacketType.Message);
        Run(server, Flush);
    }

    public void RaiseHeartbeat(EngineServer server) => Run(server, Heartbeat);

    public void RaiseUpgrading(EngineServer server) => Run(server, Upgrading);

    public void RaiseUpgrade(EngineServer server) => Run(server, Upgrade);

    public void RaiseDrain(EngineServer server) => Run(server, Drain);

    public void RaiseClose(EngineServer server, DisconnectReason reason, string? description)
    {
        try
        {
            Close?.Invoke(reason, description);
        }
        catch (Exception error)
        {
            server.Log.ListenerFailed(error);
        }
    }

    private static void Run(EngineServer server, Action? listeners)
    {
        try
        {
            listeners?.Invoke();
        }
        catch (Exception error)
        {
            server.Log.ListenerFailed(error);
        }
    }

    private static void Run(EngineServer server, Action<EnginePacketType>? listeners, EnginePacketType type)
    {
        try
        {
            listeners?.Invoke(type);
        }
        catch (Exception error)
        {
            server.Log.ListenerFailed(error);
        }
    }
}
