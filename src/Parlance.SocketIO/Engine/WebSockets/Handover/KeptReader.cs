using System.IO.Pipelines;

namespace Parlance.SocketIO.Engine.WebSockets.Handover;

/// <summary>The reader of a connection, as HTTP sees it.</summary>
internal sealed class KeptReader(PipeReader reader, ConnectionHandover handover) : PipeReader
{
    public override bool TryRead(out ReadResult result) => reader.TryRead(out result);

    public override ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default) => reader.ReadAsync(cancellationToken);

    public override void AdvanceTo(SequencePosition consumed) => reader.AdvanceTo(consumed);

    public override void AdvanceTo(SequencePosition consumed, SequencePosition examined) => reader.AdvanceTo(consumed, examined);

    public override void CancelPendingRead() => reader.CancelPendingRead();

    public override void Complete(Exception? exception = null)
    {
        if (!handover.IsTaken)
        {
            reader.Complete(exception);
        }
    }
}
