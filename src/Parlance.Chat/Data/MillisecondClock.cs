namespace Parlance.Chat.Data;

/// <summary>
/// The system's clock in whole milliseconds, as the database keeps them: what is told of a row while it is written is what is read of it later. Thread-safe.
/// </summary>
public sealed class MillisecondClock : TimeProvider
{
    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        var now = base.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond));
    }
}
