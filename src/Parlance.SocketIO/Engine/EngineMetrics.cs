using System.Diagnostics.Metrics;

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
        _meter.CreateObservableGauge("socketio.rooms", rooms, "{room}", "Rooms, by namespace.");
    }

    public void Opened(string transport) => _connections.Add(1, new KeyValuePair<string, object?>("transport", transport));

    public void Closed(string transport) => _connections.Add(-1, new KeyValuePair<string, object?>("transport", transport));

    public void Upgraded() => _upgrades.Add(1);

    public void PacketReceived(long bytes)
    {
        if (_packets.Enabled || _bytes.Enabled)
        {
            _packets.Add(1, s_in);
            _bytes.Add(bytes, s_in);
        }
    }

    public void PacketSent(long bytes)
    {
        if (_packets.Enabled || _bytes.Enabled)
        {
            _packets.Add(1, s_out);
            _bytes.Add(bytes, s_out);
        }
    }

    public void SocketConnected(string nsp) => _sockets.Add(1, new KeyValuePair<string, object?>("namespace", nsp));

    public void SocketDisconnected(string nsp) => _sockets.Add(-1, new KeyValuePair<string, object?>("namespace", nsp));

    public void AckAwaited(int count = 1) => _acks.Add(count);

    public void AckSettled(int count = 1) => _acks.Add(-count);

    public void Dispose() => _meter.Dispose();
}
