using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Parlance.Bench.Sends;

/// <summary>Sleeps to within some 60 microseconds, which .NET's own timers do not, and takes no processor time from the server meanwhile.</summary>
internal static partial class Pacer
{
    public static void SleepUntil(long timestamp)
    {
        var left = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), timestamp);
        if (left > TimeSpan.Zero)
        {
            var time = new TimeSpec { Seconds = (long)left.TotalSeconds, Nanoseconds = left.Ticks % TimeSpan.TicksPerSecond * TimeSpan.NanosecondsPerTick };
            _ = NanoSleep(in time, IntPtr.Zero);
        }
    }

    [LibraryImport("libc", EntryPoint = "nanosleep")]
    private static partial int NanoSleep(in TimeSpec time, IntPtr left);

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
