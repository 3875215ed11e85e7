using System.Buffers;
using System.IO.Compression;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;
using Parlance.SocketIO.Engine.Sending;
using Parlance.SocketIO.Protocol;

namespace Parlance.SocketIO.Engine.Polling;

/// <summary>
/// The requests of a polling session. A GET ends in one of these ways:
/// 1. packets are there or come: they are its answer;
/// 2. the session ends: the answer is <c>1</c>, or <c>6</c> when the client itself has closed it;
/// 3. a second GET comes: that one gets 400, this one <c>1</c>, and the session ends;
/// 4. the client goes away: the session ends, for what it was sent may be lost.
/// A POST: 1. its packets are handled in order and it is answered <c>ok</c>, malformed ones too (they end the session);
/// 2. it is too large: 413, and the session lives; 3. it is binary: 400, and the session ends; 4. a second comes: 400, the session ends, and
/// this one is cut off.
/// </summary>
internal static class PollingRequests
{
    private const string PollContentType = "text/plain; charset=UTF-8";

    public static async Task PollAsync(EngineSocket socket, HttpContext context)
    {
        if (!await IsAdmittedAsync(socket, context, socket.BeginPoll(out var answer)).ConfigureAwait(false))
        {
            return;
        }

        var poll = answer!;
        using var aborted = context.RequestAborted.UnsafeRegister(
            static state =>
            {
                var (socket, poll) = ((EngineSocket, Task<PollAnswer>))state!;
                socket.PollAborted(poll);
            },
            (socket, poll));
        var packets = (await poll.ConfigureAwait(false)).Packets;
        socket.PollAnswered(await TryWriteAsync(socket, context, packets).ConfigureAwait(false));
    }

    /// <summary>Writes the first answer of a session: the handshake.</summary>
    public static async Task HandshakeAsync(EngineSocket socket, HttpContext context)
    {
        if (socket.BeginPoll(out var answer) == PollingAdmission.Admitted)
        {
            var packets = (await answer!.ConfigureAwait(false)).Packets;
            socket.PollAnswered(await TryWriteAsync(socket, context, packets).ConfigureAwait(false));
        }
        else
        {
            await socket.Server.RefuseAsync(context, EngineError.BadRequest("closed while it was being opened")).ConfigureAwait(false);
        }
    }

    public static async Task PostAsync(EngineSocket socket, HttpContext context)
    {
        if (!await IsAdmittedAsync(socket, context, socket.BeginPost(context)).ConfigureAwait(false))
        {
            return;
        }

        bool handled;
        try
        {
            // A full backlog may hold it for long, and nothing is read meanwhile.
            using var aborted = context.RequestAborted.UnsafeRegister(
                static state => ((EngineSocket)state!).CloseNow(DisconnectReason.TransportError, DiscardReason.Error, "data request connection closed prematurely"),
                socket);
            handled = await ReceiveAsync(socket, context).ConfigureAwait(false);
        }
        finally
        {
            socket.EndPost();
        }

        // Not before the end: whoever has the answer may send the next POST on another connection, or drop this one.
        if (handled)
        {
            context.Response.ContentType = "text/html";
            context.Response.ContentLength = 2;
            context.Response.Headers.CacheControl = "no-store";
            await context.Response.Body.WriteAsync("ok"u8.ToArray()).ConfigureAwait(false);
        }
    }

    /// <summary>Answers a request that came at the wrong time.</summary>
    private static async Task<bool> IsAdmittedAsync(EngineSocket socket, HttpContext context, PollingAdmission admission)
    {
        switch (admission)
        {
            case PollingAdmission.NotPolling:
                await socket.Server.RefuseAsync(context, EngineError.BadRequest("session has been upgraded")).ConfigureAwait(false);
                return false;
            case PollingAdmission.Closed:
                await socket.Server.RefuseAsync(context, EngineError.UnknownSid()).ConfigureAwait(false);
                return false;
            case PollingAdmission.Overlap:
                context.Response.StatusCode = StatusCodes.Status400BadRequest;
                return false;
            default:
                return true;
        }
    }

    /// <returns>Whether the packets have been handled; otherwise the answer stands already, or there is nobody to have it.</returns>
    private static async Task<bool> ReceiveAsync(EngineSocket socket, HttpContext context)
    {
        var isBinary = string.Equals(context.Request.ContentType, "application/octet-stream", StringComparison.OrdinalIgnoreCase);
        if (isBinary && socket.Protocol != 3)
        {
            // This POST is to be answered, not cut off with the others.
            socket.PostRead();
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            socket.CloseNow(DisconnectReason.TransportError, DiscardReason.Error, "invalid content");
            return false;
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            // The limit is ours, below.
            limit.MaxRequestBodySize = null;
        }

        var reader = context.Request.BodyReader;
        var max = socket.Server.Options.MaxHttpBufferSize;
        var body = context.Request.ContentLength > max ? null : await ReadBodyAsync(socket, context, reader, max).ConfigureAwait(false);
        if (body is not { } payload)
        {
            socket.Server.OnLimit(socket, new LimitReached(EngineLimit.PayloadTooLarge, max, context.Request.ContentLength));
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return false;
        }

        if (payload.IsCanceled)
        {
            return false;
        }

        socket.PostRead();
        await HandleAsync(socket, payload.Buffer, isBinary).ConfigureAwait(false);
        reader.AdvanceTo(payload.Buffer.End);
        return true;
    }

