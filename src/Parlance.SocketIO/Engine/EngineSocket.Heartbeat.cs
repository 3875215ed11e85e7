using Parlance.SocketIO.Engine;
using Parlance.SocketIO.Engine.Sending;
using Parlance.SocketIO.Engine.Timing;
using Parlance.SocketIO.Engine.WebSockets;
using Parlance.SocketIO.Protocol;

namespace Parlance.SocketIO;

public sealed partial class EngineSocket
{
    // Written by the read loop, read by the wheel. A late look costs one tick, so plain volatile accesses will do.
    private bool _awaitingPong;
    private bool _extended;
    private long _pongDeadlineMs;
    private long _pongMs;
    private Heartbeat? _heartbeat;

    internal void StartHeartbeat()
    {
        _pongMs = Wheel.NowMs;
        _heartbeat = new Heartbeat(this);
        Wheel.Add(_heartbeat, _pongMs + _server.PingIntervalMs);
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

    /// <summary>In protocol 3 the client pings, and the server answers.</summary>
    private void OnClientPing(EnginePacketType type)
    {
        if (type == EnginePacketType.Pong)
        {
            CloseNow(DisconnectReason.TransportError, DiscardReason.Error, "invalid heartbeat direction");
            return;
        }

        OnPong();
        Send(OutgoingPacket.Pong, SendFlags.None);
    }

    private void StopHeartbeat() => _heartbeat?.Stop();

    /// <summary>
    /// The server pings; the next ping is due one interval after the pong, not after the last ping. While our own backlog keeps the client's
    /// words unread, its silence proves nothing.
    /// </summary>
    /// <returns>When to look again.</returns>
    private long Beat(long nowMs)
    {
        if (_protocol == 3)
        {
            return AwaitPing(nowMs);
        }

        if (Volatile.Read(ref _awaitingPong))
        {
            if (Volatile.Read(ref _paused))
            {
                Volatile.Write(ref _pongDeadlineMs, nowMs + _server.PingTimeoutMs);
            }

            var deadline = Volatile.Read(ref _pongDeadlineMs);
            if (nowMs < deadline)
            {
                return Math.Min(deadline, nowMs + _server.PingIntervalMs);
            }

            WheelItem.RunApart(static socket => socket.CloseNow(DisconnectReason.PingTimeout, DiscardReason.Error), this);
            return WheelItem.Done;
        }

        var pingDue = Volatile.Read(ref _pongMs) + _server.PingIntervalMs;
        if (nowMs < pingDue)
        {
            return pingDue;
        }

        if (Framing == EngineFraming.Bare && _transport is WebSocketTransport { CanPing: false })
        {
            return nowMs + _server.PingIntervalMs;
        }

        _extended = false;
        Volatile.Write(ref _pongDeadlineMs, nowMs + _server.PingTimeoutMs);
        Volatile.Write(ref _awaitingPong, true);
        Send(Framing == EngineFraming.EngineIO ? OutgoingPacket.Ping : OutgoingPacket.FramePing, SendFlags.None);

        // The pong may come at once, and then the next ping is due one interval from now.
        return nowMs + Math.Min(_server.PingTimeoutMs, _server.PingIntervalMs);
    }

    private long AwaitPing(long nowMs)
    {
        if (Volatile.Read(ref _paused))
        {
            Volatile.Write(ref _pongMs, nowMs);
        }

        var deadline = Volatile.Read(ref _pongMs) + _server.PingIntervalMs + _server.PingTimeoutMs;
        if (nowMs < deadline)
        {
            return Math.Min(deadline, nowMs + _server.PingIntervalMs);
        }

        WheelItem.RunApart(static socket => socket.CloseNow(DisconnectReason.PingTimeout, DiscardReason.Error), this);
        return WheelItem.Done;
    }

    /// <summary>A session's place in the wheel. Once stopped it no longer holds the session.</summary>
    private sealed class Heartbeat(EngineSocket socket) : WheelItem
    {
        private EngineSocket? _socket = socket;

        public void Stop() => Volatile.Write(ref _socket, null);

        protected internal override long OnDue(long nowMs) => Volatile.Read(ref _socket) is { IsOpen: true } socket ? socket.Beat(nowMs) : Done;
    }
}
