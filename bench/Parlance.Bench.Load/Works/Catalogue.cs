using System.Diagnostics;
using System.Globalization;
using Parlance.Bench.Load.Dialects;
using Parlance.Bench.Load.Measuring;
using Parlance.Bench.Load.Native;

namespace Parlance.Bench.Load.Works;

/// <summary>The works by the names of the command line.</summary>
internal sealed class Catalogue(Target target, Loop loop)
{
    private const int PublishesPerSecond = 20, PairMessagesPerSecond = 5000;
    private const int Connections = 10_000;

    // Of its length: the processor time that a server has to have used in it, and how long it may become for that. Of the instructions of
    // an echo: by how much two passes may differ at the end.
    private const double CpuOfWarmUp = 0.7, LongestWarmUp = 6, Settled = 0.05;

    private static readonly TimeSpan Lead = TimeSpan.FromSeconds(0.5);

    /// <summary>Runs <c>name:number</c>. The number is the payload's bytes, or the seconds of a warm-up, which has no figures.</summary>
    public Figures? Run(string name, TimeSpan time)
    {
        var parts = name.Split(':');
        var number = parts.Length > 1 ? int.Parse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture) : 0;
        switch (parts[0])
        {
            case "warm":
                WarmUp(TimeSpan.FromSeconds(number));
                return null;
            case "connect" or "idle":
                return new ConnectWork(target, loop, Connections).Run(name);
            default:
                return Make(parts[0], number).Run(name, Lead, time);
        }
    }

    private Work Make(string kind, int bytes) => kind switch
    {
        "echo" => new EchoWork(target, loop, bytes),
        "fanmax" => new FanOutWork(target, loop, bytes, perSecond: null),
        "fanrate" => new FanOutWork(target, loop, bytes, PublishesPerSecond),
        "pairsmax" => new PairsWork(target, loop, bytes, perSecond: null),
        "pairsrate" => new PairsWork(target, loop, bytes, PairMessagesPerSecond),
        "polling" when target.Dialect is SocketIODialect => new PollingWork(target, loop, bytes),
        "churn" => new ChurnWork(target, loop),
        _ => throw new ArgumentException($"{kind}: no such work", nameof(kind)),
    };

    /// <summary>
    /// Something of everything, so that each server has compiled what the measured work needs. That takes processor time, not time: where
    /// other programs have their part of it, the warm-up is longer. It also goes on until an echo costs what it cost one pass before: the
    /// compiler works beside the server, and a starved one takes its time.
    /// </summary>
    private void WarmUp(TimeSpan time)
    {
        string[] kinds = ["churn", "echo", "fanmax", "pairsmax", .. target.Dialect is SocketIODialect ? ["polling"] : Array.Empty<string>(), "echo"];
        var (enough, latest) = (target.Process.CpuTime() + (time * CpuOfWarmUp), Clock.After(time * LongestWarmUp));
        var (cost, before) = (0.0, 0.0);
        while ((target.Process.CpuTime() < enough || Math.Abs(cost - before) > cost * Settled) && Stopwatch.GetTimestamp() < latest)
        {
            before = cost;
            foreach (var kind in kinds)
            {
                cost = Make(kind, bytes: 100).RunOnce(kind, time / kinds.Length / 2).Instructions ?? 0;
            }
        }
    }
}
