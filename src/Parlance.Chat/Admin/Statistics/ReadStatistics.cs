using Parlance.Chat.Data;
using Parlance.Chat.Http;
using Parlance.Chat.Presence.Live;

namespace Parlance.Chat.Admin.Statistics;

/// <summary>Tells administrators what there is on the server, and what there was on each day.</summary>
internal sealed class ReadStatistics(ChatDatabase database, CountStatistics count, NodePresence presence, TimeProvider clock)
{
    private const int DaysMax = 366;
    private const int DaysDefault = 30;

    // Whoever looks again within it is told the same.
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    /// <param name="At">When it was counted, at most a minute ago.</param>
    /// <param name="People">Accounts of people.</param>
    /// <param name="Bots">Accounts of bots and of incoming webhooks.</param>
    /// <param name="Conversations">Conversations of all kinds.</param>
    /// <param name="Messages">Messages that were ever written.</param>
    /// <param name="Sessions">Devices that are signed in.</param>
    /// <param name="ActiveDay">People who were here today, in UTC.</param>
    /// <param name="ActiveWeek">People who were here in the last 7 days.</param>
    /// <param name="ActiveMonth">People who were here in the last 30 days.</param>
    /// <param name="StoredBytes">What the database takes.</param>
    /// <param name="Here">Who is connected to the node that answers.</param>
    /// <param name="Days">What there was on each day, the oldest first. Days on which the server did not run are left out.</param>
    public sealed record Answer(
        DateTimeOffset At,
        long People,
        long Bots,
        long Conversations,
        long Messages,
        long Sessions,
        long ActiveDay,
        long ActiveWeek,
        long ActiveMonth,
        long StoredBytes,
        Connected Here,
        IReadOnlyList<Item> Days);

    /// <param name="People">Accounts.</param>
    /// <param name="Sockets">Connections.</param>
    public sealed record Connected(int People, int Sockets);

    /// <param name="Day">Which day, in UTC.</param>
    /// <param name="Messages">Messages written since the day before; null on the first that was counted.</param>
    /// <param name="Active">People who were here.</param>
    /// <param name="People">Accounts of people at its end.</param>
    /// <param name="Conversations">Conversations at its end.</param>
    /// <param name="StoredBytes">What the database took at its end.</param>
    public sealed record Item(DateOnly Day, long? Messages, long Active, long People, long Conversations, long StoredBytes);

    public async Task<Answer> HandleAsync(DateOnly? from, DateOnly? to, CancellationToken cancel)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var (first, last) = (from ?? (to ?? today).AddDays(1 - DaysDefault), to ?? today);
        var validation = new Validation();
        validation.Require(first <= last && last.DayNumber - first.DayNumber < DaysMax, "from", $"a day that is not after 'to', and at most {DaysMax} days");
        validation.ThrowIfInvalid();
        var now = await count.RunAsync(Fresh, cancel);
        var rows = await database.ReadAsync(db => StatisticsStore.ReadAsync(db, DayOf(first), DayOf(last)), cancel);
        return new(
            now.At, now.People, now.Bots, now.Conversations, now.Messages, now.Sessions, now.ActiveDay, now.ActiveWeek, now.ActiveMonth, now.StoredBytes,
            new(presence.Count, presence.Sockets), [.. ItemsOf(rows, DayOf(first))]);
    }

    private static long DayOf(DateOnly day) => StatisticsDay.DayOf(new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero));

    private static IEnumerable<Item> ItemsOf(IReadOnlyList<StatisticsDay> rows, long first)
    {
        StatisticsDay? before = null;
        foreach (var row in rows)
        {
            if (row.Day >= first)
            {
                long? written = before is null ? null : Math.Max(0, row.Messages - before.Messages);
                yield return new(StatisticsDay.DateOf(row.Day), written, row.ActiveDay, row.People, row.Conversations, row.StoredBytes);
            }

            before = row;
        }
    }
}
