using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Parlance.Chat.Tests.Messages.Text;

/// <summary>How long this thread has worked, whatever else the machine was busy with: a bound on it holds on a loaded machine too.</summary>
internal static class CpuTime
{
    private const int ThreadClock = 3;

    /// <summary>The thread's time on Linux; elsewhere the time that passes.</summary>
    public static TimeSpan OfThread()
    {
        if (!OperatingSystem.IsLinux() || ReadClock(ThreadClock, out var time) is not 0)
        {
            return Stopwatch.GetElapsedTime(0);
        }

        return TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromMicroseconds(time.Nanoseconds / 1_000.0);
    }

    [DllImport("libc", EntryPoint = "clock_gettime", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ReadClock(int clock, out Time time);

    [StructLayout(LayoutKind.Sequential)]
    private struct Time
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
