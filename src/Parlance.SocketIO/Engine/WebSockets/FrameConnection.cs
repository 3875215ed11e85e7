using Parlance.SocketIO.Engine.WebSockets.Handover;

namespace Parlance.SocketIO.Engine.WebSockets;

/// <summary>Takes what a <see cref="FrameConnection"/> reads. Called by one thread at a time.</summary>
internal interface IFrameSink
{
    void OnText(ReadOnlyMemory<byte> text);

    void OnBinary(ReadOnlyMemory<byte> data);

    void OnPing(ReadOnlyMemory<byte> payload);

    void OnPong();

    /// <summary>The bytes of one read are all handled.</summary>
    void OnBatchEnd();

    /// <summary>Completed unless the receiver has had enough for now: then nothing more is read until it has.</summary>
    ValueTask ReadyAsync();
}

/// <summary>How a connection's read loop ended.</summary>
/// <param name="CloseCode">What to answer in the close frame; 0 when the stream just ended.</param>
/// <param name="PeerClosed">The peer sent a close frame.</param>
internal readonly record struct FrameEnd(int CloseCode, bool PeerClosed)
{
    public static FrameEnd StreamEnded { get; } = new(0, PeerClosed: false);

    /// <summary>Reading failed: there is nobody to say goodbye to, and trying could fail once more.</summary>
    public static FrameEnd ConnectionLost { get; } = new(0, PeerClosed: false) { IsLost = true };

    public bool IsLost { get; private init; }

    /// <summary>How large a message that was too large would have been, as far as its frames told.</summary>
    public long? MessageBytes { get; init; }

    public bool IsError => CloseCode != 0 && !PeerClosed;
}

/// <summary>
/// A WebSocket connection as a stream of frames, whatever carries them: the pipes of Kestrel's transport (HTTP/1.1), the stream of an extended
/// CONNECT (HTTP/2, RFC 8441), or <see cref="System.Net.WebSockets.WebSocket"/> on hosts that offer nothing below it.
/// </summary>
/// <remarks>
/// Writing: the owner appends and flushes under its own lock, and never while a flush is pending; that is the whole of the write protocol.
/// Reading: one loop, in <see cref="ReadAllAsync"/>.
/// </remarks>
internal abstract class FrameConnection : IDisposable
{
    /// <summary>Serves the connection after its request has ended, where the endpoint allows that.</summary>
    public ConnectionHandover? Handover { get; init; }

    /// <summary>Whether pings of ours can be sent and their pongs seen; otherwise the host keeps the connection alive.</summary>
    public abstract bool CanPing { get; }

    /// <summary>Adds one server frame to what the next flush sends.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="headerLength">Where its payload begins.</param>
    /// <param name="opcode">Its opcode.</param>
    /// <param name="compress">Whether it may be compressed where that was agreed on.</param>
    public abstract void Append(ReadOnlySpan<byte> frame, int headerLength, FrameOpcode opcode, bool compress);

    /// <summary>Sends what was appended.</summary>
    /// <returns>False when the connection is gone.</returns>
    public abstract ValueTask<bool> FlushAsync();

    /// <summary>Reads until the peer closes, breaks the protocol or goes away. Never throws for what the peer or the network does.</summary>
    public abstract Task<FrameEnd> ReadAllAsync(IFrameSink sink);

    /// <summary>Ends reading; a pending read returns.</summary>
    public abstract void StopReading();

    /// <summary>Drops the connection without further words.</summary>
    public abstract void Abort();

    /// <summary>Gives up what it holds, once reading has ended.</summary>
    public abstract void Dispose();
}
