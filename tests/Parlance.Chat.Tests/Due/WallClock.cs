using Parlance.SocketIO.Testing;

namespace Parlance.Chat.Tests.Due;

/// <summary>A clock on the wall that somebody sets forward and back, while timers go on as the time does.</summary>
internal sealed class WallClock : TimeProvider
{
    private readonly ManualTimeProvider _time = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private long _offsetTicks;

    public override long TimestampFrequency => _time.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => _time.GetUtcNow().AddTicks(Interlocked.Read(ref _offsetTicks));

    public override long GetTimestamp() => _time.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => _time.CreateTimer(callback, state, dueTime, period);

    /// <summary>Time passes.</summary>
    public void Advance(TimeSpan by) => _time.Advance(by);

    /// <summary>Somebody sets the clock; no time passes.</summary>
    public void Set(TimeSpan by) => Interlocked.Add(ref _offsetTicks, by.Ticks);
}
