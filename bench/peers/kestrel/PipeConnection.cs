using System.Buffers;
using System.IO.Pipelines;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace Parlance.Bench.Kestrel;

/// <summary>Frames written and read on the connection's own pipes: what Kestrel can do at best with its own transport.</summary>
internal sealed class PipeConnection(IDuplexPipe pipe) : Connection
{
    private readonly Lock _gate = new();
    private bool _reading;
    private bool _flushing;

    public static async Task ServeAsync(HttpContext context)
    {
        var accept = Convert.ToBase64String(Hash($"{context.Request.Headers.SecWebSocketKey}258EAFA5-E914-47DA-95CA-C5AB0DC85B11"));
        context.Response.Headers.Upgrade = "websocket";
        context.Response.Headers.SecWebSocketAccept = accept;
        await context.Features.GetRequiredFeature<IHttpUpgradeFeature>().UpgradeAsync();
        await new PipeConnection(context.Features.GetRequiredFeature<IConnectionTransportFeature>().Transport).ReceiveAsync();
    }

    protected override void Send(ReadOnlySpan<byte> message)
    {
        lock (_gate)
        {
            Frame.Write(pipe.Output, message);
            Flush();
        }
    }

    protected override byte[] Encode(ReadOnlySpan<byte> message)
    {
        var frame = new ArrayBufferWriter<byte>(message.Length + Frame.HeaderMax);
        Frame.Write(frame, message);
        return frame.WrittenSpan.ToArray();
    }

    protected override void SendEncoded(byte[] encoded)
    {
        lock (_gate)
        {
            pipe.Output.Write(encoded);
            Flush();
        }
    }

    private async Task ReceiveAsync()
    {
        try
        {
            while (true)
            {
                var read = await pipe.Input.ReadAsync();
                var rest = read.Buffer;
                _reading = true;
                var open = TakeAll(ref rest);
                _reading = false;
                lock (_gate)
                {
                    Flush();
                }

                pipe.Input.AdvanceTo(rest.Start, rest.End);
                if (!open || read.IsCompleted)
                {
                    return;
                }
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            // The client went away.
        }
        finally
        {
            LeaveAll();
        }
    }

    /// <summary>False after the client's close frame.</summary>
    private bool TakeAll(ref ReadOnlySequence<byte> input)
    {
        while (Frame.TryRead(ref input, out var opcode, out var message))
        {
            if (opcode == Frame.Close)
            {
                return false;
            }

            Take(message);
        }

        return true;
    }

    /// <summary>One flush for what one read brought, and none while another is under way. The caller holds the lock.</summary>
    private void Flush()
    {
        if (_reading || _flushing || pipe.Output.UnflushedBytes == 0)
        {
            return;
        }

        var flush = pipe.Output.FlushAsync();
        if (flush.IsCompletedSuccessfully)
        {
            _ = flush.Result;
            return;
        }

        _flushing = true;
        _ = FinishAsync(flush);
    }

    private async Task FinishAsync(ValueTask<FlushResult> flush)
    {
        try
        {
            await flush;
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            return;
        }

        lock (_gate)
        {
            _flushing = false;
            Flush();
        }
    }

#pragma warning disable CA5350 // RFC 6455 asks for SHA-1.
    private static byte[] Hash(string text) => SHA1.HashData(Encoding.ASCII.GetBytes(text));
#pragma warning restore CA5350
}
