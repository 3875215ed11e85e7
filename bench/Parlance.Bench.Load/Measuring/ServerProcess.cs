using System.Globalization;
using Parlance.Bench.Load.Native;

namespace Parlance.Bench.Load.Measuring;

/// <summary>What Linux knows of the measured server: the processor time of all its threads, and its resident memory.</summary>
internal sealed class ServerProcess(int id)
{
    // User space sees the kernel's clock ticks as hundredths of a second on every architecture that .NET runs on.
    private const int TicksPerSecond = 100;

    private readonly InstructionCounter _instructions = new(id);

    /// <summary>Since the beginning of this program; null where they cannot be counted.</summary>
    public long? Instructions() => _instructions.Read();

    public TimeSpan CpuTime()
    {
        var stat = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/stat"));

        // The program's name stands in parentheses and may hold spaces; utime and stime are the 12th and 13th field after it.
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return TimeSpan.FromSeconds((double)(Number(fields[11]) + Number(fields[12])) / TicksPerSecond);
    }

    public long ResidentBytes()
    {
        const string Label = "VmRSS:";
        var line = File.ReadLines(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/status")).First(static line => line.StartsWith(Label, StringComparison.Ordinal));
        return Number(line[Label.Length..^" kB".Length].Trim()) * 1024;
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
