namespace Parlance.SocketIO;

/// <summary>How long acknowledgements are waited for, as an application says it.</summary>
internal static class AckTime
{
    /// <summary>The time; null for as long as the client is connected.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is neither positive nor infinite.</exception>
    public static TimeSpan? Of(TimeSpan timeout)
    {
        if (timeout == Timeout.InfiniteTimeSpan)
        {
            return null;
        }

        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(timeout, TimeSpan.Zero);
        return timeout;
    }
}
