using Parlance.Bench.Load.Measuring;
using Parlance.Bench.Load.Native;

namespace Parlance.Bench.Load.Works;

/// <summary>Sets connections up as fast as the server takes them, 64 at a time, and leaves them idle.</summary>
/// <remarks>
/// Memory means something in a server that has done nothing else: earlier work leaves room in the heap, into which connections fit. The
/// first few come before its first reading, so that what is loaded and compiled with them is not counted as theirs.
/// </remarks>
internal sealed class ConnectWork(Target target, Loop loop, int count) : Work(target, loop)
{
    private const int First = 500;
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(3);

    public Figures Run(string name)
    {
        SetUp();
        Loop.Run(Rest);
        var before = Target.Process.ResidentBytes();
        Meter.Start();
        Open(count);
        Meter.Count(count - First);
        var figures = Meter.Stop(name);
        Loop.Run(Rest);
        var after = Target.Process.ResidentBytes();
        TearDown();
        return figures with
        {
            KibPerConnection = Math.Round((after - before) / 1024.0 / (count - First), 2),
            ResidentMib = Math.Round(after / 1024.0 / 1024.0, 1),
        };
    }

    protected override void SetUp() => Open(First);

    protected override void TearDown()
    {
        CloseAll();
        Loop.Run(TimeSpan.FromSeconds(1));
    }
}
