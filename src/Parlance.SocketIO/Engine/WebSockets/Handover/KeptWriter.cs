using System.IO.Pipelines;

namespace Parlance.SocketIO.Engine.WebSockets.Handover;

/// <summary>The writer of a connection, as HTTP sees it.</summary>
internal sealed class KeptWriter(PipeWriter writer, ConnectionHandover handover) : PipeWriter
{
    public override bool CanGetUnflushedBytes => writer.CanGetUnflushedBytes;

    public override long UnflushedBytes => writer.UnflushedBytes;

    public override Memory<byte> GetMemory(int sizeHint = 0) => writer.GetMemory(sizeHint);

    public override Span<byte> GetSpan(int sizeHint = 0) => writer.GetSpan(sizeHint);

    public override void Advance(int bytes) => writer.Advance(bytes);

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) => writer.FlushAsync(cancellationToken);

    public override void CancelPendingFlush() => writer.CancelPendingFlush();

    public override void Complete(Exception? exception = null)
    {
        if (!handover.IsTaken)
        {
            writer.Complete(exception);
        }
    }
}
