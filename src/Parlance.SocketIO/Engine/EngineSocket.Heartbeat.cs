using Parlance.SocketIO.Engine;
using Parlance.SocketIO.Engine.Sending;
using Parlance.SocketIO.Engine.Timing;
using Parlance.SocketIO.Engine.WebSockets;

namespace Parlance.SocketIO;

public sealed partial class EngineSocket
{
    // Written by the read loop, read by the wheel. A late look costs one tick, so plain volatile accesses will do.
    private bool _awaitingPong;
    private bool _extended;
    private long _pongDeadlineMs;
    private long _pongMs;

    internal void StartHeartbeat()
    {
        _pongMs = Wheel.NowMs;
        Wheel.Add(new Heartbeat(this), _pongMs + _server.PingIntervalMs);
    }

    private void OnPong()
    {
        Volatile.Write(ref _pongMs, Wheel.NowMs);
        Volatile.Write(ref _awaitingPong, false);
        _events?.RaiseHeartbeat(_server);
    }

    /// <summary>Other traffic shows that the client lives: it puts the deadline off, but only once, as engine.io does since 6.6.11.</summary>
    private void OnTraffic()
    {
        if (Volatile.Read(ref _awaitingPong) && !_extended)
        {
            _extended = true;
            Volatile.Write(ref _pongDeadlineMs, Wheel.NowMs + _server.PingTimeoutMs);
        }
    }

    /// <summary>
    /// The server pings; the next ping is due one interval after the pong, not after the last ping. While our own backlog keeps the client's
    /// words unread, its silence proves nothing.
    /// </summary>
    private sealed class Heartbeat(EngineSocket socket) : WheelItem
    {
        protected internal override long OnDue(long nowMs)
        {
            if (!socket.IsOpen)
            {
                return Done;
            }

            if (Volatile.Read(ref socket._awaitingPong))
            {
                if (Volatile.Read(ref socket._paused))
                {
                    Volatile.Write(ref socket._pongDeadlineMs, nowMs + socket._server.PingTimeoutMs);
                }

                var deadline = Volatile.Read(ref socket._pongDeadlineMs);
                if (nowMs < deadline)
                {
                    return Math.Min(deadline, nowMs + socket._server.PingIntervalMs);
                }

                socket.CloseNow(DisconnectReason.PingTimeout, DiscardReason.Error);
                return Done;
            }

            var pingDue = Volatile.Read(ref socket._pongMs) + socket._server.PingIntervalMs;
            if (nowMs < pingDue)
            {
                return pingDue;
            }

            if (socket.Framing == EngineFraming.Bare && socket._transport is WebSocketTransport { CanPing: false })
            {
                return nowMs + socket._server.PingIntervalMs;
            }

            socket._extended = false;
            Volatile.Write(ref socket._pongDeadlineMs, nowMs + socket._server.PingTimeoutMs);
            Volatile.Write(ref socket._awaitingPong, true);
            socket.Send(socket.Framing == EngineFraming.EngineIO ? OutgoingPacket.Ping : OutgoingPacket.FramePing, SendFlags.None);

            // The pong may come at once, and then the next ping is due one interval from now.
            return nowMs + Math.Min(socket._server.PingTimeoutMs, socket._server.PingIntervalMs);
        }
    }
}