    /// <returns>The whole body; null when it is too large; a cancelled result when the client has gone.</returns>
    private static async Task<ReadResult?> ReadBodyAsync(EngineSocket socket, HttpContext context, PipeReader reader, long max)
    {
        try
        {
            while (true)
            {
                var result = await reader.ReadAsync().ConfigureAwait(false);
                if (result.Buffer.Length > max)
                {
                    reader.AdvanceTo(result.Buffer.End);
                    return null;
                }

                if (result.IsCompleted)
                {
                    return result;
                }

                reader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
            }
        }
        catch (Exception error) when (error is IOException or BadHttpRequestException or ConnectionAbortedException or OperationCanceledException or InvalidDataException)
        {
            // The last is a broken body where the application inflates requests.
            socket.CloseNow(DisconnectReason.TransportError, DiscardReason.Error, "data request connection closed prematurely");

            // The host shall not look for a rest of the body; it would complain about one that cannot be read.
            context.Abort();
            return new ReadResult(default, isCanceled: true, isCompleted: true);
        }
    }

    private static async Task HandleAsync(EngineSocket socket, ReadOnlySequence<byte> payload, bool isBinary)
    {
        var rest = payload;
        while (socket.Protocol == 3 ? HandleNextV3(socket, ref rest, isBinary) : HandleNext(socket, ref rest))
        {
            await socket.ReadyAsync().ConfigureAwait(false);
        }

        socket.OnBatchEnd();

        // The answer invites the next POST: not before the backlog has room.
        await socket.ReadyAsync().ConfigureAwait(false);
    }

    /// <summary>Handles one packet and moves past its separator.</summary>
    /// <returns>Whether another follows.</returns>
    private static bool HandleNext(EngineSocket socket, ref ReadOnlySequence<byte> rest)
    {
        const byte Separator = 0x1e;
        var end = rest.PositionOf(Separator);
        var one = end is { } position ? rest.Slice(0, position) : rest;
        var reader = new EnginePayloadReader(one);
        if (!reader.TryRead(out var packet))
        {
            socket.CloseNow(DisconnectReason.ParseError, DiscardReason.Error);
            return false;
        }

        socket.OnPacket(packet);
        if (end is null)
        {
            return false;
        }

        rest = rest.Slice(rest.GetPosition(1, end.Value));
        return true;
    }

    /// <inheritdoc cref="HandleNext"/>
    private static bool HandleNextV3(EngineSocket socket, ref ReadOnlySequence<byte> rest, bool isBinary)
    {
        if (!EngineV3Payload.TryRead(ref rest, isBinary, out var packet))
        {
            socket.CloseNow(DisconnectReason.ParseError, DiscardReason.Error);
            return false;
        }

        socket.OnPacket(packet);
        return !rest.IsEmpty;
    }

    private static async Task<bool> TryWriteAsync(EngineSocket socket, HttpContext context, OutgoingPacket[] packets)
    {
        var server = socket.Server;
        var body = new ArrayBufferWriter<byte>(Math.Max(256, packets.Sum(static packet => packet.IsBinary ? packet.Frame.Length * 2 : packet.Frame.Length)));
        var isBinary = PollingBody.Write(socket, packets, body);
        var response = context.Response;
        response.ContentType = isBinary ? "application/octet-stream" : PollContentType;
        response.Headers.CacheControl = "no-store";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        try
        {
            if (server.Options.HttpCompression is { Enabled: true } compression
                && body.WrittenCount >= compression.Threshold
                && packets.Any(static packet => packet.Compress)
                && ChooseEncoding(context.Request.Headers.AcceptEncoding) is { } encoding)
            {
                await WriteCompressedAsync(response, encoding, body.WrittenMemory).ConfigureAwait(false);
            }
            else
            {
                response.ContentLength = body.WrittenCount;
                await response.Body.WriteAsync(body.WrittenMemory).ConfigureAwait(false);
            }

            return !context.RequestAborted.IsCancellationRequested;
        }
        catch (Exception error) when (error is IOException or OperationCanceledException or ConnectionAbortedException or ObjectDisposedException)
        {
            return false;
        }
    }

    private static async Task WriteCompressedAsync(HttpResponse response, string encoding, ReadOnlyMemory<byte> body)
    {
        response.Headers.ContentEncoding = encoding;
        Stream compressor = string.Equals(encoding, "gzip", StringComparison.Ordinal)
            ? new GZipStream(response.Body, CompressionLevel.Fastest, leaveOpen: true)
            : new ZLibStream(response.Body, CompressionLevel.Fastest, leaveOpen: true);
        await using (compressor.ConfigureAwait(false))
        {
            await compressor.WriteAsync(body).ConfigureAwait(false);
        }
    }

    private static string? ChooseEncoding(StringValues accept)
    {
        if (!Microsoft.Net.Http.Headers.StringWithQualityHeaderValue.TryParseList(accept, out var accepted))
        {
            return null;
        }

        return Accepts("gzip") ? "gzip" : Accepts("deflate") ? "deflate" : null;

        bool Accepts(string encoding) => accepted.Any(value =>
            value.Quality != 0
            && (value.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase) || value.Value.Equals("*", StringComparison.Ordinal)));
    }
}
