using System.Runtime.InteropServices;
using System.Text.Json;
using Parlance.SocketIO.Engine.Timing;

namespace Parlance.SocketIO;

internal sealed partial class ClientConnection
{
    private const string InvalidNamespace = "Invalid namespace";

    private void OnConnect(string nsp, ReadOnlyMemory<byte> auth)
    {
        bool added;
        LimitReached? refusal;
        lock (_gate)
        {
            if (_closed)
            {
                return;
            }

            refusal = _sockets.ContainsKey(nsp) ? null : RefusalOf(auth.Length);
            added = refusal is null && _sockets.TryAdd(nsp, null);
            _authBytes += added ? auth.Length : 0;
            _left?.Remove(nsp);
        }

        if (refusal is { } limit)
        {
            Server.Engine.OnLimit(Conn, limit);
            SendRefusal(nsp, limit.Reason, limit.Limit == EngineLimit.TooManyNamespaces ? "Too many namespaces" : "Too much auth data", data: null);
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

    /// <summary>Why one more namespace is too much; null when it is not. With the gate held.</summary>
    private LimitReached? RefusalOf(int authBytes) =>
        _sockets.Count >= Server.Options.NamespacesPerConnectionMax
            ? new LimitReached(EngineLimit.TooManyNamespaces, Server.Options.NamespacesPerConnectionMax, _sockets.Count + 1L)
        : authBytes + _authBytes > Server.Options.MaxHttpBufferSize
            ? new LimitReached(EngineLimit.TooMuchAuthData, Server.Options.MaxHttpBufferSize, authBytes + _authBytes)
        : null;

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
            Refuse(nsp, auth, "invalid_namespace", InvalidNamespace, data: null);
        }
    }

    private async Task LookAsync(string nsp, JsonElement auth, ValueTask<Namespace?> search)
    {
        Namespace? target;
        try
        {
            target = await search.ConfigureAwait(false);
        }
        catch (Exception error)
        {
            // The application's adapter factory, or its listener for new namespaces.
            Server.Engine.Log.MiddlewareFailed(error, nsp);
            Refuse(nsp, auth, "internal", "Internal server error", data: null);
            return;
        }

        if (target is null)
        {
            Refuse(nsp, auth, "invalid_namespace", InvalidNamespace, data: null);
        }
        else
        {
            await AdmitAsync(target, auth).ConfigureAwait(false);
        }
    }

    private async Task AdmitAsync(Namespace target, JsonElement auth)
    {
        var nsp = target.Name;
        var handshake = new Handshake(Conn.Request, auth, Server);
        if (target.Sessions is not null && await TryRecoverAsync(target, handshake).ConfigureAwait(false))
        {
            target.ConnectEnded();
            return;
        }

        var socket = new Socket(target, this, handshake);
        var refusal = await AskAsync(socket).ConfigureAwait(false);
        if (refusal is not null)
        {
            socket.Abandon();
            target.ConnectEnded();
            Refuse(nsp, auth, "middleware", refusal.Message, refusal.ErrorData);
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

    private void Refuse(string nsp, JsonElement auth, string reason, string message, object? data)
    {
        lock (_gate)
        {
            if (_sockets.Remove(nsp))
            {
                _authBytes -= BytesOf(auth);
            }
        }

        SendRefusal(nsp, reason, message, data);
    }

    private void SendRefusal(string nsp, string reason, string message, object? data)
    {
        Server.Engine.Metrics.SocketRefused(reason);
        Server.Engine.Log.SocketRefused(nsp, reason);
        SendConnectError(nsp, message, data, byMiddleware: reason is "middleware");
    }

    private static int BytesOf(JsonElement auth) => auth.ValueKind == JsonValueKind.Undefined ? 0 : JsonMarshal.GetRawUtf8Value(auth).Length;

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
                RunApart(static connection => connection.OnConnectTimeout(), connection);
            }

            return Done;
        }
    }
}
