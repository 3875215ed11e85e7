using System.Diagnostics.Metrics;
using Parlance.SocketIO.Admin;

namespace Parlance.SocketIO.Engine;

/// <summary>The meter <c>Parlance.SocketIO</c>. Names and units are listed in docs/library.md.</summary>
internal sealed class EngineMetrics : IDisposable
{
    public const string MeterName = "Parlance.SocketIO";

    private readonly Meter _meter;
    private readonly UpDownCounter<long> _connections;
    private readonly Counter<long> _packets;
    private readonly Counter<long> _bytes;
    private readonly Counter<long> _upgrades;
    private readonly UpDownCounter<long> _sockets;
    private readonly UpDownCounter<long> _acks;
    private readonly Counter<long> _refused;
    private readonly Counter<long> _closed;
    private readonly Counter<long> _socketsRefused;
    private readonly Counter<long> _recoveries;
    private readonly Counter<long> _invalid;
    private readonly Counter<long> _limits;

    private static readonly KeyValuePair<string, object?> s_in = new("direction", "in");
    private static readonly KeyValuePair<string, object?> s_out = new("direction", "out");

    public EngineMetrics(IMeterFactory factory, Func<IEnumerable<Measurement<long>>> rooms)
    {
        _meter = factory.Create(MeterName);
        _connections = _meter.CreateUpDownCounter<long>("socketio.connections", "{connection}", "Open Engine.IO connections, by the transport that they began with.");
        _packets = _meter.CreateCounter<long>("socketio.packets", "{packet}", "Engine.IO messages, by direction.");
        _bytes = _meter.CreateCounter<long>("socketio.bytes", "By", "Bytes of Engine.IO messages, by direction.");
        _upgrades = _meter.CreateCounter<long>("socketio.upgrades", "{upgrade}", "Polling connections that became WebSockets.");
        _sockets = _meter.CreateUpDownCounter<long>("socketio.sockets", "{socket}", "Connected Socket.IO sockets, by namespace.");
        _acks = _meter.CreateUpDownCounter<long>("socketio.acks.pending", "{ack}", "Acknowledgements that clients still owe.");
        _refused = _meter.CreateCounter<long>("socketio.connections.refused", "{request}", "Requests that were refused, by reason.");
        _closed = _meter.CreateCounter<long>("socketio.connections.closed", "{connection}", "Connections that have ended, by reason.");
        _socketsRefused = _meter.CreateCounter<long>("socketio.sockets.refused", "{socket}", "CONNECTs that were refused, by reason.");
        _recoveries = _meter.CreateCounter<long>("socketio.recoveries", "{attempt}", "Attempts to recover a connection, by outcome.");
        _invalid = _meter.CreateCounter<long>("socketio.packets.invalid", "{packet}", "Packets that closed their connection, by reason.");
        _limits = _meter.CreateCounter<long>("socketio.limits", "{occasion}", "Limits that clients ran into, by reason.");
        _meter.CreateObservableGauge("socketio.rooms", rooms, "{room}", "Rooms, by namespace.");
    }

    /// <summary>Those who count as well, while somebody watches.</summary>
    public HandlerList<TrafficTally> Tallies { get; } = new();

    public void Opened(string transport)
    {
        _connections.Add(1, new KeyValuePair<string, object?>("transport", transport));
        foreach (var tally in Tallies.Items)
        {
            tally.Opened();
        }
    }

    public void Closed(string transport) => _connections.Add(-1, new KeyValuePair<string, object?>("transport", transport));

    public void Ended(string reason)
    {
        _closed.Add(1, Reason(reason));
        foreach (var tally in Tallies.Items)
        {
            tally.Ended(reason);
        }
    }

    public void Refused(string reason) => _refused.Add(1, Reason(reason));

    public void SocketRefused(string reason) => _socketsRefused.Add(1, Reason(reason));

    public void Recovery(string outcome) => _recoveries.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    public void PacketInvalid(string reason) => _invalid.Add(1, Reason(reason));

    public void LimitReached(string reason) => _limits.Add(1, Reason(reason));

    public void Upgraded() => _upgrades.Add(1);

    public void PacketReceived(long bytes)
    {
        if (_packets.Enabled || _bytes.Enabled)
        {
            _packets.Add(1, s_in);
            _bytes.Add(bytes, s_in);
        }

        foreach (var tally in Tallies.Items)
        {
            tally.Received(bytes);
        }
    }

    public void PacketSent(long bytes)
    {
        if (_packets.Enabled || _bytes.Enabled)
        {
            _packets.Add(1, s_out);
            _bytes.Add(bytes, s_out);
        }

        foreach (var tally in Tallies.Items)
        {
            tally.Sent(bytes);
        }
    }

    public void SocketConnected(string nsp) => _sockets.Add(1, new KeyValuePair<string, object?>("namespace", nsp));

    public void SocketDisconnected(string nsp) => _sockets.Add(-1, new KeyValuePair<string, object?>("namespace", nsp));

    public void AckAwaited(int count = 1) => _acks.Add(count);

    public void AckSettled(int count = 1) => _acks.Add(-count);

    // Only words of ours: whatever a client chooses would make a series of its own.
    private static KeyValuePair<string, object?> Reason(string reason) => new("reason", reason);

    public void Dispose() => _meter.Dispose();
}
