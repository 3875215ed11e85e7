using System.Globalization;

namespace Parlance.Bench.Sends;

/// <summary>What the server's processes cost: the program's, and the database's beside it.</summary>
/// <param name="ids">Their ids, separated by commas.</param>
internal sealed class ServerProcess(string ids)
{
    private const double TicksPerSecond = 100;

    public TimeSpan CpuTime() => ids.Split(',').Aggregate(TimeSpan.Zero, (sum, id) => sum + CpuTime(id));

    // Fields 14 and 15 of stat: user and system time. The second, the name, may hold spaces and is in brackets.
    private static TimeSpan CpuTime(string id)
    {
        var stat = File.ReadAllText($"/proc/{id}/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return TimeSpan.FromSeconds((Number(fields[11]) + Number(fields[12])) / TicksPerSecond);
    }

    private static double Number(string field) => double.Parse(field, CultureInfo.InvariantCulture);
}
