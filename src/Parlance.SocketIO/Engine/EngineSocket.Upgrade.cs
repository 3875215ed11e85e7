using Parlance.SocketIO.Engine;
using Parlance.SocketIO.Engine.Polling;
using Parlance.SocketIO.Engine.Sending;
using Parlance.SocketIO.Engine.Timing;
using Parlance.SocketIO.Engine.WebSockets;

namespace Parlance.SocketIO;

/*
 * The upgrade from polling to WebSocket and how it can end:
 *
 *   client                        server
 *   ws opens with the sid     ->  _upgrading; everything else still goes through polling
 *   2probe                    ->  3probe; from now on a waiting poll is released by a noop every 100 ms,
 *                                 so that the client can pause polling; what is sent meanwhile waits in the queue or leaves by a poll
 *   (last POST is answered)
 *   5                         ->  the WebSocket becomes the transport, the queue goes there, polling requests get 400
 *
 *   1. the first frame is neither a probe nor '5', or UpgradeTimeout passes: only the WebSocket is closed, the polling session lives on;
 *   2. the WebSocket ends before '5': likewise;
 *   3. a second WebSocket for the sid comes while one is upgrading, or after: only the second is closed;
 *   4. '5' comes without a probe: accepted;
 *   5. a POST is still being read when '5' comes: nothing more is read from the WebSocket until it is done, so that order holds.
 */
public sealed partial class EngineSocket
{
    private const int NoopIntervalMs = 100;

    private WebSocketTransport? _upgrading;
    private Task? _upgradeWait;

    /// <summary>Whether the session runs over a transport that it was upgraded to.</summary>
    public bool Upgraded { get; private set; }

    /// <summary>Admits a WebSocket that came with this session's id.</summary>
    /// <returns>False when it must be closed: case 3.</returns>
    internal bool TryBeginUpgrade(WebSocketTransport transport)
    {
        lock (_gate)
        {
            if (_state != EngineState.Open || _upgrading is not null || _transport.Kind != EngineTransports.Polling)
            {
                return false;
            }

            _upgrading = transport;
        }

        Wheel.Add(new UpgradeTimer(this, transport), Wheel.NowMs + NoopIntervalMs);
        return true;
    }

    internal void RefuseUpgrade(WebSocketTransport transport)
    {
        lock (_gate)
        {
            transport.SendClose(CloseCode.NoStatus);
        }
    }

    /// <summary>The read loop of a WebSocket has ended.</summary>
    internal void OnWebSocketEnd(WebSocketTransport transport, FrameEnd end)
    {
        bool current;
        lock (_gate)
        {
            current = transport == _transport;
            if (_upgrading == transport)
            {
                _upgrading = null;
            }

            if (end.IsLost)
            {
                transport.Abort();
            }
            else
            {
                transport.SendClose(end.CloseCode == 0 ? CloseCode.NoStatus : end.CloseCode);
            }
        }

        if (end is { CloseCode: CloseCode.MessageTooBig, PeerClosed: false })
        {
            _server.OnLimit(this, new LimitReached(EngineLimit.PayloadTooLarge, _server.Options.MaxHttpBufferSize, end.MessageBytes));
        }

        if (current)
        {
            CloseNow(end.IsError ? DisconnectReason.TransportError : DisconnectReason.TransportClose, DiscardReason.ClientClosed);
        }
    }

    internal void OnWebSocketFinished(WebSocketTransport transport)
    {
        lock (_gate)
        {
            transport.Finished();
        }
    }

    internal Task PendingFlush(WebSocketTransport transport)
    {
        lock (_gate)
        {
            return transport.PendingFlush();
        }
    }

    internal void AbortWebSocket(WebSocketTransport transport)
    {
        lock (_gate)
        {
            transport.Abort();
        }
    }

    private void OnUpgradeText(WebSocketTransport transport, ReadOnlyMemory<byte> text)
    {
        if (text.Span.SequenceEqual("2probe"u8))
        {
            lock (_gate)
            {
                if (_upgrading == transport)
                {
                    transport.Probed = true;
                    transport.WriteNow(OutgoingPacket.ProbeAnswer);
                }
            }

            _events?.RaiseUpgrading(_server);
        }
        else if (text.Length == 1 && text.Span[0] == (byte)'5')
        {
            CompleteUpgrade(transport);
        }
        else
        {
            AbandonUpgrade(transport);
        }
    }

    private void CompleteUpgrade(WebSocketTransport transport)
    {
        bool drained;
        lock (_gate)
        {
            if (_upgrading != transport || _state != EngineState.Open)
            {
                return;
            }

            _upgrading = null;
            Upgraded = true;
            var polling = (PollingTransport)_transport;
            _upgradeWait = polling.PendingPost;
            polling.Discard(DiscardReason.Upgraded);
            Volatile.Write(ref _transport, transport);
            Pump();
            drained = _queue.IsEmpty && _transport.Writable;
        }

        _server.Metrics.Upgraded();
        _events?.RaiseUpgrade(_server);
        if (drained)
        {
            OnDrained();
        }
    }

    /// <summary>Closes a WebSocket that did not become the transport. The session does not notice.</summary>
    private void AbandonUpgrade(WebSocketTransport transport)
    {
        lock (_gate)
        {
            if (_upgrading == transport)
            {
                _upgrading = null;
            }

            if (transport != _transport)
            {
                transport.SendClose(CloseCode.NoStatus);
            }
        }
    }

    /// <summary>Releases waiting polls during the upgrade, and ends an upgrade that takes too long.</summary>
    private sealed class UpgradeTimer(EngineSocket socket, WebSocketTransport transport) : WheelItem
    {
        private readonly long _deadlineMs = socket.Wheel.NowMs + (long)socket._server.Options.UpgradeTimeout.TotalMilliseconds;

        protected internal override long OnDue(long nowMs)
        {
            lock (socket._gate)
            {
                if (socket._upgrading != transport)
                {
                    return Done;
                }

                if (nowMs < _deadlineMs)
                {
                    if (transport.Probed && socket._queue.IsEmpty && socket._transport.Writable)
                    {
                        socket._queue.Enqueue(OutgoingPacket.Noop);
                        socket.Pump();
                    }

                    return Math.Min(_deadlineMs, nowMs + NoopIntervalMs);
                }
            }

            socket.AbandonUpgrade(transport);
            return Done;
        }
    }
}
