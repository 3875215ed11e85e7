using System.Diagnostics;
using Parlance.Bench.Load.Native;

namespace Parlance.Bench.Load.Works;

/// <summary>Connects and leaves, again and again: a part of the warm-up.</summary>
internal sealed class ChurnWork(Target target, Loop loop) : Work(target, loop)
{
    private const int AtOnce = 256;

    protected override void SetUp() => Open(AtOnce);

    protected override void Drive(long until)
    {
        while (Stopwatch.GetTimestamp() < until)
        {
            CloseAll();
            Open(AtOnce);
            Meter.Count(AtOnce);
        }
    }
}
