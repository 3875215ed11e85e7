using Parlance.Chat.Data;

namespace Parlance.Chat.Due;

/// <summary>The SQL of <c>due_work</c>. An item is leased before it is attempted, so that no two nodes are at it.</summary>
internal static class DueQueue
{
    /// <summary>Writes an item, or gives the one of this key another time. An attempt that is under way has lost it.</summary>
    public static Task<int> PutAsync(DbSession db, string kind, string key, DateTimeOffset due) => db.ExecuteAsync(
        """
        INSERT INTO due_work (kind, key, due_at, next_at, attempts, lease) VALUES (@kind, @key, @due, @due, 0, NULL)
        ON CONFLICT (kind, key) DO UPDATE SET due_at = excluded.due_at, next_at = excluded.next_at, attempts = 0, lease = NULL
        """,
        new { kind, key, due });

    public static Task<int> DropAsync(DbSession db, string kind, string key) =>
        db.ExecuteAsync("DELETE FROM due_work WHERE kind = @kind AND key = @key", new { kind, key });

    /// <summary>When the next item of this kind is to be looked at.</summary>
    public static Task<DateTimeOffset?> NextAsync(DbSession db, string kind) =>
        // Every time is after nothing: that names the index.
        db.FindAsync<DateTimeOffset?>("SELECT next_at FROM due_work WHERE kind = @kind AND next_at > 0 ORDER BY next_at LIMIT 1", new { kind });

    /// <summary>Takes items that are due and free, the longest waiting first.</summary>
    public static Task<IReadOnlyList<DueItem>> LeaseAsync(DbSession db, string kind, DateTimeOffset now, int take) => db.QueryAsync<DueItem>(
        $"""
        WITH due AS (
            SELECT key FROM due_work WHERE kind = @kind AND next_at <= @now ORDER BY next_at LIMIT @take
            {(db.Dialect is Dialect.Postgres ? "FOR UPDATE SKIP LOCKED" : "")}
        )
        UPDATE due_work SET attempts = attempts + 1, next_at = @until, lease = @lease WHERE kind = @kind AND key IN (SELECT key FROM due)
        RETURNING kind, key, due_at, attempts, lease
        """,
        new { kind, now, take, until = now + DueLimits.Lease, lease = Guid.CreateVersion7(now) });

    /// <summary>Takes an item away, for good. False if it is somebody else's by now, has another time, or was dropped.</summary>
    public static async Task<bool> EndAsync(DbSession db, DueItem item) =>
        await db.ExecuteAsync("DELETE FROM due_work WHERE kind = @Kind AND key = @Key AND lease = @Lease", item) is 1;

    /// <summary>Gives it another time, as if it were new.</summary>
    public static async Task<bool> RepeatAsync(DbSession db, DueItem item, DateTimeOffset at) => await db.ExecuteAsync(
        "UPDATE due_work SET due_at = @at, next_at = @at, attempts = 0, lease = NULL WHERE kind = @Kind AND key = @Key AND lease = @Lease",
        new { item.Kind, item.Key, item.Lease, at }) is 1;

    /// <summary>Gives it back for another attempt.</summary>
    public static async Task<bool> PostponeAsync(DbSession db, DueItem item, DateTimeOffset until) => await db.ExecuteAsync(
        "UPDATE due_work SET next_at = @until, lease = NULL WHERE kind = @Kind AND key = @Key AND lease = @Lease",
        new { item.Kind, item.Key, item.Lease, until }) is 1;

    /// <summary>Whether items are held for longer than any can be: they were held by a clock that was ahead, and has been set back.</summary>
    public static async Task<bool> AnyHeldAsync(DbSession db, string kind, DateTimeOffset now)
    {
        var (leased, begun) = Ends(now);
        return await db.FindAsync<int?>("SELECT 1 FROM due_work WHERE kind = @kind AND lease IS NOT NULL AND next_at > @leased LIMIT 1", new { kind, leased }) is not null
            || await db.FindAsync<int?>("SELECT 1 FROM due_work WHERE kind = @kind AND attempts > 0 AND next_at > @begun LIMIT 1", new { kind, begun }) is not null;
    }

    /// <summary>Frees them.</summary>
    public static async Task FreeAsync(DbSession db, string kind, DateTimeOffset now)
    {
        var (leased, begun) = Ends(now);
        await db.ExecuteAsync("UPDATE due_work SET next_at = due_at, lease = NULL WHERE kind = @kind AND lease IS NOT NULL AND next_at > @leased", new { kind, leased });
        await db.ExecuteAsync("UPDATE due_work SET next_at = due_at, lease = NULL WHERE kind = @kind AND attempts > 0 AND next_at > @begun", new { kind, begun });
    }

    // Twice as long as each is, since the clocks of two nodes are never quite the same.
    private static (DateTimeOffset Leased, DateTimeOffset Begun) Ends(DateTimeOffset now) => (now + (2 * DueLimits.Lease), now + (2 * DueLimits.BackoffMax));
}
