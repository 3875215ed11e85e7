using System.Text.Json;
using Parlance.SocketIO.Engine.Timing;

namespace Parlance.SocketIO;

internal sealed partial class ClientConnection
{
    private const string InvalidNamespace = "Invalid namespace";

    private void OnConnect(string nsp, ReadOnlyMemory<byte> auth)
    {
        bool added;
        bool full;
        lock (_gate)
        {
            if (_closed)
            {
                return;
            }

            full = _sockets.Count >= Server.Options.NamespacesPerConnectionMax && !_sockets.ContainsKey(nsp);
            added = !full && _sockets.TryAdd(nsp, null);
            _left?.Remove(nsp);
        }

        if (full)
        {
            SendConnectError(nsp, "Too many namespaces", data: null);
        }
        else if (added)
        {
            Look(nsp, ParseAuth(auth));
        }
        else
        {
            Close();
        }
    }

    /// <summary>Finds the namespace; refused at once when there is none.</summary>
    private void Look(string nsp, JsonElement auth)
    {
        var search = Server.FindForConnectAsync(nsp, auth);
        if (!search.IsCompletedSuccessfully)
        {
            _ = LookAsync(nsp, auth, search);
        }
        else if (search.Result is { } target)
        {
            (_admissions ??= []).Add((target, auth));
        }
        else
        {
            Refuse(nsp, InvalidNamespace, data: null);
        }
    }

    private async Task LookAsync(string nsp, JsonElement auth, ValueTask<Namespace?> search)
    {
        if (await search.ConfigureAwait(false) is { } target)
        {
            await AdmitAsync(target, auth).ConfigureAwait(false);
        }
        else
        {
            Refuse(nsp, InvalidNamespace, data: null);
        }
    }

    private async Task AdmitAsync(Namespace target, JsonElement auth)
    {
        var nsp = target.Name;
        var socket = new Socket(target, this, new Handshake(Conn.Request, auth, Server));
        var refusal = await target.AdmitAsync(socket).ConfigureAwait(false);
        if (refusal is not null)
        {
            socket.Abandon();
            target.ConnectEnded();
            Refuse(nsp, refusal.Message, refusal.ErrorData);
            return;
        }

        bool admitted;
        lock (_gate)
        {
            admitted = !_closed;
            if (admitted)
            {
                _sockets[nsp] = socket;
                StopConnectTimer();
            }
        }

        if (admitted)
        {
            target.Connect(socket);
        }
        else
        {
            socket.Abandon();
        }

        target.ConnectEnded();
    }

    private void Refuse(string nsp, string message, object? data)
    {
        lock (_gate)
        {
            _sockets.Remove(nsp);
        }

        SendConnectError(nsp, message, data);
    }

    // The decoder has made sure that it is an object.
    private JsonElement ParseAuth(ReadOnlyMemory<byte> payload) =>
        payload.IsEmpty ? default : JsonElement.Parse(payload.Span, new JsonDocumentOptions { MaxDepth = Server.Options.JsonDepthMax });

    private void StopConnectTimer()
    {
        _connectTimer?.Stop();
        _connectTimer = null;
    }

    /// <summary>Closes a connection that has joined no namespace in time. Once stopped it no longer holds the connection.</summary>
    private sealed class ConnectTimer(ClientConnection connection) : WheelItem
    {
        private ClientConnection? _connection = connection;

        public void Stop() => Volatile.Write(ref _connection, null);

        protected internal override long OnDue(long nowMs)
        {
            if (Volatile.Read(ref _connection) is { } connection)
            {
                RunApart(static connection => connection.Close(), connection);
            }

            return Done;
        }
    }
}
