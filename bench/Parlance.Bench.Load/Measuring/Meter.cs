using System.Diagnostics;

namespace Parlance.Bench.Load.Measuring;

/// <summary>Counts operations between a start and a stop, and what processor time the server and this program took for them.</summary>
internal sealed class Meter(ServerProcess server)
{
    private readonly Latencies _latencies = new();
    private readonly Latencies _lateness = new();
    private bool _running;
    private long _count;
    private (long Time, TimeSpan Server, TimeSpan Own, TimeSpan All, long? Instructions) _begin;

    public void Start()
    {
        _count = 0;
        _latencies.Clear();
        _lateness.Clear();
        _begin = Now();
        _running = true;
    }

    /// <summary>One operation has ended that began at this timestamp.</summary>
    public void End(long since)
    {
        if (_running)
        {
            _count++;
            _latencies.Add(Stopwatch.GetTimestamp() - since);
        }
    }

    /// <summary>So many operations have ended of which no latency is asked.</summary>
    public void Count(int operations) => _count += operations;

    /// <summary>Something that was due at this timestamp is sent now.</summary>
    public void Sent(long due)
    {
        if (_running)
        {
            _lateness.Add(Stopwatch.GetTimestamp() - due);
        }
    }

    public Figures Stop(string work)
    {
        var end = Now();
        _running = false;
        var seconds = Stopwatch.GetElapsedTime(_begin.Time, end.Time).TotalSeconds;
        var (server, own) = (end.Server - _begin.Server, end.Own - _begin.Own);
        _latencies.Sort();
        _lateness.Sort();
        return new Figures(
            work,
            Math.Round(_count / seconds, 1),
            Math.Round(server.TotalMicroseconds / Math.Max(_count, 1), 3),
            Math.Round(server.TotalSeconds / seconds, 3),
            Math.Round(own.TotalSeconds / seconds, 3),
            Math.Round(Math.Max((end.All - _begin.All - server - own).TotalSeconds, 0) / seconds, 3))
        {
            P50 = _latencies.Percentile(0.5),
            P99 = _latencies.Percentile(0.99),
            P999 = _latencies.Percentile(0.999),
            Instructions = (end.Instructions - _begin.Instructions) / Math.Max(_count, 1),
            Late99 = _lateness.Percentile(0.99),
        };
    }

    private (long Time, TimeSpan Server, TimeSpan Own, TimeSpan All, long? Instructions) Now() =>
        (Stopwatch.GetTimestamp(), server.CpuTime(), Environment.CpuUsage.TotalTime, Machine.Busy(), server.Instructions());
}
