using Parlance.Bench.Load.Native;

namespace Parlance.Bench.Load.Measuring;

/// <summary>Keeps every sample, in memory that is there before it is needed, so that percentiles are exact.</summary>
internal sealed class Latencies
{
    private const int SamplesAtFirst = 1 << 20;
    private long[] _samples = new long[SamplesAtFirst];

    public int Count { get; private set; }

    public void Clear() => Count = 0;

    public void Add(long ticks)
    {
        if (Count == _samples.Length)
        {
            Array.Resize(ref _samples, _samples.Length * 2);
        }

        _samples[Count++] = ticks;
    }

    public void Sort() => Array.Sort(_samples, 0, Count);

    /// <summary>In milliseconds, of sorted samples; null without any.</summary>
    public double? Percentile(double part) => Count == 0 ? null : Math.Round(Clock.Milliseconds(_samples[Math.Min((int)(Count * part), Count - 1)]), 4);
}
