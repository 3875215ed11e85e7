using Parlance.Chat.Accounts;
using Parlance.Chat.Data;

namespace Parlance.Chat.Admin.Statistics;

/// <summary>The SQL of statistics.</summary>
internal static class StatisticsStore
{
    private const string Columns = "day, at, messages, conversations, people, bots, sessions, active_day, active_week, active_month, stored_bytes";

    /// <summary>
    /// Counts what there is. It looks at each conversation, account and live session once, and at no message: a conversation knows how many it has.
    /// </summary>
    public static async Task<StatisticsDay> CountAsync(DbSession db, DateTimeOffset now)
    {
        var day = StatisticsDay.DayOf(now);
        var args = new
        {
            day,
            now,
            Person = AccountKind.Person,
            Bot = AccountKind.Bot,
            Today = DateTimeOffset.UnixEpoch.AddDays(day),
            Week = now.AddDays(-7),
            Month = now.AddDays(-30),
        };
        var counted = await db.FindAsync<StatisticsDay>(
            """
            SELECT @day AS day, @now AS at,
                (SELECT CAST(COALESCE(SUM(last_seq), 0) AS BIGINT) FROM conversations) AS messages,
                (SELECT COUNT(*) FROM conversations) AS conversations,
                (SELECT COUNT(*) FROM users WHERE deleted_at IS NULL AND kind = @Person) AS people,
                (SELECT COUNT(*) FROM users WHERE deleted_at IS NULL AND kind = @Bot) AS bots,
                (SELECT COUNT(*) FROM sessions WHERE ended_at IS NULL AND idle_ends_at > @now AND ends_at > @now) AS sessions,
                (SELECT COUNT(DISTINCT user_id) FROM sessions WHERE last_seen_at >= @Today) AS active_day,
                (SELECT COUNT(DISTINCT user_id) FROM sessions WHERE last_seen_at >= @Week) AS active_week,
                (SELECT COUNT(DISTINCT user_id) FROM sessions WHERE last_seen_at >= @Month) AS active_month
            """,
            args);
        var bytes = await db.ScalarAsync<long>(db.Dialect is Dialect.Postgres
            ? "SELECT pg_database_size(current_database())"
            : "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()");
        return counted! with { StoredBytes = bytes };
    }

    /// <summary>Keeps a day as it was last counted. Of two nodes that count at once the later stands.</summary>
    public static Task<int> PutAsync(DbSession db, StatisticsDay day) => db.ExecuteAsync(
        $"""
        INSERT INTO statistics_days ({Columns})
        VALUES (@Day, @At, @Messages, @Conversations, @People, @Bots, @Sessions, @ActiveDay, @ActiveWeek, @ActiveMonth, @StoredBytes)
        ON CONFLICT (day) DO UPDATE SET at = excluded.at, messages = excluded.messages, conversations = excluded.conversations, people = excluded.people,
            bots = excluded.bots, sessions = excluded.sessions, active_day = excluded.active_day, active_week = excluded.active_week,
            active_month = excluded.active_month, stored_bytes = excluded.stored_bytes
            WHERE excluded.at >= statistics_days.at
        """,
        day);

    public static Task<StatisticsDay?> LatestAsync(DbSession db) => db.FindAsync<StatisticsDay>($"SELECT {Columns} FROM statistics_days ORDER BY day DESC LIMIT 1");

    /// <summary>Those of a stretch, and the last one before it: what its first day is told by.</summary>
    public static Task<IReadOnlyList<StatisticsDay>> ReadAsync(DbSession db, long from, long to) => db.QueryAsync<StatisticsDay>(
        $"""
        SELECT {Columns} FROM statistics_days
        WHERE day <= @to AND day >= COALESCE((SELECT MAX(day) FROM statistics_days WHERE day < @from), @from) ORDER BY day
        """,
        new { from, to });
}
