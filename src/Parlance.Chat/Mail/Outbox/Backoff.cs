using System.Security.Cryptography;

namespace Parlance.Chat.Mail.Outbox;

/// <summary>When to try again: twice as long after each attempt, and not all at the same moment.</summary>
internal static class Backoff
{
    private const int JitterSteps = 1024;

    /// <summary>The wait after this many attempts.</summary>
    public static TimeSpan After(int attempts) => After(attempts, RandomNumberGenerator.GetInt32(JitterSteps + 1) / (double)JitterSteps);

    /// <param name="attempts">How many have failed, at least one.</param>
    /// <param name="jitter">From 0, a quarter less, to 1, a quarter more.</param>
    public static TimeSpan After(int attempts, double jitter)
    {
        // 2^20 of the first wait is far beyond the longest, and the power stays a finite number.
        var wait = MailLimits.BackoffFirst * Math.Pow(2, Math.Min(attempts - 1, 20));
        return (wait < MailLimits.BackoffMax ? wait : MailLimits.BackoffMax) * (0.75 + (jitter / 2));
    }
}
