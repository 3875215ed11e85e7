namespace Parlance.Kestrel.Epoll.Native;

/// <summary>
/// How many descriptors are left. Some have to be: the runtime needs them for each thread that it starts, and ends the process when it gets none. The
/// system gives out the lowest that is free, so that a high one tells.
/// </summary>
internal static unsafe class Descriptors
{
    private const int Left = 32;
    private const int LimitOfFiles = 7;

    /// <summary>The first that is not for connections.</summary>
    public static long End()
    {
        var limit = stackalloc ulong[2];
        return Libc.GetLimit(LimitOfFiles, limit) == 0 && limit[0] < long.MaxValue ? (long)limit[0] - Left : long.MaxValue;
    }

    /// <summary>Whether one below <paramref name="end"/> is free.</summary>
    public static bool IsAnyFree(long end)
    {
        var descriptor = Libc.EventDescriptor(0, Libc.CloseOnExec);
        if (descriptor >= 0)
        {
            _ = Libc.Close(descriptor);
        }

        return descriptor >= 0 && descriptor < end;
    }
}
