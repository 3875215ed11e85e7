namespace Parlance.Storage.Tests;

/// <summary>What follows the commits of one line follows in their order, whatever becomes of the others.</summary>
public sealed class CommitOrderTests
{
    [Theory(Timeout = Kinds.PatienceMs), MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task What_many_writers_of_one_row_do_afterwards_follows_in_the_order_in_which_they_had_it(Dialect dialect)
    {
        const int Writes = 300;
        await using var db = await Schema.CreateAsync(dialect);
        var seen = new Seen();

        await Task.WhenAll(Enumerable.Range(0, Writes).Select(_ => Task.Run(() => seen.IncrementAsync(db.Database, "one"), Kinds.Stop)));
        await seen.AllAsync(Writes);

        Assert.Equal(Enumerable.Range(1, Writes).Select(value => ("one", (long)value)), seen.Done);
    }

    [Theory(Timeout = Kinds.PatienceMs), MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task Work_that_is_undone_does_nothing_afterwards_and_holds_up_nobody(Dialect dialect)
    {
        await using var db = await Schema.CreateAsync(dialect);
        var seen = new Seen();

        await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => seen.IncrementAsync(db.Database, "one", _ => throw new TimeZoneNotFoundException("mine")));
        // Refused by the commit itself on PostgreSQL; there is no such counter.
        await Assert.ThrowsAnyAsync<Exception>(() => seen.IncrementAsync(db.Database, "one", Break));
        await seen.IncrementAsync(db.Database, "one");
        await seen.AllAsync(1);

        Assert.Equal([("one", 1L)], seen.Done);

        static Task Break(DbSession session) => session.ExecuteAsync("INSERT INTO promises (name, counter) VALUES ('broken', 'no such')");
    }

    [Theory(Timeout = Kinds.PatienceMs), MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task A_write_that_is_given_up_does_nothing_afterwards_and_holds_up_nobody(Dialect dialect)
    {
        await using var db = await Schema.CreateAsync(dialect);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Kinds.Stop);
        var seen = new Seen();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => seen.IncrementAsync(
            db.Database,
            "one",
            async session =>
            {
                // Cancelled in the middle of the work: its next statement finds out.
                stop.Cancel();
                await session.ValueAsync();
            },
            stop.Token));
        await seen.IncrementAsync(db.Database, "one");
        await seen.AllAsync(1);

        Assert.Equal([("one", 1L)], seen.Done);
    }
}
