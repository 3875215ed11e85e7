using System.Text.Json;

namespace Parlance.SocketIO.Admin;

/// <summary>A socket whose life and events an admin UI is told of.</summary>
internal sealed class WatchedSocket(AdminWatch watch, Socket socket, bool withEvents) : IDisposable
{
    private readonly List<IDisposable> _listeners = [];
    private int _data = HashOf(AdminJson.Data(socket));

    /// <param name="onEnd">Called when the socket is disconnected.</param>
    public void Begin(Action onEnd)
    {
        socket.Conn.Upgrade += OnUpgrade;
        lock (_listeners)
        {
            if (withEvents)
            {
                _listeners.Add(socket.PrependAny(OnReceived));
                _listeners.Add(socket.PrependAnyOutgoing(OnSent));
            }

            // While it still has its rooms, which it is seen to leave afterwards.
            _listeners.Add(socket.OnDisconnecting(OnDisconnecting));
            _listeners.Add(socket.OnDisconnect(_ =>
            {
                onEnd();
                Dispose();
            }));
        }
    }

    public void Dispose()
    {
        socket.Conn.Upgrade -= OnUpgrade;
        lock (_listeners)
        {
            _listeners.ForEach(static listener => listener.Dispose());
            _listeners.Clear();
        }
    }

    public void TellData()
    {
        var data = AdminJson.Data(socket);
        var hash = HashOf(data);
        if (Interlocked.Exchange(ref _data, hash) != hash)
        {
            TellUpdated(json =>
            {
                json.WritePropertyName("data");
                json.WriteRawValue(data.Span, skipInputValidation: true);
            });
        }
    }

    private static int HashOf(ReadOnlyMemory<byte> data)
    {
        var hash = default(HashCode);
        hash.AddBytes(data.Span);
        return hash.ToHashCode();
    }

    private void OnReceived(EventContext context)
    {
        if (watch.MayShowEvent())
        {
            Show("event_received", AdminJson.Event(context.EventName, context.Arguments.Select(static argument => argument.Json)));
        }
    }

    private void OnSent(OutgoingEvent outgoing)
    {
        if (watch.MayShowEvent())
        {
            Show("event_sent", AdminJson.Event(outgoing.EventName, outgoing.Arguments.Select(argument => AdminJson.Value(socket.Server.Serializer, argument))));
        }
    }

    private void Show(string what, object shown) => watch.Admin.Tell(what, socket.Namespace.Name, socket.Id, shown, watch.Now);

    private void OnUpgrade() => TellUpdated(json => json.WriteString("transport", socket.Conn.TransportName));

    private void OnDisconnecting(DisconnectReason reason) =>
        watch.Admin.Tell("socket_disconnected", socket.Namespace.Name, socket.Id, reason.Value, watch.Now);

    private void TellUpdated(Action<Utf8JsonWriter> what) => watch.Admin.Tell("socket_updated", AdminJson.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("id", socket.Id);
        json.WriteString("nsp", socket.Namespace.Name);
        what(json);
        json.WriteEndObject();
    }));
}
