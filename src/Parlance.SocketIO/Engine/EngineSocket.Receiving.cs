using System.Buffers;
using Parlance.SocketIO.Engine;
using Parlance.SocketIO.Engine.WebSockets;
using Parlance.SocketIO.Protocol;

namespace Parlance.SocketIO;

public sealed partial class EngineSocket
{
    private bool _paused;

    /// <summary>Handles one packet that a transport has read. One thread at a time: the read loop, or the one POST of a polling session.</summary>
    internal void OnPacket(in EnginePacket packet)
    {
        if (!IsOpen)
        {
            return;
        }

        _server.Metrics.PacketReceived(packet.Data.Length);
        _events?.RaiseReceived(_server, packet.Type);
        if (packet.Type != EnginePacketType.Pong)
        {
            OnTraffic();
        }

        if (_protocol == 3 && packet.Type is EnginePacketType.Ping or EnginePacketType.Pong)
        {
            OnClientPing(packet.Type);
            return;
        }

        switch (packet.Type)
        {
            case EnginePacketType.Message when packet.IsBinary:
                OnBinaryMessage(packet.Data.ToArray());
                break;
            case EnginePacketType.Message:
                if (_events?.WantsMessages == true)
                {
                    _events.RaiseMessage(_server, new EngineMessage(packet.Data.ToArray(), isBinary: false));
                }

                _receiver.OnText(packet.Data);
                break;
            case EnginePacketType.Pong:
                OnPong();
                break;
            case EnginePacketType.Ping:
                CloseNow(DisconnectReason.TransportError, DiscardReason.Error, "invalid heartbeat direction");
                break;
            case EnginePacketType.Close:
                CloseNow(DisconnectReason.TransportClose, DiscardReason.ClientClosed);
                break;
            case EnginePacketType.Open or EnginePacketType.Upgrade or EnginePacketType.Noop:
                break;
        }
    }

    internal void OnWebSocketText(WebSocketTransport transport, ReadOnlyMemory<byte> text)
    {
        if (Framing == EngineFraming.Bare)
        {
            OnBareMessage(text);
            return;
        }

        if (transport != _transport)
        {
            OnUpgradeText(transport, text);
            return;
        }

        var whole = new ReadOnlySequence<byte>(text);
        if (EnginePacket.TryParseText(whole, out var packet) || (_protocol == 3 && EngineV3Payload.TryParseText(whole, out packet)))
        {
            OnPacket(packet);
        }
        else
        {
            CloseNow(DisconnectReason.ParseError, DiscardReason.Error);
        }
    }

    internal void OnWebSocketBinary(WebSocketTransport transport, ReadOnlyMemory<byte> data)
    {
        if (transport != _transport)
        {
            AbandonUpgrade(transport);
            return;
        }

        if (!IsOpen)
        {
            return;
        }

        if (_protocol == 3)
        {
            if (data.IsEmpty || data.Span[0] != EngineV3Payload.BinaryMessage)
            {
                CloseNow(DisconnectReason.ParseError, DiscardReason.Error);
                return;
            }

            data = data[1..];
        }

        _server.Metrics.PacketReceived(data.Length);
        _events?.RaiseReceived(_server, EnginePacketType.Message);
        OnTraffic();
        OnBinaryMessage(data.ToArray());
    }

    private void OnBinaryMessage(byte[] data)
    {
        if (_events?.WantsMessages == true)
        {
            _events.RaiseMessage(_server, new EngineMessage(data, isBinary: true));
        }

        _receiver.OnBinary(data);
    }

    internal void OnWebSocketPing(WebSocketTransport transport, ReadOnlyMemory<byte> payload)
    {
        OnTraffic();
        lock (_gate)
        {
            transport.Pong(payload);
        }
    }

    internal void OnWebSocketPong(WebSocketTransport transport)
    {
        if (Framing == EngineFraming.Bare && transport == _transport)
        {
            OnPong();
        }
    }

    internal void OnBatchEnd() => _receiver.OnBatchEnd();

    /// <summary>
    /// A WebSocket that is still being probed, or that waits for the last POST, has brought nothing: the POST ends its own batch, on its own
    /// thread, and the receiver is called by one thread at a time.
    /// </summary>
    internal void OnWebSocketBatchEnd(WebSocketTransport transport)
    {
        if (transport == _transport && _upgradeWait is null)
        {
            _receiver.OnBatchEnd();
        }
    }

    /// <summary>Completed unless an upgrade waits for the last POST, or the receiver's backlog is full: until then no more frames are read.</summary>
    internal ValueTask FramesReadyAsync() => _upgradeWait is { } wait ? AfterPostAsync(wait) : ReadyAsync();

    private async ValueTask AfterPostAsync(Task post)
    {
        await post.ConfigureAwait(false);
        _upgradeWait = null;
        await ReadyAsync().ConfigureAwait(false);
    }

    /// <summary>Completed unless the receiver's backlog is full: until then nothing more is read.</summary>
    internal ValueTask ReadyAsync()
    {
        if (_state == EngineState.Closed)
        {
            // What comes now is passed over: whoever reads shall see the end of the connection, and not wait for handlers.
            return default;
        }

        var ready = _receiver.ReadyAsync();
        return ready.IsCompletedSuccessfully ? ready : PauseAsync(ready);
    }

    private async ValueTask PauseAsync(ValueTask ready)
    {
        Volatile.Write(ref _paused, true);
        try
        {
            await ready.ConfigureAwait(false);
        }
        finally
        {
            // The time of the pause is not the client's.
            Volatile.Write(ref _pongDeadlineMs, Wheel.NowMs + _server.PingTimeoutMs);
            Volatile.Write(ref _paused, false);
        }
    }

    private void OnBareMessage(ReadOnlyMemory<byte> text)
    {
        if (IsOpen)
        {
            _server.Metrics.PacketReceived(text.Length);
            OnTraffic();
            _receiver.OnText(new ReadOnlySequence<byte>(text));
        }
    }
}

/// <summary>What stands above an Engine.IO session. Messages come one at a time and in order; <see cref="OnClose"/> once, from any thread.</summary>
internal interface IEngineReceiver
{
    /// <summary>A text message. The bytes are only lent.</summary>
    void OnText(ReadOnlySequence<byte> message);

    /// <summary>The session is open, and its handshake on its way. Before the first message.</summary>
    void OnOpen();

    /// <summary>A binary message. The bytes are the receiver's to keep.</summary>
    void OnBinary(ReadOnlyMemory<byte> message);

    /// <summary>What came in one read, or in one POST, has been handed over.</summary>
    void OnBatchEnd();

    /// <summary>Completed when the receiver takes more; not completed stops reading.</summary>
    ValueTask ReadyAsync();

    void OnClose(DisconnectReason reason, string? description);
}
