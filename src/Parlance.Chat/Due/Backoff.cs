using System.Security.Cryptography;

namespace Parlance.Chat.Due;

/// <summary>When to try again: twice as long after each attempt, and not all at the same moment.</summary>
internal static class Backoff
{
    private const int JitterSteps = 1024;

    /// <summary>The wait after this many attempts.</summary>
    public static TimeSpan After(long attempts, TimeSpan first, TimeSpan max) =>
        After(attempts, first, max, RandomNumberGenerator.GetInt32(JitterSteps + 1) / (double)JitterSteps);

    /// <param name="attempts">How many have failed, at least one.</param>
    /// <param name="first">The wait after the first.</param>
    /// <param name="max">The longest wait.</param>
    /// <param name="jitter">From 0, a quarter less, to 1, a quarter more.</param>
    public static TimeSpan After(long attempts, TimeSpan first, TimeSpan max, double jitter)
    {
        // 2^20 of the first wait is far beyond the longest, and the power stays a finite number.
        var wait = first * Math.Pow(2, Math.Min(attempts - 1, 20));
        return (wait < max ? wait : max) * (0.75 + (jitter / 2));
    }
}
