using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Parlance.SocketIO.Engine;
using Parlance.SocketIO.Engine.Polling;
using Parlance.SocketIO.Engine.Sending;
using Parlance.SocketIO.Engine.WebSockets;
using Parlance.SocketIO.Protocol;

namespace Parlance.SocketIO;

public sealed partial class EngineServer
{
    private const int CurrentProtocol = 4;

    // 128 bits, so that a session cannot be guessed (OWASP ASVS 7.2.3); the Node.js server has 88 random ones.
    private const int SidRandomBytes = 16;

    /// <summary>Serves one request to the endpoint: a handshake, a poll, a POST or a WebSocket.</summary>
    internal async Task HandleAsync(HttpContext context)
    {
        if (_cors.Apply(context))
        {
            return;
        }

        var upgrade = WebSocketAcceptor.IsUpgradeRequest(context);
        var query = context.Request.Query;
        var transport = TransportNames.Parse(Single(query["transport"])) & Options.Transports;
        if (transport == EngineTransports.None)
        {
            await RefuseAsync(context, EngineError.UnknownTransport(query["transport"].ToString())).ConfigureAwait(false);
            return;
        }

        if (HasInvalidOrigin(context.Request) || (upgrade && !_cors.MayUpgrade(context.Request)))
        {
            await RefuseAsync(context, EngineError.ForeignOrigin()).ConfigureAwait(false);
            return;
        }

        var task = query.TryGetValue("sid", out var sid)
            ? HandleSessionAsync(context, sid.ToString(), transport, upgrade)
            : HandleHandshakeAsync(context, transport, upgrade);
        await task.ConfigureAwait(false);
    }

    internal bool ApplyCors(HttpContext context) => _cors.Apply(context);

    /// <summary>Answers a request that is not served, in Engine.IO's form.</summary>
    internal async Task RefuseAsync(HttpContext context, EngineError error)
    {
        Metrics.Refused(error.Reason);
        Log.Refused(error.Code, error.Message, error.Context);
        ConnectionError?.Invoke(context, error);
        var response = context.Response;
        if (WebSocketAcceptor.IsUpgradeRequest(context))
        {
            // A browser shows nothing of this to scripts; the body is for people who look.
            response.StatusCode = StatusCodes.Status400BadRequest;
            response.ContentType = "text/plain; charset=utf-8";
            await response.Body.WriteAsync(Encoding.UTF8.GetBytes(error.Message)).ConfigureAwait(false);
            return;
        }

        response.StatusCode = error.StatusCode;
        response.ContentType = "application/json";
        await response.Body.WriteAsync(error.ToJson()).ConfigureAwait(false);
    }

    /// <summary>Serves one request to the bare WebSocket door.</summary>
    internal async Task HandleBareAsync(HttpContext context, Func<EngineSocket, IEngineReceiver> receiver)
    {
        if (!WebSocketAcceptor.IsUpgradeRequest(context))
        {
            context.Response.StatusCode = StatusCodes.Status426UpgradeRequired;
            context.Response.Headers.Upgrade = TransportNames.WebSocket;
            return;
        }

        if (_closing || !_cors.MayUpgrade(context.Request))
        {
            await RefuseAsync(context, _closing ? EngineError.ShuttingDown() : EngineError.ForeignOrigin()).ConfigureAwait(false);
            return;
        }

        if (await CheckAllowedAsync(context).ConfigureAwait(false) is { } error)
        {
            await RefuseAsync(context, error).ConfigureAwait(false);
            return;
        }

        await OpenWebSocketAsync(context, NewSid(), EngineFraming.Bare, receiver).ConfigureAwait(false);
    }

    private async Task HandleSessionAsync(HttpContext context, string sid, EngineTransports transport, bool upgrade)
    {
        var socket = await FindAsync(sid).ConfigureAwait(false);
        if (socket is null || socket.Framing != EngineFraming.EngineIO)
        {
            await RefuseAsync(context, EngineError.UnknownSid()).ConfigureAwait(false);
            return;
        }

        if (ProtocolOf(context) != socket.Protocol || upgrade != (transport == EngineTransports.WebSocket) || (!upgrade && socket.TransportKind != transport))
        {
            await RefuseAsync(context, EngineError.BadRequest("transport or protocol mismatch")).ConfigureAwait(false);
            return;
        }

        if (upgrade)
        {
            await UpgradeAsync(context, socket).ConfigureAwait(false);
            return;
        }

        Headers?.Invoke(context.Response.Headers, context);
        if (HttpMethods.IsGet(context.Request.Method))
        {
            await PollingRequests.PollAsync(socket, context).ConfigureAwait(false);
        }
        else if (HttpMethods.IsPost(context.Request.Method))
        {
            await PollingRequests.PostAsync(socket, context).ConfigureAwait(false);
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            context.Response.Headers.Allow = "GET, POST";
        }
    }

