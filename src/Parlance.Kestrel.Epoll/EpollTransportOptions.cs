using System.Runtime.InteropServices;
using Parlance.Kestrel.Epoll.Loops;

namespace Parlance.Kestrel.Epoll;

/// <summary>How the epoll transport works. The defaults are those of Kestrel's own transport, where that has the same.</summary>
public sealed class EpollTransportOptions
{
    /// <summary>
    /// How many loops there are, each with a thread of its own; a connection stays with one. 1 to 256. Default: the number of processors that
    /// the process may use.
    /// </summary>
    public int LoopCount { get; set; } = Math.Min(Environment.ProcessorCount, 256);

    /// <summary>How many connections the system keeps that have not been accepted yet. Default: 512.</summary>
    public int Backlog { get; set; } = 512;

    /// <summary>Whether small writes leave at once instead of waiting for the peer's acknowledgement (TCP_NODELAY). Default: true.</summary>
    public bool NoDelay { get; set; } = true;

    /// <summary>How many bytes of a connection may wait to be read before the transport stops receiving. Default: 1 MiB.</summary>
    public long MaxReadBufferSize { get; set; } = 1_024 * 1_024;

    /// <summary>How many bytes of a connection may wait to be sent before a flush has to wait. Default: 64 KiB.</summary>
    public long MaxWriteBufferSize { get; set; } = 64 * 1_024;

    /// <summary>
    /// How long code may hold a loop before another thread takes the loop over, so that its other connections go on. It is found out between
    /// once and twice this time. 1 ms to 1 minute. Default: 50 ms.
    /// </summary>
    public TimeSpan TakeOverAfter { get; set; } = TimeSpan.FromMilliseconds(50);

    /// <summary>Why the transport cannot run here; null when it can.</summary>
    internal Func<string?> WhyUnavailable { get; set; } = static () =>
    {
        if (!OperatingSystem.IsLinux())
        {
            return "it is made for Linux";
        }

        return RuntimeInformation.ProcessArchitecture is Architecture.X64 or Architecture.Arm64
            ? EpollLoop.WhyUnavailable()
            : $"it is not made for {RuntimeInformation.ProcessArchitecture}";
    };
}
