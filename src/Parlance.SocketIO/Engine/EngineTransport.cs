using Parlance.SocketIO.Engine.Sending;

namespace Parlance.SocketIO.Engine;

/// <summary>
/// What carries an <see cref="EngineSocket"/>'s packets out. Every member is called with the socket's gate held, and none calls user code.
/// </summary>
internal abstract class EngineTransport
{
    public abstract EngineTransports Kind { get; }

    /// <summary>Whether a packet would leave at once: a poll is waiting, or no flush is pending.</summary>
    public abstract bool Writable { get; }

    /// <summary>Sends one encoded message at once, without a packet object.</summary>
    /// <returns>False when the transport cannot do that now.</returns>
    public virtual bool TryWrite(FrameBuffer message, bool compress) => false;

    /// <summary>Sends one packet at once, past an empty queue.</summary>
    /// <returns>False when the transport cannot do that now.</returns>
    public virtual bool TryWrite(OutgoingPacket packet) => false;

    /// <summary>Takes packets from the queue and sends them. Only when <see cref="Writable"/>.</summary>
    public abstract void Write(ref SendQueue queue);

    /// <summary>Ends the transport in good order; the queue is empty.</summary>
    /// <returns>False when the client must come once more to learn it (long-polling without a waiting poll).</returns>
    public abstract bool Close();

    /// <summary>Ends the transport at once, with a last word if one can be sent.</summary>
    public abstract void Discard(DiscardReason reason);
}

/// <summary>Why a transport is discarded; decides about the last word.</summary>
internal enum DiscardReason : byte
{
    Error,
    ClientClosed,
    Upgraded,
}
