using System.Buffers;
using System.Text;

namespace Parlance.SocketIO.Tests.Harness;

/// <summary>Takes Socket.IO away from above a server's sessions, so that a test may send any message.</summary>
internal static class EngineOnly
{
    /// <summary>Messages go nowhere; the test listens to <see cref="EngineSocket.Message"/>.</summary>
    public static void Listen(SocketIOServer io) => io.Engine.ReceiverFactory = static _ => new Receiver(echo: null);

    /// <summary>Messages are sent back.</summary>
    public static void Echo(SocketIOServer io) => io.Engine.ReceiverFactory = static session => new Receiver(session);

    private sealed class Receiver(EngineSocket? echo) : IEngineReceiver
    {
        public void OnOpen()
        {
        }

        public void OnText(ReadOnlySequence<byte> message) => echo?.Send(Encoding.UTF8.GetString(message));

        public void OnBinary(ReadOnlyMemory<byte> message) => echo?.Send(message.Span);

        public void OnBatchEnd()
        {
            // Nothing waits for it.
        }

        public ValueTask ReadyAsync() => default;

        public void OnClose(DisconnectReason reason, string? description)
        {
            // The test looks at the session itself.
        }
    }
}
