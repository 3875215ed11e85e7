using Parlance.SocketIO.Protocol;

namespace Parlance.SocketIO.Testing.Transports;

/// <summary>One Engine.IO packet on its way to the server: text with its type's digit, or a binary message.</summary>
internal readonly record struct OutgoingMessage(ReadOnlyMemory<byte> Bytes, bool IsBinary);

/// <summary>Takes what a transport has read, one packet at a time.</summary>
internal interface ITestReceiver
{
    void OnPacket(in EnginePacket packet);
}

/// <summary>Carries Engine.IO packets. One <see cref="SendAsync"/> at a time.</summary>
internal abstract class TestTransport : IAsyncDisposable
{
    public abstract Task SendAsync(IReadOnlyList<OutgoingMessage> messages, CancellationToken cancellationToken);

    /// <summary>Receives until the connection ends.</summary>
    /// <returns>The reason, in the words of the official client.</returns>
    public abstract Task<string> ReceiveAsync(ITestReceiver receiver, CancellationToken cancellationToken);

    public abstract ValueTask DisposeAsync();
}
