using System.Globalization;

namespace Parlance.Bench.Load.Measuring;

/// <summary>What all processors together did.</summary>
internal static class Machine
{
    private const double TicksPerSecond = 100;

    /// <summary>Processor time that any program and the kernel took since the machine started.</summary>
    public static TimeSpan Busy()
    {
        // cpu user nice system idle iowait irq softirq ...
        var fields = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        int[] busy = [1, 2, 3, 6, 7];
        return TimeSpan.FromSeconds(busy.Sum(field => long.Parse(fields[field], CultureInfo.InvariantCulture)) / TicksPerSecond);
    }
}
