namespace Parlance.Chat.Search.Index;

/// <summary>The number of a message in the index: its time in milliseconds, and behind it room for a million of the same time.</summary>
internal static class EntryId
{
    /// <summary>How many have one time.</summary>
    public const long PerTime = 1L << Bits;

    private const int Bits = 20;
    private const long TimeMax = long.MaxValue >> Bits;

    /// <summary>The first of a time. Later ones than there is room for are the last.</summary>
    public static long FirstOf(DateTimeOffset time) => Math.Clamp(time.ToUnixTimeMilliseconds(), 0, TimeMax) << Bits;

    public static DateTimeOffset TimeOf(long id) => DateTimeOffset.FromUnixTimeMilliseconds(id >> Bits);
}
