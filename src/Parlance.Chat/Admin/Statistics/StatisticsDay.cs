namespace Parlance.Chat.Admin.Statistics;

/// <summary>A row of <c>statistics_days</c>.</summary>
internal sealed record StatisticsDay
{
    public long Day { get; init; }

    public DateTimeOffset At { get; init; }

    public long Messages { get; init; }

    public long Conversations { get; init; }

    public long People { get; init; }

    public long Bots { get; init; }

    public long Sessions { get; init; }

    public long ActiveDay { get; init; }

    public long ActiveWeek { get; init; }

    public long ActiveMonth { get; init; }

    public long StoredBytes { get; init; }

    public static long DayOf(DateTimeOffset time) => time.ToUnixTimeSeconds() / 86_400;

    public static DateOnly DateOf(long day) => DateOnly.FromDateTime(DateTimeOffset.UnixEpoch.AddDays(day).UtcDateTime);
}
