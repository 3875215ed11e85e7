using System.Diagnostics.CodeAnalysis;
using System.IO.Pipelines;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;
using Parlance.SocketIO.Engine.WebSockets.Handover;

namespace Parlance.SocketIO.Engine.WebSockets;

/// <summary>
/// Turns a request into a <see cref="FrameConnection"/>, in the best of three ways that the host offers:
/// (a) Kestrel on HTTP/1.1: upgrade, then the pipes of the transport itself;
/// (b) HTTP/2: the stream of an extended CONNECT (RFC 8441). Never (a) there: the transport is the whole multiplexed connection;
/// (c) any other host: its own WebSocket.
/// </summary>
internal static class WebSocketAcceptor
{
    private const string Version = "13";

    public static bool IsUpgradeRequest(HttpContext context) =>
        IsExtendedConnect(context, out _)
        || context.Features.Get<IHttpUpgradeFeature>() is { IsUpgradableRequest: true }
        || context.Features.Get<IHttpWebSocketFeature>() is { IsWebSocketRequest: true };

    /// <returns>Null when the request does not follow RFC 6455, section 4.2.1.</returns>
    public static async Task<FrameConnection?> AcceptAsync(HttpContext context, long messageBytesMax, PerMessageDeflateOptions? deflate)
    {
        if (IsExtendedConnect(context, out var connect))
        {
            return HasVersion(context) ? await AcceptStreamAsync(context, connect, messageBytesMax, deflate).ConfigureAwait(false) : null;
        }

        if (HttpProtocol.IsHttp11(context.Request.Protocol)
            && context.Features.Get<IHttpUpgradeFeature>() is { IsUpgradableRequest: true } upgrade
            && context.Features.Get<IConnectionTransportFeature>() is { Transport: { } transport })
        {
            return IsHandshake(context) ? await AcceptPipesAsync(context, upgrade, transport, messageBytesMax, deflate).ConfigureAwait(false) : null;
        }

        if (context.Features.Get<IHttpWebSocketFeature>() is { IsWebSocketRequest: true } host)
        {
            var socket = await host.AcceptAsync(new WebSocketAcceptContext()).ConfigureAwait(false);
            return new HostFrameConnection(socket, messageBytesMax, context);
        }

        return null;
    }

    // The feature is there on HTTP/1.1 too.
    private static bool IsExtendedConnect(HttpContext context, [NotNullWhen(true)] out IHttpExtendedConnectFeature? connect)
    {
        connect = context.Features.Get<IHttpExtendedConnectFeature>();
        return connect is { IsExtendedConnect: true } && string.Equals(connect.Protocol, "websocket", StringComparison.OrdinalIgnoreCase);
    }

    private static bool HasVersion(HttpContext context)
    {
        if (string.Equals(context.Request.Headers.SecWebSocketVersion, Version, StringComparison.Ordinal))
        {
            return true;
        }

        context.Response.Headers.SecWebSocketVersion = Version;
        return false;
    }

    private static bool IsHandshake(HttpContext context)
    {
        Span<byte> nonce = stackalloc byte[16];
        return HasVersion(context)
            && HttpMethods.IsGet(context.Request.Method)
            && string.Equals(context.Request.Headers.Upgrade, "websocket", StringComparison.OrdinalIgnoreCase)
            && Convert.TryFromBase64String(context.Request.Headers.SecWebSocketKey.ToString(), nonce, out var written)
            && written == nonce.Length;
    }

    private static async Task<FrameConnection?> AcceptPipesAsync(HttpContext context, IHttpUpgradeFeature upgrade, IDuplexPipe transport, long messageBytesMax, PerMessageDeflateOptions? deflate)
    {
        var headers = context.Response.Headers;
        headers.Connection = "Upgrade";
        headers.Upgrade = "websocket";
        headers.SecWebSocketAccept = AcceptKey(context.Request.Headers.SecWebSocketKey.ToString());
        var agreed = Agree(context, deflate);

        try
        {
            // Flushes the 101. The stream that it returns is not used: the pipes below it are.
            _ = await upgrade.UpgradeAsync().ConfigureAwait(false);
        }
        catch (InvalidOperationException)
        {
            // Kestrel's limit of upgraded connections is reached.
            headers.Connection = headers.Upgrade = headers.SecWebSocketAccept = headers.SecWebSocketExtensions = StringValues.Empty;
            return null;
        }

        if (agreed is not null)
        {
            return Deflated(new PipeStream(transport.Input, transport.Output), agreed, deflate!.Threshold, messageBytesMax, context);
        }

        return context.Features.Get<ConnectionHandover>() is { } handover && handover.TryTake(context)
            ? handover.Frames(messageBytesMax)
            : new PipeFrameConnection(transport.Input, transport.Output, messageBytesMax, new RequestHost(context));
    }

    private static async Task<FrameConnection> AcceptStreamAsync(HttpContext context, IHttpExtendedConnectFeature connect, long messageBytesMax, PerMessageDeflateOptions? deflate)
    {
        // An idle WebSocket is not a slow request body.
        if (context.Features.Get<Microsoft.AspNetCore.Server.Kestrel.Core.Features.IHttpMinRequestBodyDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = null;
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = null;
        }

        var agreed = Agree(context, deflate);
        var stream = await connect.AcceptAsync().ConfigureAwait(false);
        return agreed is not null ? Deflated(stream, agreed, deflate!.Threshold, messageBytesMax, context) : new PipeFrameConnection(
            PipeReader.Create(stream, new StreamPipeReaderOptions(useZeroByteReads: true)),
            PipeWriter.Create(stream),
            messageBytesMax,
            new RequestHost(context));
    }

    private static WebSocketDeflateOptions? Agree(HttpContext context, PerMessageDeflateOptions? deflate)
    {
        if (deflate is null || !DeflateOffer.TryTake(context.Request.Headers.SecWebSocketExtensions, deflate, out var agreed, out var answer))
        {
            return null;
        }

        context.Response.Headers.SecWebSocketExtensions = answer;
        return agreed;
    }

    // The framework's own WebSocket has the extension; it inflates no more than what is read from it.
    private static HostFrameConnection Deflated(Stream stream, WebSocketDeflateOptions agreed, int threshold, long messageBytesMax, HttpContext context)
    {
        var socket = WebSocket.CreateFromStream(stream, new WebSocketCreationOptions
        {
            IsServer = true,
            KeepAliveInterval = Timeout.InfiniteTimeSpan,
            DangerousDeflateOptions = agreed,
        });
        return new HostFrameConnection(socket, messageBytesMax, context, threshold);
    }

    /// <summary>RFC 6455, section 4.2.2, step 5.4.</summary>
    [SuppressMessage("Security", "CA5350:Do Not Use Weak Cryptographic Algorithms", Justification = "The protocol names SHA-1; nothing secret rests on it.")]
    private static string AcceptKey(string key) =>
        Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));
}