    private async Task HandleHandshakeAsync(HttpContext context, EngineTransports transport, bool upgrade)
    {
        if (await CheckHandshakeAsync(context, transport, upgrade).ConfigureAwait(false) is { } error)
        {
            await RefuseAsync(context, error).ConfigureAwait(false);
            return;
        }

        if (await MakeSidAsync(context).ConfigureAwait(false) is not { } sid)
        {
            await RefuseAsync(context, EngineError.BadRequest("no session id")).ConfigureAwait(false);
            return;
        }

        InitialHeaders?.Invoke(context.Response.Headers, context);
        Headers?.Invoke(context.Response.Headers, context);
        var task = upgrade ? OpenWebSocketAsync(context, sid, EngineFraming.EngineIO, ReceiverFactory) : OpenPollingAsync(context, sid);
        await task.ConfigureAwait(false);
    }

    // In the order of the Node.js server, so that a client that is wrong in two ways learns of the same one.
    private async ValueTask<EngineError?> CheckHandshakeAsync(HttpContext context, EngineTransports transport, bool upgrade)
    {
        if (_closing)
        {
            return EngineError.ShuttingDown();
        }

        // An extended CONNECT is HTTP/2's way of asking for what is a GET on HTTP/1.1.
        if (!upgrade && !HttpMethods.IsGet(context.Request.Method))
        {
            return EngineError.BadHandshakeMethod(context.Request.Method);
        }

        if (upgrade != (transport == EngineTransports.WebSocket))
        {
            return EngineError.BadRequest("transport does not match the request");
        }

        if (await CheckAllowedAsync(context).ConfigureAwait(false) is { } denied)
        {
            return denied;
        }

        return ProtocolOf(context) != 0 ? null : EngineError.UnsupportedProtocolVersion(context.Request.Query["EIO"].ToString());
    }

    private async ValueTask<EngineError?> CheckAllowedAsync(HttpContext context)
    {
        if (Options.AllowRequest is not { } allow)
        {
            return null;
        }

        try
        {
            return await allow(context).ConfigureAwait(false) is { Allowed: false } denied ? EngineError.Forbidden(denied.Message) : null;
        }
        catch (Exception error)
        {
            Log.AllowRequestFailed(error);
            return EngineError.Forbidden(message: null);
        }
    }

    private async Task OpenPollingAsync(HttpContext context, string sid)
    {
        var socket = NewSocket(context, sid, EngineFraming.EngineIO, ReceiverFactory, static _ => new PollingTransport());
        if (!TryAdd(socket))
        {
            await RefuseAsync(context, EngineError.BadRequest("duplicate session id")).ConfigureAwait(false);
            return;
        }

        if (Options.Cookie is { } cookie)
        {
            context.Response.Cookies.Append(cookie.Name, sid, new CookieOptions
            {
                Path = cookie.Path,
                Domain = cookie.Domain,
                HttpOnly = cookie.HttpOnly,
                Secure = cookie.Secure,
                SameSite = cookie.SameSite,
                MaxAge = cookie.MaxAge,
                IsEssential = true,
            });
        }

        Open(socket, HasUpgrades ? [TransportNames.WebSocket] : []);
        await PollingRequests.HandshakeAsync(socket, context).ConfigureAwait(false);
    }

    /// <summary>Opens a session on a WebSocket and stays until it ends.</summary>
    internal async Task OpenWebSocketAsync(HttpContext context, string sid, EngineFraming framing, Func<EngineSocket, IEngineReceiver> receiver)
    {
        var deflate = framing == EngineFraming.EngineIO ? Options.PerMessageDeflate : null;
        if (await WebSocketAcceptor.AcceptAsync(context, Options.MaxHttpBufferSize, deflate).ConfigureAwait(false) is not { } connection)
        {
            await RefuseAsync(context, EngineError.BadRequest("not a WebSocket handshake")).ConfigureAwait(false);
            return;
        }

        WebSocketTransport? transport = null;
        var socket = NewSocket(context, sid, framing, receiver, socket => transport = new WebSocketTransport(socket, connection));
        if (!TryAdd(socket))
        {
            connection.Abort();
            return;
        }

        await ServeAsync(connection, () =>
        {
            Open(socket, upgrades: []);
            return transport!.RunAsync();
        }).ConfigureAwait(false);
    }

