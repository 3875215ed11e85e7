namespace Parlance.Chat.Lobby;

/// <summary>Allows <paramref name="burst"/> actions at once and <paramref name="perSecond"/> in the long run. Thread-safe.</summary>
internal sealed class TokenBucket(double burst, double perSecond, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly double _burst = burst;
    private double _tokens = burst;
    private long _filledAt = clock.GetTimestamp();

    /// <summary>Takes one action's worth, or tells how long to wait for it.</summary>
    public bool TryTake(out TimeSpan retryAfter)
    {
        lock (_gate)
        {
            var now = clock.GetTimestamp();
            _tokens = Math.Min(_burst, _tokens + (clock.GetElapsedTime(_filledAt, now).TotalSeconds * perSecond));
            _filledAt = now;
            if (_tokens >= 1)
            {
                _tokens--;
                retryAfter = TimeSpan.Zero;
                return true;
            }

            // Upwards to whole tenths, so that a client which waits exactly this long is never early.
            retryAfter = TimeSpan.FromSeconds(Math.Ceiling((1 - _tokens) / perSecond * 10) / 10);
            return false;
        }
    }
}
