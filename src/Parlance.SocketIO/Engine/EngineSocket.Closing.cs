using Parlance.SocketIO.Engine;
using Parlance.SocketIO.Engine.Timing;
using Parlance.SocketIO.Engine.WebSockets;

namespace Parlance.SocketIO;

public sealed partial class EngineSocket
{
    // The Node.js server's own: how long a closed polling session waits for the poll that learns it, unless its silence would end it sooner.
    private const int ClosingMsMax = 30_000;

    private DisconnectReason _closingReason;
    private string? _closingDescription;

    /// <summary>Ends the session at once: what waits is dropped, the receiver is told, the id is forgotten.</summary>
    internal void CloseNow(DisconnectReason reason, DiscardReason discard, string? description = null)
    {
        EngineTransport transport;
        WebSocketTransport? upgrading;
        lock (_gate)
        {
            if (_state == EngineState.Closed)
            {
                return;
            }

            _state = EngineState.Closed;
            _queue.Clear();
            transport = _transport;
            upgrading = _upgrading;
            _upgrading = null;
            transport.Discard(discard);
            upgrading?.Discard(DiscardReason.Error);
        }

        OnClosed(reason, description);
    }

    /// <summary>Ends the session after what waits has been sent. The session is no longer open when this returns.</summary>
    internal void CloseGracefully(bool discard, DisconnectReason reason, string? description = null)
    {
        lock (_gate)
        {
            if (_state != EngineState.Open)
            {
                return;
            }

            _state = EngineState.Closing;
            _closingReason = reason;
            _closingDescription = description;
            if (discard)
            {
                _queue.Clear();
            }

            _upgrading?.Discard(DiscardReason.Error);
            _upgrading = null;
        }

        if (!FinishClosing())
        {
            Wheel.Add(new ClosingWait(this), Wheel.NowMs + Math.Min(ClosingMsMax, _server.PingIntervalMs + _server.PingTimeoutMs));
        }
    }

    /// <summary>Takes the last step of an orderly close when it can be taken.</summary>
    private bool FinishClosing()
    {
        lock (_gate)
        {
            if (_state != EngineState.Closing)
            {
                return _state == EngineState.Closed;
            }

            if (!_queue.IsEmpty || !_transport.Close())
            {
                return false;
            }

            _state = EngineState.Closed;
        }

        OnClosed(_closingReason, _closingDescription);
        return true;
    }

    private void OnClosed(DisconnectReason reason, string? description)
    {
        StopHeartbeat();
        CompleteDrain();
        _server.Remove(this);
        _server.Metrics.Ended(reason.Value);
        _receiver.OnClose(reason, description);
        _events?.RaiseClose(_server, reason, description);
    }

    private sealed class ClosingWait(EngineSocket socket) : WheelItem
    {
        protected internal override long OnDue(long nowMs)
        {
            RunApart(static socket => socket.CloseNow(socket._closingReason, DiscardReason.Error, socket._closingDescription), socket);
            return Done;
        }
    }
}