    private async Task UpgradeAsync(HttpContext context, EngineSocket socket)
    {
        if (await WebSocketAcceptor.AcceptAsync(context, Options.MaxHttpBufferSize, Options.PerMessageDeflate).ConfigureAwait(false) is not { } connection)
        {
            await RefuseAsync(context, EngineError.BadRequest("not a WebSocket handshake")).ConfigureAwait(false);
            return;
        }

        socket.WantsBase64 |= WantsBase64(context);
        await ServeAsync(connection, () =>
        {
            var transport = new WebSocketTransport(socket, connection);
            if (!HasUpgrades || !socket.TryBeginUpgrade(transport))
            {
                socket.RefuseUpgrade(transport);
            }

            return transport.RunAsync();
        }).ConfigureAwait(false);
    }

    /// <summary>Serves a WebSocket: within its request, or where the endpoint allows it as soon as that has ended and HTTP has let go.</summary>
    private static Task ServeAsync(FrameConnection connection, Func<Task> serve)
    {
        if (connection.Handover is not { } handover)
        {
            return serve();
        }

        handover.GoOn(serve);
        return Task.CompletedTask;
    }

    private async ValueTask<string?> MakeSidAsync(HttpContext context)
    {
        if (Options.GenerateId is not { } generate)
        {
            return NewSid();
        }

        try
        {
            return await generate(context).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            Log.GenerateIdFailed(error);
            return null;
        }
    }

    private bool HasUpgrades => Options.AllowUpgrades && Options.Transports.HasFlag(EngineTransports.WebSocket);

    private EngineSocket NewSocket(
        HttpContext context, string sid, EngineFraming framing, Func<EngineSocket, IEngineReceiver> receiver, Func<EngineSocket, EngineTransport> transport) =>
        new(this, sid, framing == EngineFraming.EngineIO ? ProtocolOf(context) : CurrentProtocol, framing, new EngineRequestInfo(context, _time.GetUtcNow()), receiver, transport)
        {
            WantsBase64 = WantsBase64(context),
        };

    private bool TryAdd(EngineSocket socket)
    {
        if (!_sockets.TryAdd(socket.Id, socket))
        {
            return false;
        }

        Metrics.Opened(socket.OpenedOver);
        return true;
    }

    private void Open(EngineSocket socket, string[] upgrades)
    {
        Log.Opened(socket.TransportName);
        if (socket.Framing == EngineFraming.EngineIO)
        {
            var handshake = new ArrayBufferWriter<byte>(128);
            EngineHandshake.Write(handshake, socket.Id, upgrades.Length > 0, (int)PingIntervalMs, (int)PingTimeoutMs, Options.MaxHttpBufferSize);
            socket.Send(OutgoingPacket.Text(EnginePacketType.Open, handshake.WrittenSpan), SendFlags.None);
            if (Options.InitialPacket is { } initial)
            {
                socket.Send(initial);
            }
        }

        socket.StartHeartbeat();
        Raise(Connection, socket);
        socket.Receiver.OnOpen();
        if (_closing)
        {
            socket.CloseGracefully(discard: false, DisconnectReason.ServerShuttingDown);
        }
    }

    internal string NewSid()
    {
        Span<byte> random = stackalloc byte[SidRandomBytes];
        RandomNumberGenerator.Fill(random);
        return Options.SessionIdPrefix + System.Buffers.Text.Base64Url.EncodeToString(random);
    }

    // A repeated parameter is no parameter: which one would count?
    private static string? Single(StringValues values) => values.Count == 1 ? values[0] : null;

    /// <summary>The protocol's version that a request asks for; 0 when it is not spoken here.</summary>
    private int ProtocolOf(HttpContext context) => Single(context.Request.Query["EIO"]) switch
    {
        "4" => 4,
        "3" when Options.AllowEIO3 => 3,
        _ => 0,
    };

    private static bool WantsBase64(HttpContext context) => !string.IsNullOrEmpty(context.Request.Query["b64"]);

    private static bool HasInvalidOrigin(HttpRequest request)
    {
        foreach (var value in request.Headers.Origin)
        {
            if (value is not null && value.AsSpan().ContainsAnyExceptInRange(' ', 'ÿ'))
            {
                return true;
            }
        }

        return false;
    }
}
