using System.Runtime.InteropServices;

namespace Parlance.SocketIO.Protocol;

/// <summary>
/// Tells the binary converters, which System.Text.Json calls without any context, where attachments go to or come from.
/// Belongs to the thread: serializing is synchronous. Scopes nest, because a converter may itself emit.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly ref struct AttachmentScope : IDisposable
{
    [ThreadStatic]
    private static IList<ReadOnlyMemory<byte>>? t_written;

    [ThreadStatic]
    private static PacketAttachments? t_read;

    private readonly IList<ReadOnlyMemory<byte>>? _outerWritten;
    private readonly PacketAttachments? _outerRead;

    private AttachmentScope(IList<ReadOnlyMemory<byte>>? written, PacketAttachments? read)
    {
        _outerWritten = t_written;
        _outerRead = t_read;
        t_written = written;
        t_read = read;
    }

    /// <summary>Where binary that is being written goes; <see langword="null"/>: into the JSON as base64.</summary>
    public static IList<ReadOnlyMemory<byte>>? Written => t_written;

    /// <summary>What placeholders being read stand for; <see langword="null"/>: nothing.</summary>
    public static PacketAttachments? Read => t_read;

    public static AttachmentScope Writing(IList<ReadOnlyMemory<byte>>? attachments) => new(attachments, read: null);

    public static AttachmentScope Reading(PacketAttachments? attachments) => new(written: null, attachments);

    public void Dispose()
    {
        t_written = _outerWritten;
        t_read = _outerRead;
    }
}
