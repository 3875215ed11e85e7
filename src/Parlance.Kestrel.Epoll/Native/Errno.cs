namespace Parlance.Kestrel.Epoll.Native;

/// <summary>Error numbers of Linux that mean something to the transport.</summary>
internal static class Errno
{
    public const int Interrupted = 4;
    public const int TryAgain = 11;
    public const int TooManyFilesOfSystem = 23;
    public const int TooManyFiles = 24;
    public const int BrokenPipe = 32;
    public const int ConnectionAborted = 103;
    public const int ConnectionReset = 104;
    public const int NoBufferSpace = 105;
    public const int NoMemory = 12;

    public static bool IsReset(int error) => error is ConnectionReset or BrokenPipe or ConnectionAborted;

    /// <summary>The process or the system has run out of something that comes back when connections end.</summary>
    public static bool IsShortage(int error) => error is TooManyFiles or TooManyFilesOfSystem or NoBufferSpace or NoMemory;
}
