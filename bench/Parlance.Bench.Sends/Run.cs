using System.Diagnostics;

namespace Parlance.Bench.Sends;

/// <summary>One rate, held for a time: when each send was due, and when it was acknowledged.</summary>
internal sealed class Run
{
    private readonly int _count;
    private readonly long[] _due;
    private readonly long[] _begun;
    private readonly long[] _ended;
    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _left;
    private int _refused;
    private long _told;
    private long _sentAll;

    public Run(int count)
    {
        _count = _left = count;
        (_due, _begun, _ended) = (new long[count], new long[count], new long[count]);
    }

    public int Refused => _refused;

    public int Acked => _count - _left - _refused;

    public double AckedPerSecond => Acked / Elapsed;

    public double ToldPerSecond => _told / Elapsed;

    // Until the last acknowledgement, if that came after the last send was due.
    private double Elapsed => Stopwatch.GetElapsedTime(_due[0], Math.Max(_sentAll, _ended.Max())).TotalSeconds;

    public void Begin(int index, long due) => (_due[index], _begun[index]) = (due, Stopwatch.GetTimestamp());

    public void End(int index, bool isOk)
    {
        _ended[index] = Stopwatch.GetTimestamp();
        if (!isOk)
        {
            Interlocked.Increment(ref _refused);
        }

        if (Interlocked.Decrement(ref _left) == 0)
        {
            _over.SetResult();
        }
    }

    public void Told() => Interlocked.Increment(ref _told);

    public void Sent() => _sentAll = Stopwatch.GetTimestamp();

    public async Task WaitAsync(TimeSpan patience) => await Task.WhenAny(_over.Task, Task.Delay(patience));

    /// <summary>Milliseconds from when a send was due to its acknowledgement, at this share of the sends. One that never came counts as endless.</summary>
    public double Ack(double share) => At(share, index => _ended[index] == 0 ? double.PositiveInfinity : Milliseconds(_due[index], _ended[index]));

    /// <summary>How late the generator itself was.</summary>
    public double Late(double share) => At(share, index => Milliseconds(_due[index], _begun[index]));

    private double At(double share, Func<int, double> figure)
    {
        var sorted = Enumerable.Range(0, _count).Select(figure).Order().ToArray();
        return sorted[Math.Min(_count - 1, (int)(share * _count))];
    }

    private static double Milliseconds(long from, long to) => Stopwatch.GetElapsedTime(from, to).TotalMilliseconds;
}
